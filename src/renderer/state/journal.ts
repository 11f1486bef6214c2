/** Keeps unsaved text on disk within a second of the last key press, and gives it back after any kind of death. */
import type { Text } from '@codemirror/state'
import { create } from 'zustand'
import type { PostId, Version } from '#shared/content.ts'
import { recap } from '../api/recap.ts'
import { saveEditorState } from '../editor/index.ts'
import { flushPaintTasks } from './after-paint.ts'
import { onDraftsChange, refusedValues } from './kept-drafts.ts'
import { isUnsaved, type OpenPost, postOf, topOf, useOpenPosts } from './open-posts.ts'

/** While typing goes on the journal is written this often; the promise is one second. */
const intervalMs = 250
/** What could not be kept is tried again this often. */
const retryMs = 2000
/** A recovery folder that does not answer for this long is said to the writer. */
const patienceMs = 3000

const noAnswer = 'Unsaved text cannot be kept: the recovery folder does not answer. Save your posts.'
const refused = 'Unsaved text could not be kept. Save your posts.'

/** Why unsaved text cannot be kept, as a sentence for the status bar; null while it can. */
export const useJournal = create<{ readonly trouble: string | null }>(() => ({ trouble: null }))

/** What the journal holds of a post: this text, over this version of the file, and what fields show beside it. */
interface Entry {
  readonly doc: Text
  readonly base: Version
  readonly refused: string
}

const timers = new Map<PostId, number>()
const entries = new Map<PostId, Entry>()
const troubles = new Map<PostId, string>()
const underWay = new Map<PostId, Promise<boolean>>()

export function startJournal(): void {
  useOpenPosts.subscribe((state, before) => {
    if (state.posts === before.posts) return
    for (const [id, post] of state.posts) if (post !== before.posts.get(id)) follow(post)
    for (const id of before.posts.keys()) if (!state.posts.has(id)) forget(id)
  })
  onDraftsChange(id => {
    const post = postOf(id)
    if (post !== undefined) follow(post)
  })
}

/** Whether something of a post is only here: text, or what fields show that cannot be written into it. */
export const needsKeeping = (post: OpenPost): boolean => isUnsaved(post) || refusedValues(post.id).length > 0

/** The journal already holds this post's text: it was recovered from there. */
export function markKept(id: PostId): void {
  const post = postOf(id)
  if (post !== undefined) entries.set(id, entryOf(post))
}

/** Writes what is not written yet. False when some of it could not be kept: it is only in this window. */
export async function flushJournal(): Promise<boolean> {
  const posts = [...useOpenPosts.getState().posts.values()].filter(needsKeeping)
  const kept = await Promise.all(posts.map(({ id }) => keepNewest(id)))
  return kept.every(Boolean)
}

/** Removes a post's text from the journal because the writer gives it up. */
export async function dropKept(id: PostId): Promise<void> {
  await underWay.get(id)
  entries.delete(id)
  await recap.dropUnsaved(id).catch(() => undefined)
}

/** Removes what the file holds by now, unless the writer typed on while an earlier write was waited for. */
async function dropSaved(id: PostId): Promise<void> {
  await underWay.get(id)
  const post = postOf(id)
  if (post === undefined || !needsKeeping(post)) await dropKept(id)
}

const entryOf = ({ id, editor, file }: OpenPost): Entry => ({
  doc: editor.doc,
  base: file.version,
  refused: JSON.stringify(refusedValues(id))
})

/** Also when only the base changed: after a save of older text, or a choice in a conflict. */
function isKept(post: OpenPost): boolean {
  const entry = entries.get(post.id)
  if (entry === undefined) return false
  const now = entryOf(post)
  return entry.base === now.base && entry.refused === now.refused && entry.doc.eq(now.doc)
}

function follow(post: OpenPost): void {
  if (!needsKeeping(post)) {
    stopTimer(post.id)
    if (entries.has(post.id)) void dropSaved(post.id)
    setTrouble(post.id, null)
  } else if (!timers.has(post.id) && !isKept(post)) {
    // A new base is kept at once: until then a death would merge with the base before it.
    const rebased = entries.get(post.id)?.base !== post.file.version && entries.has(post.id)
    startTimer(post.id, rebased ? 0 : intervalMs)
  }
}

/** The post was closed; whoever closed it has seen to its text. */
function forget(id: PostId): void {
  stopTimer(id)
  entries.delete(id)
  setTrouble(id, null)
}

function startTimer(id: PostId, delay: number): void {
  timers.set(
    id,
    window.setTimeout(() => void keepNewest(id), delay)
  )
}

function stopTimer(id: PostId): void {
  window.clearTimeout(timers.get(id))
  timers.delete(id)
}

/** One write of a post at a time; what was typed meanwhile is written after it. */
async function keepNewest(id: PostId): Promise<boolean> {
  stopTimer(id)
  await underWay.get(id)
  // The numbers of videos are those of the text that is kept with them.
  if (postOf(id) !== undefined && refusedValues(id).length > 0) flushPaintTasks()
  const post = postOf(id)
  if (post === undefined || !needsKeeping(post) || isKept(post)) return true
  const writing = underWay.get(id) ?? keep(post).finally(() => underWay.delete(id))
  underWay.set(id, writing)
  return writing
}

async function keep(post: OpenPost): Promise<boolean> {
  const { id } = post
  const entry = entryOf(post)
  const from = performance.now()
  const late = window.setTimeout(() => setTrouble(id, noAnswer), patienceMs)
  const trouble = await recap
    .keepUnsaved({
      id,
      text: post.editor.doc.toString(),
      baseRaw: post.file.raw,
      baseVersion: post.file.version,
      editor: saveEditorState(post.editor),
      top: topOf(id),
      at: Date.now(),
      refused: refusedValues(id)
    })
    .then(
      result => (result.ok ? null : result.error.message),
      () => refused
    )
  window.clearTimeout(late)
  const now = postOf(id)
  if (now === undefined) return trouble === null
  setTrouble(id, trouble)
  // It may be there now, even where the answer was a failure.
  entries.set(id, trouble === null ? entry : { ...entry, base: '' })
  if (!needsKeeping(now)) {
    // Saved or undone while this was under way: the journal must not bring the old text back.
    entries.delete(id)
    void recap.dropUnsaved(id).catch(() => undefined)
  } else if (trouble !== null) {
    if (!timers.has(id)) startTimer(id, retryMs)
  } else if (!timers.has(id) && !isKept(now)) {
    // Counted from the start of this write: on a slow disk the wait must not come on top of it.
    startTimer(id, Math.max(0, intervalMs - (performance.now() - from)))
  }
  return trouble === null
}

function setTrouble(id: PostId, trouble: string | null): void {
  if ((troubles.get(id) ?? null) === trouble) return
  if (trouble === null) troubles.delete(id)
  else troubles.set(id, trouble)
  useJournal.setState({ trouble: [...troubles.values()][0] ?? null })
}
