import type { EditorState, SelectionRange } from '@codemirror/state'
import type { TextRange } from '#core/text/text-edit.ts'

/** What a block begins with: quote marks, a bullet or number with its task box, a heading's signs. */
const BLOCK_START =
  /^(?:[ \t]*(?:>|[-*+](?:[ \t]+\[[ xX]\])?(?=[ \t])|\d{1,9}[.)](?=[ \t])|#{1,6}(?=[ \t])))*[ \t]*/

/**
 * The stretches of text that one pair of inline marks can stand around: a selection
 * cut at blank lines and at the beginning of blocks, without their marks and without
 * white space at the ends. For a bare cursor the word it is in; nothing where it is in none.
 */
export function spansOf(state: EditorState, range: SelectionRange): readonly TextRange[] {
  if (range.empty) {
    const word = wordAt(state, range.head)
    return word ? [word] : []
  }
  const spans: TextRange[] = []
  let open: { from: number; to: number } | null = null
  const first = state.doc.lineAt(range.from).number
  const last = state.doc.lineAt(range.to).number
  for (let number = first; number <= last; number++) {
    const line = state.doc.line(number)
    const prefix = BLOCK_START.exec(line.text)?.[0] ?? ''
    const startsBlock = /\S/.test(prefix)
    const from = Math.max(range.from, line.from + prefix.length)
    const text = state.sliceDoc(from, Math.min(range.to, line.to))
    if (open && (startsBlock || !/\S/.test(text))) {
      spans.push(open)
      open = null
    }
    if (!/\S/.test(text)) continue
    const to = from + text.trimEnd().length
    if (open) open.to = to
    else open = { from: from + text.length - text.trimStart().length, to }
    if (/^\s*#/.test(prefix)) {
      spans.push(open)
      open = null
    }
  }
  if (open) spans.push(open)
  return spans
}

const WORD = /[\p{L}\p{N}\p{M}]+(?:['’][\p{L}\p{N}\p{M}]+)*/gu

/** The word that a cursor is in or beside. CodeMirror's own counts `_` as a letter, which here is a mark. */
export function wordAt(state: EditorState, pos: number): TextRange | null {
  const line = state.doc.lineAt(pos)
  const start = Math.max(line.from, pos - 100)
  for (const match of state.sliceDoc(start, Math.min(line.to, pos + 100)).matchAll(WORD)) {
    const from = start + match.index
    const to = from + match[0].length
    if (from <= pos && pos <= to) return { from, to }
  }
  return null
}
