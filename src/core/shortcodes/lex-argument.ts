import type { ShortcodeArgument, ShortcodeFault } from './shortcode.ts'

type LexedArgument = ShortcodeArgument | ShortcodeFault

/** Where the argument starts (at its name, if it has one), and that name. */
interface ArgumentStart {
  readonly from: number
  readonly name: string | null
}

/** The end of the white space at an offset: Hugo takes line ends between arguments for spaces. */
export function skipSpace(text: string, at: number): number {
  return at + (matchAt(/[\t\n\v\f\r ]+/y, text, at)?.length ?? 0)
}

/** What a sticky pattern finds at an offset. */
export function matchAt(pattern: RegExp, text: string, at: number): string | null {
  pattern.lastIndex = at
  return pattern.exec(text)?.[0] ?? null
}

/**
 * Reads the argument at an offset: quoted, raw (in backticks) or bare; by position or with a name. `end` is the
 * delimiter that closes the call. Gives null where no argument can start.
 */
export function lexArgument(text: string, at: number, end: string): LexedArgument | null {
  const quoted = lexQuotedOrRaw(text, at, { from: at, name: null })
  if (quoted) return quoted
  const word = matchAt(/[\p{L}\p{Nd}_-][\p{L}\p{Nd}_.-]*/uy, text, at)
  if (word === null) return null
  const equals = skipSpace(text, at + word.length)
  if (text[equals] === '=')
    return lexNamedValue(text, skipSpace(text, equals + 1), end, { from: at, name: word })
  const to = at + word.length
  return { from: at, to, name: null, value: word, valueRange: { from: at, to }, quote: '' }
}

function lexNamedValue(text: string, at: number, end: string, start: ArgumentStart): LexedArgument {
  const quoted = lexQuotedOrRaw(text, at, start)
  if (quoted) return quoted
  if (at >= text.length || text.startsWith(end, at)) {
    return fault('missing-value', start.from, at, `The argument ${start.name} has no value.`)
  }
  // A bare value goes on to the next space, whatever it is; only so far as not to run into the next call.
  const to = searchFrom(/\s|\{\{[<%]|[>%]\}\}/g, text, at)
  const value = text.slice(at, to)
  if (/\S/.test(text[to] ?? ' ')) {
    return fault('missing-space', start.from, to, `There must be a space between ${value} and ${end}.`)
  }
  return { from: start.from, to, name: start.name, value, valueRange: { from: at, to }, quote: '' }
}

function lexQuotedOrRaw(text: string, at: number, start: ArgumentStart): LexedArgument | null {
  if (text[at] === '`') return lexRaw(text, at, start)
  if (text[at] === '"') return lexQuoted(text, at, start)
  if (text.startsWith('\\"', at)) return lexEscaped(text, at, start)
  if (!text.startsWith('\\`', at)) return null
  return misplacedEscape(at)
}

function lexRaw(text: string, at: number, { from, name }: ArgumentStart): LexedArgument {
  const close = text.indexOf('`', at + 1)
  if (close < 0) {
    return fault(
      'unclosed-raw-string',
      from,
      lineEnd(text, at),
      'The backtick that opens this text is never closed.'
    )
  }
  const value = text.slice(at + 1, close)
  return { from, to: close + 1, name, value, valueRange: { from: at + 1, to: close }, quote: '`' }
}

/** `"…"`: `\"` stands for a quote in it, and then every backslash goes, as in Hugo; it ends on its own line. */
function lexQuoted(text: string, at: number, { from, name }: ArgumentStart): LexedArgument {
  let close = searchFrom(/["\n]|\\["`]/g, text, at + 1)
  while (text.startsWith('\\"', close)) close = searchFrom(/["\n]|\\["`]/g, text, close + 2)
  if (text[close] === '\\') return misplacedEscape(close)
  if (text[close] !== '"') return unclosedQuote(text, from)
  const source = text.slice(at + 1, close)
  const value = source.includes('\\"') ? source.replaceAll('\\', '') : source
  return { from, to: close + 1, name, value, valueRange: { from: at + 1, to: close }, quote: '"' }
}

/** `\"…\"`, as it is written inside another quoted argument. */
function lexEscaped(text: string, at: number, { from, name }: ArgumentStart): LexedArgument {
  const close = searchFrom(/["\n]|\\["`]/g, text, at + 2)
  const valueRange = { from: at + 2, to: close }
  if (text.startsWith('\\`', close)) return misplacedEscape(close)
  const quote = matchAt(/\\?"/y, text, close)
  if (quote === null) return unclosedQuote(text, from)
  const value = text.slice(at + 2, close)
  return { from, to: close + quote.length, name, value, valueRange, quote: '\\"' }
}

/** Where a global pattern is found next, else the text's end. A loop in the pattern itself would exhaust the stack. */
function searchFrom(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at
  return pattern.exec(text)?.index ?? text.length
}

function misplacedEscape(at: number): ShortcodeFault {
  return fault('misplaced-escape', at, at + 2, 'There is a backslash too many before this backtick.')
}

function unclosedQuote(text: string, from: number): ShortcodeFault {
  return fault(
    'unclosed-quote',
    from,
    lineEnd(text, from),
    'The quote that opens this text is not closed on its line.'
  )
}

function lineEnd(text: string, at: number): number {
  const end = text.indexOf('\n', at)
  return end < 0 ? text.length : end
}

function fault(code: ShortcodeFault['code'], from: number, to: number, message: string): ShortcodeFault {
  return { code, from, to, message }
}
