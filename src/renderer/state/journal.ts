/** Keeps unsaved text on disk within a second of the last key press, and gives it back after any kind of death. */

import { create } from 'zustand'
import type { PostId } from '#shared/content.ts'
import { recap } from '../api/recap.ts'
import { saveEditorState } from '../editor/index.ts'
import { type OpenPost, onTextChange, postOf, useOpenPosts } from './open-posts.ts'

/** While typing goes on the journal is written this often; the promise is one second. */
const intervalMs = 400

/** Why unsaved text cannot be kept, as a sentence for the status bar; null while it can. */
export const useJournal = create<{ readonly trouble: string | null }>(() => ({ trouble: null }))

const timers = new Map<PostId, number>()
const kept = new Set<PostId>()

export function startJournal(): void {
  onTextChange(post => schedule(post))
  useOpenPosts.subscribe((state, before) => {
    if (state.unsaved !== before.unsaved)
      for (const id of before.unsaved) if (!state.unsaved.has(id)) drop(id)
    if (state.posts !== before.posts || state.active !== before.active) keepSession()
  })
}

/** The journal already holds this post's text: it was recovered from there. */
export function markKept(id: PostId): void {
  kept.add(id)
}

/** Writes what is not written yet. */
export async function flushJournal(): Promise<void> {
  await Promise.all([...timers.keys()].map(keep))
}

function schedule(post: OpenPost): void {
  if (timers.has(post.id) || post.editor.doc.eq(post.savedDoc)) return
  timers.set(
    post.id,
    window.setTimeout(() => void keep(post.id), intervalMs)
  )
}

async function keep(id: PostId): Promise<void> {
  window.clearTimeout(timers.get(id))
  timers.delete(id)
  const post = postOf(id)
  if (post === undefined || post.editor.doc.eq(post.savedDoc)) return
  kept.add(id)
  const result = await recap.keepUnsaved({
    id,
    text: post.editor.doc.toString(),
    baseRaw: post.file.raw,
    baseVersion: post.file.version,
    editor: saveEditorState(post.editor),
    at: Date.now()
  })
  useJournal.setState({ trouble: result.ok ? null : result.error.message })
  // Saved or undone while this was under way: the journal must not bring the old text back.
  if (!useOpenPosts.getState().unsaved.has(id)) drop(id)
}

function drop(id: PostId): void {
  if (!kept.has(id)) return
  kept.delete(id)
  void recap.dropUnsaved(id)
}

let sessionTold = ''

function keepSession(): void {
  const { posts, active } = useOpenPosts.getState()
  const session = { open: [...posts.keys()], active }
  const told = JSON.stringify(session)
  if (told === sessionTold) return
  sessionTold = told
  void recap.keepSession(session)
}
