/** What to do with unsaved posts when the window, or one post, is to close. */
import { create } from 'zustand'
import type { PostId } from '#shared/content.ts'
import { recap } from '../api/recap.ts'
import { flushPaintTasks } from './after-paint.ts'
import { useAnalysis } from './analysis.ts'
import { stayHere } from './coming-post.ts'
import { isComparisonChanged, leaveComparison } from './comparison.ts'
import { dropKept, flushJournal, useJournal } from './journal.ts'
import { dropDrafts, type LeftOut, leftOut } from './kept-drafts.ts'
import { activate, activePost, isUnsaved, postOf, removePost, useOpenPosts } from './open-posts.ts'
import { goToSide, showSide } from './part-focus.ts'
import { rawOf, revertPost, saveAll, savePost } from './saving.ts'
import { askVideoFocus } from './video-focus.ts'
import { showNotice } from './workspace.ts'

interface PostQuestion {
  readonly post: PostId
}

interface Closing {
  /** What the writer is being asked about; null when nothing is asked. */
  readonly asking: 'window' | PostQuestion | null
  /** What fields of the form show there and no save would write: kept with a window, gone with a post. */
  readonly lost: readonly LeftOut[]
  /** Why what the writer chose could not be done. */
  readonly trouble: string | null
}

export const useClosing = create<Closing>(() => ({ asking: null, lost: [], trouble: null }))

function ask(asking: Closing['asking'], trouble: string | null = null): void {
  const ids = asking === 'window' ? [...useOpenPosts.getState().posts.keys()] : asking ? [asking.post] : []
  useClosing.setState({ asking, lost: leftOut(ids), trouble })
}

/** Main wants to close the window. */
export function askToCloseWindow(): void {
  flushPaintTasks()
  // What was typed for a post that is still to come is said: it must not go with the window.
  if (stayHere()) {
    void recap.answerClose(false)
    return
  }
  if (isComparisonChanged()) {
    void leaveComparison().then(left => (left ? askToCloseWindow() : recap.answerClose(false)))
    return
  }
  const { posts, unsaved } = useOpenPosts.getState()
  if (unsaved.size === 0 && leftOut([...posts.keys()]).length === 0) void recap.answerClose(true)
  else ask('window')
}

/** Closes the post in front, after asking when its text is only here, or what a field shows. */
export function closeActivePost(): void {
  flushPaintTasks()
  const post = activePost()
  if (post === undefined) return
  if (isUnsaved(post) || leftOut([post.id]).length > 0) ask({ post: post.id })
  else removePost(post.id)
}

/** Closes a post with all that is only here. */
async function giveUp(id: PostId): Promise<void> {
  dropDrafts([id])
  removePost(id)
  await dropKept(id)
}

/** Closes the window and keeps what is only here for the next start; it stays open where that cannot be done. */
async function finishKeeping(): Promise<void> {
  if (await flushJournal()) finish(true)
  else
    ask(
      'window',
      `${useJournal.getState().trouble ?? 'Unsaved text could not be kept.'} The window stays open so that nothing is lost.`
    )
}

export async function closeSaving(): Promise<void> {
  const { asking } = useClosing.getState()
  if (asking === null) return
  const saved = asking === 'window' ? await saveAll() : await savePost(asking.post)
  const stillUnsaved = [...useOpenPosts.getState().unsaved]
  if (asking !== 'window') {
    ask(null)
    if (saved) await giveUp(asking.post)
  } else if (saved && stillUnsaved.length === 0) await finishKeeping()
  else {
    finish(false)
    const [first] = stillUnsaved
    if (first === undefined) return
    activate(first)
    showNotice('The window stays open: this post could not be saved.')
  }
}

export const closeKeeping = finishKeeping

/**
 * Gives the unsaved text up, and what cannot be written; of a window's posts, all of it. The text stays among the earlier
 * versions.
 */
export async function closeDiscarding(): Promise<void> {
  const { asking, lost } = useClosing.getState()
  if (asking === null) return
  const ids = asking === 'window' ? [...useOpenPosts.getState().unsaved] : [asking.post]
  const discarded = await Promise.all(ids.map(id => discard(id, asking === 'window')))
  if (discarded.includes(false))
    ask(
      asking,
      'The text could not be put among the earlier versions, so it was not discarded. Save a copy of it first.'
    )
  else if (asking === 'window') {
    await dropLost(lost)
    finish(true)
  } else ask(null)
}

/** What fields show that cannot be written is not kept for the next start either. */
async function dropLost(lost: readonly LeftOut[]): Promise<void> {
  const ids = [...new Set(lost.map(({ post }) => post))]
  dropDrafts(ids)
  await Promise.all(ids.map(dropKept))
}

/**
 * @param stays whether the post stays open, as it was saved: the next start opens those that the window was left with
 * @returns false when the text stays, because nothing else would have it
 */
async function discard(id: PostId, stays: boolean): Promise<boolean> {
  const post = postOf(id)
  const kept = post === undefined ? null : await recap.keepVersion(id, rawOf(post)).catch(() => null)
  if (post !== undefined && kept?.ok !== true) return false
  // First given up, then dropped: nothing writes its text to the journal again.
  dropDrafts([id])
  if (stays) revertPost(id)
  const now = postOf(id)
  if (!stays || (now !== undefined && isUnsaved(now))) removePost(id)
  await dropKept(id)
  return true
}

/** Closes where nothing is unsaved, without what cannot be written. */
export async function closeAnyway(): Promise<void> {
  const { asking, lost } = useClosing.getState()
  if (asking === null) return
  if (asking === 'window') {
    await dropLost(lost)
    finish(true)
  } else {
    await giveUp(asking.post)
    ask(null)
  }
}

/** Stays open and goes to what cannot be written, so that it can be mended. */
export function goToLost(): void {
  const [first] = useClosing.getState().lost
  stayOpen()
  // While the question stands in front it keeps the focus.
  if (first !== undefined) requestAnimationFrame(() => goToField(first))
}

function goToField(first: LeftOut): void {
  activate(first.post)
  flushPaintTasks()
  const index = useAnalysis.getState().current?.keys.indexOf(first.scope) ?? -1
  if (index < 0) goToSide('details')
  else {
    showSide('videos')
    askVideoFocus(index, ['[aria-invalid="true"]', '.card-toggle'], true)
  }
}

export function stayOpen(): void {
  if (useClosing.getState().asking === 'window') finish(false)
  else ask(null)
}

function finish(close: boolean): void {
  ask(null)
  void recap.answerClose(close)
}
