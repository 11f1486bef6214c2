import { EditorSelection, Transaction } from '@codemirror/state'
import { EditorView } from '@codemirror/view'

/**
 * A cursor at the end of a wrapped line could as well stand at the beginning of the next one. CodeMirror has the
 * browser show it where it belongs, also while another part of the window has the focus (6.43.15,
 * `DocView.enforceCursorAssoc`), and the browser gives the editor the focus with it: what was typed in a field went on
 * in the text. So a cursor that was left does not know any more on which of the two lines it stood.
 */
export const leftCursor = [
  // At once, since CodeMirror learns of the focus later, and may have drawn until then.
  EditorView.domEventObservers({ blur: (_event, view) => settle(view) }),
  // Undo in a field brings back the cursor that was there.
  EditorView.updateListener.of(({ view }) => settle(view))
]

function settle(view: EditorView): void {
  const { main, ranges } = view.state.selection
  const isBetweenLines = ranges.length === 1 && main.empty && main.assoc !== 0
  if (!isBetweenLines || view.root.activeElement === view.contentDOM) return
  view.dispatch({
    selection: EditorSelection.cursor(main.head),
    annotations: Transaction.addToHistory.of(false)
  })
}
