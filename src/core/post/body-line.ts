import type { TextRange } from '../text/text-edit.ts'

/** A line without its quote marks. */
export interface BodyLine extends TextRange {
  /** Where its content starts, and at which column. */
  readonly at: number
  readonly indent: number
  readonly quotes: number
  readonly content: string
}

/**
 * Reads the line from `from` to its end `to`. Columns count a tab up to the next multiple of four, as CommonMark
 * does (0.31, 2.2).
 */
export function readLine(text: string, from: number, to: number): BodyLine {
  let at = from
  let column = 0
  let quotes = 0
  let indent = 0
  for (; at < to; at++) {
    const char = text[at]
    if (char === ' ') indent++
    else if (char === '\t') indent += 4 - ((column + indent) % 4)
    else if (char === '>' && indent < 4) {
      quotes++
      column += indent + 1
      indent = 0
      if (text[at + 1] === ' ') {
        at++
        column++
      }
    } else break
  }
  return { from, to, at, indent, quotes, content: text.slice(at, to) }
}
