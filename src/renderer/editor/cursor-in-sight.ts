import type { EditorView } from '@codemirror/view'

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
    const cursor = view.coordsAtPos(view.state.selection.main.head)
    if (cursor === null) return
    const { top } = scroller.getBoundingClientRect()
    const wasInSight = cursor.top >= top && cursor.bottom <= top + before
    const hidden = cursor.bottom + margin - (top + height)
    if (wasInSight && hidden > 0) scroller.scrollTop += hidden
  })
  observer.observe(scroller)
  return () => observer.disconnect()
}
