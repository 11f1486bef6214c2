import type { PointerEvent as RowPress } from 'react'
import type { PostId } from '#shared/content.ts'
import { choosePost } from '../state/choose-post.ts'

/**
 * Takes a press on a post's row: its release opens that post. The list may have moved by then, since a folder is still
 * being read or a file was changed; the browser makes no click of such a press, or one on the list. So the release
 * counts on the row, wherever that is now, and where it stood as it was pressed; elsewhere it takes the press back.
 *
 * @param press the event of the row, as its own handler gets it
 */
export function pressRow(id: PostId, press: RowPress<HTMLElement>): void {
  const row = press.currentTarget
  const list = row.parentElement
  if (press.button !== 0 || list === null) return
  const stood = row.getBoundingClientRect()
  const over = new AbortController()
  const end = (event: PointerEvent): void => {
    if (event.pointerId !== press.pointerId) return
    over.abort()
    const { target, clientX: x, clientY: y } = event
    if (event.type === 'pointercancel' || !(target instanceof Node) || !list.contains(target)) return
    const isWhereItStood = x >= stood.left && x < stood.right && y >= stood.top && y < stood.bottom
    if (isWhereItStood || row.contains(target)) void choosePost(id)
  }
  for (const type of ['pointerup', 'pointercancel'] as const)
    window.addEventListener(type, end, { signal: over.signal })
}
