import {
  type Completion,
  type CompletionContext,
  type CompletionResult,
  type CompletionSource,
  pickedCompletion
} from '@codemirror/autocomplete'
import { EditorSelection, type EditorState, type TransactionSpec } from '@codemirror/state'
import type { EditorView } from '@codemirror/view'
import type { TextRange } from '#core/text/text-edit.ts'
import { isProse } from '../commands/command-scope.ts'
import { HUGO_SHORTCODES, type ShortcodeOption } from './hugo-shortcodes.ts'

/** `{{`, a delimiter or none yet, a closing slash, and the name so far. */
const OPENING = /\{\{([<%]?)[ \t]*(\/?)[ \t]*([\w./-]*)$/
/** What the bracket pairs have put behind the cursor already. */
const CLOSING = /^[ \t]*[>%]?\}\}/

/**
 * Completes shortcode calls: the site's own and Hugo's. Opens on `{{`, so that nobody has to know which delimiter comes next.
 */
export function shortcodeCompletion(siteShortcodes: () => readonly ShortcodeOption[]): CompletionSource {
  return (context: CompletionContext): CompletionResult | null => {
    const opening = context.matchBefore(OPENING)
    if (!opening || !isProse(context.state, opening.from + 1)) return null
    const [, , closes, name = ''] = OPENING.exec(opening.text) ?? []
    const site = siteShortcodes()
    const own = new Set(site.map(option => option.name))
    const options = [...site, ...HUGO_SHORTCODES.filter(option => !own.has(option.name))]
    return {
      from: context.pos - name.length,
      options: options.map((option, at) => completion(option, opening.from, closes === '/', -at)),
      validFor: /^[\w./-]*$/
    }
  }
}

function completion(option: ShortcodeOption, start: number, closes: boolean, boost: number): Completion {
  return {
    label: option.name,
    detail: option.detail,
    boost: Math.max(boost, -99),
    apply: (view: EditorView, chosen: Completion, _from: number, to: number) => {
      view.dispatch(insertion(view.state, option, { from: start, to }, closes), {
        annotations: pickedCompletion.of(chosen)
      })
    }
  }
}

/** The call in place of what was typed of it, with its first argument selected. */
function insertion(
  state: EditorState,
  option: ShortcodeOption,
  { from, to }: TextRange,
  closes: boolean
): TransactionSpec {
  const line = state.doc.lineAt(to)
  const [open, close] = state.sliceDoc(from + 2, from + 3) === '%' ? ['{{%', '%}}'] : ['{{<', '>}}']
  const behind = CLOSING.exec(line.text.slice(to - line.from))?.[0].length ?? 0
  const call = [open, closes ? `/${option.name}` : option.name, closes ? '' : option.args, close]
  const opening = call.filter(part => part !== '').join(' ')
  const insert = option.paired && !closes ? `${opening}\n\n${open} /${option.name} ${close}` : opening
  const argument = closes ? null : /(?<=")[^"]+(?=")/.exec(insert)
  const anchor = from + (argument?.index ?? opening.length)
  return {
    changes: { from, to: to + behind, insert },
    selection: EditorSelection.single(anchor, anchor + (argument?.[0].length ?? 0)),
    userEvent: 'input.complete',
    scrollIntoView: true
  }
}
