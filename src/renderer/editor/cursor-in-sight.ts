import { EditorView } from '@codemirror/view'

/** Space that is kept around the cursor, in px. */
const margin = 24

/**
 * A notice, the search or a lower window takes room from the editor: a cursor that
 * was in sight above its lower edge stays in sight. One that the writer has scrolled
 * away from does not call back.
 *
 * @returns ends it
 */
export function keepCursorInSight(view: EditorView): () => void {
  const scroller = view.scrollDOM
  let height = scroller.clientHeight
  const observer = new ResizeObserver(() => {
    const before = height
    height = scroller.clientHeight
    if (height >= before || height === 0) return
    const { head } = view.state.selection.main
    // Where CodeMirror last knew it: the window's width may have changed as well, and the lines' heights with it.
    const line = view.lineBlockAt(head)
    const top = view.documentPadding.top + line.top - scroller.scrollTop
    const wasInSight = top + line.height > 0 && top < before
    if (wasInSight) view.dispatch({ effects: EditorView.scrollIntoView(head, { yMargin: margin }) })
  })
  observer.observe(scroller)
  return () => observer.disconnect()
}
