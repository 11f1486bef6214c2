/** Tells main how the window is left, so that the next start opens it as it was. */
import type { PostId } from '#shared/content.ts'
import type { PostPlace } from '#shared/recovery.ts'
import { recap } from '../api/recap.ts'
import { mountedEditor, topOf, useOpenPosts } from './open-posts.ts'

/** Cursor and scrolling are told when they rest this long. */
const restMs = 500

let told = ''
let timer: number | undefined

/** Call it once the posts of the last time are open: a death in between must not shorten the list. */
export function startSessionMemory(): void {
  tell()
  useOpenPosts.subscribe((state, before) => {
    if (state.active !== before.active || !sameKeys(state.posts, before.posts)) tell()
    else if (state.posts !== before.posts) tellSoon()
  })
  // Scrolling does not bubble, but it is captured on its way down.
  document.addEventListener(
    'scroll',
    event => event.target === mountedEditor()?.view.scrollDOM && tellSoon(),
    {
      capture: true,
      passive: true
    }
  )
}

/** Tells main which posts are closed: another window may open them then. */
export function startReleasing(): void {
  useOpenPosts.subscribe((state, before) => {
    if (state.posts === before.posts) return
    for (const id of before.posts.keys()) if (!state.posts.has(id)) void recap.releasePost(id)
  })
}

function tellSoon(): void {
  window.clearTimeout(timer)
  timer = window.setTimeout(tell, restMs)
}

function tell(): void {
  window.clearTimeout(timer)
  const { posts, active } = useOpenPosts.getState()
  const places: Record<PostId, PostPlace> = {}
  for (const [id, post] of posts) places[id] = { cursor: post.editor.selection.main.head, top: topOf(id) }
  const session = { open: [...posts.keys()], active, places }
  const words = JSON.stringify(session)
  if (words === told) return
  told = words
  void recap.keepSession(session)
}

function sameKeys(a: ReadonlyMap<PostId, unknown>, b: ReadonlyMap<PostId, unknown>): boolean {
  return a.size === b.size && [...a.keys()].every(id => b.has(id))
}
