import { CompletionContext, type CompletionResult, nextSnippetField } from '@codemirror/autocomplete'
import type { EditorState, TransactionSpec } from '@codemirror/state'
import type { EditorView } from '@codemirror/view'
import { describe, expect, it } from 'vitest'
import { marked, markedState } from '../testing/marked-state.ts'
import type { ShortcodeOption } from './hugo-shortcodes.ts'
import { shortcodeCompletion } from './shortcode-completion.ts'

const SITE: readonly ShortcodeOption[] = [
  { name: 'film-card', args: '"sintel"', detail: 'This site' },
  { name: 'youtube', args: '"id" caption="what it shows"', detail: 'This site' },
  { name: 'aside', args: '', detail: 'This site', paired: true }
]

function completionsAt(state: EditorState): CompletionResult | null {
  const result = shortcodeCompletion(() => SITE)(
    new CompletionContext(state, state.selection.main.head, false)
  )
  return result as CompletionResult | null
}

function names(text: string): readonly string[] {
  return completionsAt(markedState(text))?.options.map(option => option.label) ?? []
}

/** The text after the completion of that name was taken, and after each press of Tab. */
function takeSteps(text: string, name: string, tabs: number): readonly string[] {
  let state = markedState(text)
  const result = completionsAt(state)
  const option = result?.options.find(({ label }) => label === name)
  if (!result || !option || typeof option.apply !== 'function') throw new Error(`No completion ${name}`)
  const editor = {
    get state() {
      return state
    },
    dispatch: (...specs: TransactionSpec[]) => {
      state = state.update(...specs).state
    }
  }
  const view = editor as unknown as EditorView
  option.apply(view, option, result.from, state.selection.main.head)
  const steps = [marked(state)]
  for (let tab = 0; tab < tabs; tab += 1) {
    nextSnippetField(view)
    steps.push(marked(state))
  }
  return steps
}

const take = (text: string, name: string): string | undefined => takeSteps(text, name, 0)[0]

describe('shortcode completion', () => {
  it('opens behind the braces, with or without a delimiter, and within the name', () => {
    for (const text of ['{{|', '{{|}}', '{{<|', '{{< |', '{{% you|', 'See {{< you| >}}']) {
      expect(names(text)).toContain('youtube')
    }
  })

  it('does not open in text, in arguments, in code and in front matter', () => {
    for (const text of [
      'you|',
      '{ {|',
      '{{< youtube |',
      '`x`\n\n    {{|',
      '```\n{{|\n```',
      '---\na: {{|\n---\n'
    ]) {
      expect(names(text)).toEqual([])
    }
  })

  it('names the site’s own first, and one name once', () => {
    const found = names('{{|')
    expect(found.slice(0, 2)).toEqual(['film-card', 'youtube'])
    expect(found.filter(name => name === 'youtube')).toHaveLength(1)
  })

  it('writes the call with its first argument selected', () => {
    expect(take('See {{| now', 'vimeo')).toBe('See {{< vimeo "«id»" >}} now')
    expect(take('{{< you|', 'youtube')).toBe('{{< youtube "«id»" caption="what it shows" >}}')
  })

  it('takes over the braces that typing has closed', () => {
    expect(take('{{|}}', 'vimeo')).toBe('{{< vimeo "«id»" >}}')
    expect(take('{{< | >}} now', 'vimeo')).toBe('{{< vimeo "«id»" >}} now')
    expect(take('{{% | %}}', 'vimeo')).toBe('{{% vimeo "«id»" %}}')
  })

  it('writes both calls of a pair, with a place between them', () => {
    expect(take('{{<|', 'details')).toBe('{{< details summary="«summary»" >}}\n\n{{< /details >}}')
    expect(take('{{%|', 'highlight')).toBe('{{% highlight «language» %}}\n\n{{% /highlight %}}')
    expect(take('{{<|', 'aside')).toBe('{{< aside >}}\n|\n{{< /aside >}}')
  })

  it('goes with Tab from argument to argument, into what it stands around, and behind it', () => {
    expect(takeSteps('{{|}} now', 'figure', 2)).toEqual([
      '{{< figure src="«image.jpg»" alt="what it shows" >}} now',
      '{{< figure src="image.jpg" alt="«what it shows»" >}} now',
      '{{< figure src="image.jpg" alt="what it shows" >}}| now'
    ])
    expect(takeSteps('{{|}}', 'details', 2).slice(1)).toEqual([
      '{{< details summary="summary" >}}\n|\n{{< /details >}}',
      '{{< details summary="summary" >}}\n\n{{< /details >}}|'
    ])
  })

  it('closes a pair', () => expect(take('{{< /det| >}}', 'details')).toBe('{{< /details >}}|'))
})
