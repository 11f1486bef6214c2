import { CompletionContext, type CompletionResult } from '@codemirror/autocomplete'
import type { EditorState, TransactionSpec } from '@codemirror/state'
import type { EditorView } from '@codemirror/view'
import { describe, expect, it } from 'vitest'
import { marked, markedState } from '../testing/marked-state.ts'
import type { ShortcodeOption } from './hugo-shortcodes.ts'
import { shortcodeCompletion } from './shortcode-completion.ts'

const SITE: readonly ShortcodeOption[] = [
  { name: 'film-card', args: '"sintel"', detail: 'This site' },
  { name: 'youtube', args: '"id" caption="what it shows"', detail: 'This site' }
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

/** The text after the completion of that name was taken. */
function take(text: string, name: string): string {
  let state = markedState(text)
  const result = completionsAt(state)
  const option = result?.options.find(({ label }) => label === name)
  if (!result || !option || typeof option.apply !== 'function') throw new Error(`No completion ${name}`)
  const view = {
    state,
    dispatch: (...specs: TransactionSpec[]) => {
      state = state.update(...specs).state
    }
  }
  option.apply(view as unknown as EditorView, option, result.from, state.selection.main.head)
  return marked(state)
}

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

  it('writes both calls of a pair', () => {
    expect(take('{{<|', 'details')).toBe('{{< details summary="«summary»" >}}\n\n{{< /details >}}')
    expect(take('{{%|', 'highlight')).toBe('{{% highlight language %}}|\n\n{{% /highlight %}}')
  })

  it('closes a pair', () => expect(take('{{< /det| >}}', 'details')).toBe('{{< /details >}}|'))
})
