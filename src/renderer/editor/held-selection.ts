import { EditorView } from '@codemirror/view'

/**
 * Marks that come under the cursor replace the text there, and the browser puts its cursor where the line begins.
 * CodeMirror brings it back, except in the fifth of a second after the editor got the focus, when the cursor is in the
 * first line: then it takes that for what browsers do on focus, and does not look at it again (6.43.15,
 * `DOMObserver.readSelectionRange`). The next key would be written at the beginning of the text.
 */
export const heldSelection = EditorView.updateListener.of(({ view, state }) => {
  if (!view.hasFocus) return
  const selection = view.contentDOM.ownerDocument.getSelection()
  const { focusNode } = selection ?? {}
  // In the text it is where CodeMirror put it, or the writer.
  if (!selection || !(focusNode instanceof HTMLElement) || !view.contentDOM.contains(focusNode)) return
  const { anchor, head } = state.selection.main
  if (head === 0 || view.posAtDOM(focusNode, selection.focusOffset) !== 0) return
  const from = view.domAtPos(anchor)
  const to = view.domAtPos(head)
  selection.setBaseAndExtent(from.node, from.offset, to.node, to.offset)
})
