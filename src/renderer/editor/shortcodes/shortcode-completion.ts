import {
  type Completion,
  type CompletionContext,
  type CompletionResult,
  type CompletionSource,
  snippet
} from '@codemirror/autocomplete'
import type { EditorView } from '@codemirror/view'
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
      const { doc } = view.state
      const [open, close] = doc.sliceString(start + 2, start + 3) === '%' ? ['{{%', '%}}'] : ['{{<', '>}}']
      const behind = CLOSING.exec(doc.sliceString(to, doc.lineAt(to).to))?.[0].length ?? 0
      snippet(template(option, open, close, closes))(view, chosen, start, to + behind)
    }
  }
}

/**
 * The call as a snippet of CodeMirror: Tab goes from one argument to the next, into what the call stands around, and
 * behind it.
 */
function template(option: ShortcodeOption, open: string, close: string, closes: boolean): string {
  if (closes) return `${open} /${option.name} ${close}${STOP}`
  const opening = [open, option.name, stops(option.args), close].filter(part => part !== '').join(' ')
  const inner = option.paired ? `\n${STOP}\n${open} /${option.name} ${close}` : ''
  return `${opening}${inner}${STOP}`
}

/** Where Tab stops, with nothing in it. */
const STOP = '\u0024{}'

/** The value of an argument: what quotes hold, or a word that stands for itself. */
const VALUE = /([\w.-]*=?")([^"]+)"|([^\s"=]+)(?=\s|$)/g

function stops(args: string): string {
  let number = 0
  const stop = (value: string) => {
    number += 1
    return `\${${number}:${value}}`
  }
  return args.replaceAll(VALUE, (_, before?: string, quoted?: string, bare?: string) =>
    quoted === undefined ? stop(bare ?? '') : `${before}${stop(quoted)}"`
  )
}
