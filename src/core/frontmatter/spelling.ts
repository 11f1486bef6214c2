import type { ScalarLook } from './looks.ts'
import { isTextToAll } from './scalar-types.ts'
import {
  type LogicalLine,
  physicalLines,
  readFoldedWrapping,
  readLiteralWrapping,
  rewrap,
  type Wrapping
} from './wrapping.ts'

/** Where a scalar is to be written. */
export interface Spot {
  /** Inside brackets or braces. */
  readonly flow: boolean
  /** The column of its key or dash. */
  readonly parentColumn: number
}

/**
 * Characters that only double quotes can hold safely: control characters, line breaks that Go knows and YAML 1.2
 * does not (U+0085, U+2028, U+2029), the byte order mark, halves of surrogate pairs.
 */
const SPECIAL = /[\p{Cc}\p{Cs}\u2028\u2029\ufeff\ufffe\uffff]/u

/** Half of a surrogate pair alone cannot be saved as UTF-8, and Hugo refuses its escape. */
export function canBeSaved(text: string): boolean {
  return !/\p{Cs}/u.test(text)
}

/** Whether a text can stand without quotes, the same to every reader (facts.md, "Front matter"). */
export function isPlainSafe(text: string, flow: boolean): boolean {
  if (text === '' || text !== text.trim() || SPECIAL.test(text)) return false
  if (/^[-?:,[\]{}#&*!|>'"%@`=<~]|^\.\.\./.test(text)) return false
  if (/:(?:\s|$)|\s#/.test(text)) return false
  // Hugo's older parser stops at any colon or question mark of a plain scalar between brackets.
  if (flow && /[,[\]{}:?]/.test(text)) return false
  return isTextToAll(text)
}

/** A text in the given look, or null where that look cannot hold it safely. */
export function spell(text: string, look: ScalarLook, spot: Spot, old?: Wrapping | null): string | null {
  switch (look.style) {
    case 'plain':
      return isPlainSafe(text, spot.flow) ? text : null
    case 'single':
      return SPECIAL.test(text) ? null : `'${text.replaceAll("'", "''")}'`
    case 'double':
      return doubleQuoted(text)
    default:
      return spot.flow ? null : blockScalar(text, look, spot, old ?? null)
  }
}

const ESCAPES: Readonly<Record<string, string>> = {
  '"': '\\"',
  '\\': '\\\\',
  '\n': '\\n',
  '\t': '\\t',
  '\r': '\\r'
}

/** The inside of a double-quoted scalar. */
export function escapeDouble(text: string): string {
  return text.replace(
    /["\\\p{Cc}\u2028\u2029\ufeff\ufffe\uffff]/gu,
    char => ESCAPES[char] ?? `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`
  )
}

function doubleQuoted(text: string): string {
  return `"${escapeDouble(text)}"`
}

function blockScalar(text: string, look: ScalarLook, spot: Spot, old: Wrapping | null): string | null {
  // Without a first line that starts at the left, the block needs its indentation as a number. Hugo's parsers
  // stumble over tabs and over lines of spaces alone, and drop spaces at the end.
  const isNumbered = look.numbered && look.indent < 10 && /^ *\S/.test(text)
  if (!isNumbered && !/^\S/.test(text)) return null
  if (
    SPECIAL.test(text.replaceAll(look.tabs ? /[\n\t]/g : '\n', '')) ||
    /^ +$/m.test(text) ||
    text.endsWith(' ')
  )
    return null
  if (look.chomp !== '+' && text.endsWith('\n')) return null
  const column = Math.max(0, spot.parentColumn) + look.indent
  const lines =
    look.style === 'literal' ? literalLines(text, look, column, old) : foldedLines(text, look, column, old)
  if (!lines) return null
  const pad = ' '.repeat(column)
  const indicator = look.style === 'literal' ? '|' : '>'
  const number = isNumbered ? look.indent : ''
  return [`${indicator}${number}${look.chomp}`, ...lines.map(line => (line === '' ? '' : pad + line))].join(
    '\n'
  )
}

function asLines(text: string): Wrapping {
  return { lines: text.split('\n').map(line => ({ text: line, starts: [0] })), width: null }
}

const NOTHING: Wrapping = { lines: [], width: null }

/** Wrapped so that few lines change, else wrapped afresh, else as it is: whichever reads as the same text. */
function literalLines(text: string, look: ScalarLook, column: number, old: Wrapping | null): string[] | null {
  for (const wrapping of [
    rewrap(old ?? NOTHING, text, look.width, column),
    rewrap(NOTHING, text, look.width, column),
    asLines(text)
  ]) {
    const lines = wrapping.lines.flatMap(physicalLines)
    const read = readLiteralWrapping(lines, column)
    if (read.lines.map(line => line.text).join('\n') === text) return lines
  }
  return null
}

function foldedLines(text: string, look: ScalarLook, column: number, old: Wrapping | null): string[] | null {
  if (/\n$|\n[ \t]/.test(text)) return null
  const { lines } = rewrap(old ?? NOTHING, text, look.width, column)
  const physical = lines.flatMap((line, index) => [...meantBreak(lines, index), ...physicalLines(line)])
  const read = readFoldedWrapping(physical, column)
  return read?.lines.map(line => line.text).join('\n') === text ? physical : null
}

/** In a folded scalar a break that is meant takes an empty line more than there are breaks. */
function meantBreak(lines: readonly LogicalLine[], index: number): string[] {
  return index > 0 && lines[index]?.text !== '' ? [''] : []
}
