import { history, redo, redoDepth, undo } from '@codemirror/commands'
import { Annotation, EditorState, type Extension, StateField, type Transaction } from '@codemirror/state'
import { EditorView } from '@codemirror/view'

/** The form field that a transaction's change was typed in, e.g. `videos.3.title`. */
export const formField = Annotation.define<string>()

/** The form field that the last change was typed in, null when it was made in the text. */
const lastField = StateField.define<string | null>({
  create: () => null,
  update: (value, tr) => (tr.docChanged ? (tr.annotation(formField) ?? null) : value)
})

/** Undoing what was changed in the form must show it, though the cursor is somewhere else. */
const showUndone = EditorState.transactionExtender.of(tr => {
  if (!tr.docChanged || !(tr.isUserEvent('undo') || tr.isUserEvent('redo'))) return null
  // What was done in several places at once is shown where the writer is, as far as it is there.
  const { head } = tr.newSelection.main
  let from = -1
  tr.changes.iterChangedRanges((_fromA, _toA, fromB, toB) => {
    const place = Math.max(fromB, Math.min(head, toB))
    if (from < 0 || Math.abs(place - head) < Math.abs(from - head)) from = place
  })
  return { effects: EditorView.scrollIntoView(from, { y: 'nearest', yMargin: 48 }) }
})

/**
 * One history for the text and the form. A burst of typing is one step: in the
 * text where the places touch (CodeMirror's rule), in the form while the field
 * is the same, wherever its edits land. Pauses of half a second end a burst.
 */
export function editHistory(): Extension {
  return [
    lastField,
    history({
      minDepth: 1000,
      joinToEvent: (tr, isAdjacent) => {
        const field = tr.annotation(formField) ?? null
        const last = tr.startState.field(lastField, false) ?? null
        return field === last && (field !== null || isAdjacent)
      }
    }),
    showUndone
  ]
}

/** An editor, or what stands for one: its `state` is always the newest. */
interface Edited {
  readonly state: EditorState
  dispatch(transaction: Transaction): void
}

const step = (go: typeof undo) => (edited: Edited) => {
  const before = edited.state.doc
  const dispatch = (transaction: Transaction) => edited.dispatch(transaction)
  while (edited.state.doc.eq(before) && go({ state: edited.state, dispatch }));
  return !edited.state.doc.eq(before)
}

/**
 * Takes back one step, or makes it again. Steps that come to nothing, such as a field's value that was typed and taken
 * back, are none: a key that seems to do nothing would be pressed twice. False where there is no step.
 */
export const undoStep = step(undo)
export const redoStep = step(redo)

/** Whether something was taken back and nothing else was done since. */
export const canRedo = (state: EditorState): boolean => redoDepth(state) > 0
