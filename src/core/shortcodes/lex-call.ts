import { lexArgument, matchAt, skipSpace } from './lex-argument.ts'
import type { ShortcodeArgument, ShortcodeCall, ShortcodeFault } from './shortcode.ts'

/** What was read of a call so far. */
interface CallState {
  name: { readonly text: string; readonly from: number; readonly inline: boolean } | null
  /** The `/`: before the name it closes another call, after it this one. */
  slash: 'before' | 'after' | null
  readonly arguments: ShortcodeArgument[]
}

/**
 * Reads one call from its opening delimiter on, as Hugo's page lexer does (hugo
 * `parser/pageparser/pagelexer_shortcode.go`): line ends are white space in it, a bare named value ends only at
 * white space, named and positional arguments do not mix. Gives the call, or why Hugo refuses it.
 */
export function lexCall(text: string, from: number): ShortcodeCall | ShortcodeFault {
  const delimiter = text[from + 2] === '<' ? '<' : '%'
  const end = delimiter === '<' ? '>}}' : '%}}'
  const state: CallState = { name: null, slash: null, arguments: [] }
  let at = skipSpace(text, from + 3)
  while (!text.startsWith(end, at)) {
    // Another delimiter, or the end, means that this call was never closed.
    if (/^(?:[<>%]\}\}|\{\{[<%]|$)/.test(text.slice(at, at + 3))) return unclosed(text, from, end)
    const next = lexElement(text, at, end, state)
    if (typeof next !== 'number') return next
    at = skipSpace(text, next)
  }
  const { name, slash } = state
  if (!name) return fault('missing-name', from, at + 3, 'This shortcode has no name.')
  return {
    from,
    to: at + 3,
    delimiter,
    name: name.text,
    nameRange: { from: name.from, to: name.from + name.text.length },
    form: slash === 'before' ? 'close' : slash === 'after' ? 'self-closing' : 'open',
    inline: name.inline,
    arguments: state.arguments,
    partner: null
  }
}

/** Reads the next element of a call; gives where it ends, or what is wrong with it. */
function lexElement(text: string, at: number, end: string, state: CallState): number | ShortcodeFault {
  if (state.slash === 'after' || (state.slash === 'before' && state.name)) {
    return fault('misplaced-character', at, at + 1, 'Nothing can follow here but the end of the shortcode.')
  }
  if (text[at] === '/') {
    state.slash = state.name ? 'after' : 'before'
    return at + 1
  }
  if (!state.name) return lexName(text, at, state)
  const argument = lexArgument(text, at, end)
  if (!argument) return misplaced(text, at, 'Put the argument in quotes.')
  if ('code' in argument) return argument
  const first = state.arguments[0]
  if (first && (first.name === null) !== (argument.name === null)) {
    const message = 'Arguments with a name and arguments without one cannot stand in the same shortcode.'
    return fault('mixed-arguments', argument.from, argument.to, message)
  }
  state.arguments.push(argument)
  return argument.to
}

function lexName(text: string, from: number, state: CallState): number | ShortcodeFault {
  const word = matchAt(/[\p{L}\p{Nd}_][\p{L}\p{Nd}_/-]*/uy, text, from)
  if (word === null) return misplaced(text, from, 'A shortcode starts with its name.')
  const to = from + word.length
  const inline = text.startsWith('.inline ', to)
  if (text[to] === '.' && !inline) {
    return fault('misplaced-period', from, to + 1, 'The name of a shortcode has no period.')
  }
  state.name = { text: inline ? `${word}.inline` : word, from, inline }
  return inline ? to + '.inline'.length : to
}

function misplaced(text: string, at: number, advice: string): ShortcodeFault {
  const char = String.fromCodePoint(text.codePointAt(at) ?? 0)
  const message = `${char} cannot stand here in a shortcode. ${advice}`
  return fault('misplaced-character', at, at + char.length, message)
}

function unclosed(text: string, from: number, end: string): ShortcodeFault {
  const lineEnd = text.indexOf('\n', from)
  const message = `This shortcode is not closed. It must end with ${end}.`
  return fault('unclosed-call', from, lineEnd < 0 ? text.length : lineEnd, message)
}

function fault(code: ShortcodeFault['code'], from: number, to: number, message: string): ShortcodeFault {
  return { code, from, to, message }
}
