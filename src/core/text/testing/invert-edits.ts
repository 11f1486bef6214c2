import { sortEdits } from '../apply-edits.ts'
import type { TextEdit } from '../text-edit.ts'

/** The edits of the edited text that lead back to `text`. Throws like `applyEdits`. */
export function invertEdits(text: string, edits: readonly TextEdit[]): readonly TextEdit[] {
  let shift = 0
  return sortEdits(edits).map(({ from, to, insert }) => {
    const start = from + shift
    shift += insert.length - (to - from)
    return { from: start, to: start + insert.length, insert: text.slice(from, to) }
  })
}
