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
