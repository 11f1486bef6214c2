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
  let { clientHeight: height, clientWidth: width } = scroller
  const observer = new ResizeObserver(() => {
    const before = { height, width }
    height = scroller.clientHeight
    width = scroller.clientWidth
    if (height >= before.height || height === 0) return
    const { head } = view.state.selection.main
    const { top, bottom } = width === before.width ? rowOf(view, head) : blockOf(view, head)
    if (bottom > 0 && top < before.height)
      view.dispatch({ effects: EditorView.scrollIntoView(head, { yMargin: margin }) })
  })
  observer.observe(scroller)
  return () => observer.disconnect()
}

/** Where the cursor's row stands in the scroller, in px; nowhere if it is not drawn. */
function rowOf(view: EditorView, head: number) {
  const cursor = view.coordsAtPos(head)
  const { top } = view.scrollDOM.getBoundingClientRect()
  return cursor === null ? { top: 0, bottom: 0 } : { top: cursor.top - top, bottom: cursor.bottom - top }
}

/** Where CodeMirror last knew its whole line: with another width the lines have other heights by now. */
function blockOf(view: EditorView, head: number) {
  const { top, height } = view.lineBlockAt(head)
  const from = view.documentPadding.top + top - view.scrollDOM.scrollTop
  return { top: from, bottom: from + height }
}
