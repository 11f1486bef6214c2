import type { TextEdit } from './text-edit.ts'

/**
 * The edits in the order of their places: at one place insertions come before replacements, and insertions keep
 * the order they were given in. All functions here take edits whose offsets mean the same, unedited text.
 *
 * @throws RangeError when two edits overlap or one runs backwards: a fault of the caller, not of the post.
 */
export function sortEdits(edits: readonly TextEdit[]): readonly TextEdit[] {
  const sorted = [...edits].sort((a, b) => a.from - b.from || a.to - b.to)
  let end = 0
  for (const { from, to } of sorted) {
    if (from < end || to < from) throw new RangeError(`Edits overlap or run backwards at offset ${from}`)
    end = to
  }
  return sorted
}

/**
 * The text with all edits made at once.
 *
 * @throws RangeError when edits overlap, run backwards or leave the text.
 */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  if (edits.length === 0) return text
  const parts: string[] = []
  let end = 0
  for (const { from, to, insert } of sortEdits(edits)) {
    if (to > text.length) throw new RangeError(`An edit reaches offset ${to} of a text of ${text.length}`)
    parts.push(text.slice(end, from), insert)
    end = to
  }
  parts.push(text.slice(end))
  return parts.join('')
}

/** The edits of the edited text that lead back to `text`. Throws like {@link applyEdits}. */
export function invertEdits(text: string, edits: readonly TextEdit[]): readonly TextEdit[] {
  let shift = 0
  return sortEdits(edits).map(({ from, to, insert }) => {
    const start = from + shift
    shift += insert.length - (to - from)
    return { from: start, to: start + insert.length, insert: text.slice(from, to) }
  })
}

/**
 * Where an offset of the unedited text is after the edits.
 *
 * An offset at an insertion stays before it with `assoc` -1 and goes behind it with 1. One inside a replaced range
 * goes to that side of what replaced it; one at the range's start or end stays there. (CodeMirror's `mapPos`
 * behaves the same, so places computed here agree with the editor's.)
 */
export function mapOffset(offset: number, edits: readonly TextEdit[], assoc: -1 | 1 = -1): number {
  let shift = 0
  for (const { from, to, insert } of sortEdits(edits)) {
    if (offset < from) break
    if (offset === from && from < to) break
    if (offset < to || (offset === from && assoc < 0)) {
      return from + shift + (assoc < 0 ? 0 : insert.length)
    }
    shift += insert.length - (to - from)
  }
  return offset + shift
}
