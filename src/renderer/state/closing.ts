/** What to do with unsaved posts when the window, or one post, is to close. */
import { create } from 'zustand'
import type { PostId } from '#shared/content.ts'
import { recap } from '../api/recap.ts'
import { flushPaintTasks } from './after-paint.ts'
import { flushJournal } from './journal.ts'
import { activePost, removePost, useOpenPosts } from './open-posts.ts'
import { saveAll, savePost } from './saving.ts'

/** What the writer is being asked about; null when nothing is asked. */
export const useClosing = create<{ readonly asking: 'window' | PostQuestion | null }>(() => ({
  asking: null
}))

interface PostQuestion {
  readonly post: PostId
}

/** Main wants to close the window. */
export function askToCloseWindow(): void {
  flushPaintTasks()
  if (useOpenPosts.getState().unsaved.size === 0) recap.answerClose(true)
  else useClosing.setState({ asking: 'window' })
}

/** Closes the post in front, after asking when it has unsaved text. */
export function closeActivePost(): void {
  flushPaintTasks()
  const post = activePost()
  if (post === undefined) return
  if (useOpenPosts.getState().unsaved.has(post.id)) useClosing.setState({ asking: { post: post.id } })
  else removePost(post.id)
}

export async function closeSaving(): Promise<void> {
  const { asking } = useClosing.getState()
  if (asking === 'window') {
    const saved = await saveAll()
    finish(saved)
  } else if (asking !== null && (await savePost(asking.post))) {
    removePost(asking.post)
    useClosing.setState({ asking: null })
  } else {
    useClosing.setState({ asking: null })
  }
}

/** Closes and keeps the unsaved text for the next start. */
export async function closeKeeping(): Promise<void> {
  await flushJournal()
  finish(true)
}

/** Gives the unsaved text up; of a window's posts, all of it. */
export async function closeDiscarding(): Promise<void> {
  const { asking } = useClosing.getState()
  const ids =
    asking === 'window' ? [...useOpenPosts.getState().unsaved] : asking === null ? [] : [asking.post]
  await Promise.all(ids.map(id => recap.dropUnsaved(id)))
  for (const id of ids) removePost(id)
  if (asking === 'window') finish(true)
  else useClosing.setState({ asking: null })
}

export function stayOpen(): void {
  if (useClosing.getState().asking === 'window') finish(false)
  else useClosing.setState({ asking: null })
}

function finish(close: boolean): void {
  useClosing.setState({ asking: null })
  void recap.answerClose(close)
}
