import { sortEdits } from './apply-edits.ts'
import type { TextEdit, TextRange } from './text-edit.ts'

/** A piece of an edited text: a range of the unedited one that was kept, or new text. */
type Piece = TextRange | string

/**
 * One set of edits of the unedited text that does what `first` and then `second` do; `second` has its offsets in
 * the text that `first` leaves. So fixes found one after the other become one step of undo.
 *
 * @throws RangeError when the edits of one set overlap or run backwards.
 */
export function composeEdits(first: readonly TextEdit[], second: readonly TextEdit[]): readonly TextEdit[] {
  // The text's length is not known here and not needed: the last kept piece is open-ended.
  const unedited: readonly Piece[] = [{ from: 0, to: Number.POSITIVE_INFINITY }]
  return editsOf(editPieces(editPieces(unedited, first), second))
}

function editPieces(pieces: readonly Piece[], edits: readonly TextEdit[]): readonly Piece[] {
  const edited: Piece[] = []
  let end = 0
  for (const { from, to, insert } of sortEdits(edits)) {
    edited.push(...slicePieces(pieces, end, from), insert)
    end = to
  }
  edited.push(...slicePieces(pieces, end, Number.POSITIVE_INFINITY))
  return edited
}

function slicePieces(pieces: readonly Piece[], from: number, to: number): readonly Piece[] {
  const sliced: Piece[] = []
  let at = 0
  for (const piece of pieces) {
    const length = typeof piece === 'string' ? piece.length : piece.to - piece.from
    const start = Math.max(from - at, 0)
    const end = Math.min(to - at, length)
    if (start < end) {
      sliced.push(
        typeof piece === 'string'
          ? piece.slice(start, end)
          : { from: piece.from + start, to: piece.from + end }
      )
    }
    at += length
  }
  return sliced
}

function editsOf(pieces: readonly Piece[]): readonly TextEdit[] {
  const edits: TextEdit[] = []
  let end = 0
  let insert = ''
  for (const piece of pieces) {
    if (typeof piece === 'string') {
      insert += piece
    } else {
      if (insert !== '' || piece.from > end) edits.push({ from: end, to: piece.from, insert })
      end = piece.to
      insert = ''
    }
  }
  return edits
}
