import {
  EditorSelection,
  type EditorState,
  StateEffect,
  StateField,
  type TransactionSpec
} from '@codemirror/state'

/** Says where the closing mark of a pair begins that was just put in at a bare cursor. */
export const awaitMark = StateEffect.define<number>()

/**
 * The closing mark that the writer is about to step over: the same key that began a bold
 * text ends it. Forgotten when the cursor leaves the text between the marks.
 */
export const awaitedMark = StateField.define<number | null>({
  create: () => null,
  update(mark, tr) {
    for (const effect of tr.effects) if (effect.is(awaitMark)) return effect.value
    if (mark === null) return null
    const at = tr.changes.mapPos(mark, 1)
    const { head } = tr.newSelection.main
    return head <= at && tr.newDoc.lineAt(at).from <= head ? at : null
  }
})

/** The step over an awaited mark at the cursor; null where there is none, or nothing stands before it. */
export function stepOver(state: EditorState, mark: string): TransactionSpec | null {
  const { main, ranges } = state.selection
  if (ranges.length > 1 || !main.empty || state.field(awaitedMark, false) !== main.head) return null
  const before = state.sliceDoc(main.head - mark.length, main.head)
  if (before === mark || state.sliceDoc(main.head, main.head + mark.length) !== mark) return null
  return {
    selection: EditorSelection.cursor(main.head + mark.length),
    userEvent: 'select',
    scrollIntoView: true
  }
}
