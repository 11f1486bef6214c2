import type { TextEdit, TextRange } from '../text/text-edit.ts'

/**
 * Puts blocks of Markdown between two lines of a body, with one empty line around each.
 * @param at the start of a line, or the end of the text
 * @param body the range that holds Markdown: what is before it (front matter) is kept apart by an empty line too
 */
export function insertBlocks(text: string, at: number, blocks: readonly string[], body: TextRange): TextEdit {
  const above = text.slice(0, at)
  const below = text.slice(at, body.to)
  const breaks = above === '' || above.endsWith('\n\n') ? '' : above.endsWith('\n') ? '\n' : '\n\n'
  const end = below.trim() === '' ? '\n' : /^\s*\n/.test(below) ? '\n' : '\n\n'
  const finalNewline = below === '' && at > body.from && !above.endsWith('\n') ? '' : end
  return { from: at, to: at, insert: breaks + blocks.join('\n\n') + finalNewline }
}

/**
 * Takes a range out of a body, and with it the empty lines that only kept it apart. A range that shares its lines
 * with other words takes those lines not along.
 */
export function removeBlock(text: string, { from, to }: TextRange, body: TextRange): TextEdit {
  const lineStart = text.lastIndexOf('\n', from - 1) + 1
  const end = text.indexOf('\n', to)
  const lineEnd = end < 0 ? text.length : end + 1
  const alone = text.slice(lineStart, from).trim() === '' && text.slice(to, lineEnd).trim() === ''
  if (!alone) return { from, to, insert: '' }
  let start = lineStart
  if (/^[ \t]*(?:\n|$)/.test(text.slice(lineEnd, body.to))) {
    while (start > body.from && text[start - 1] === '\n' && text[start - 2] === '\n') start--
  }
  return { from: start, to: lineEnd, insert: '' }
}
