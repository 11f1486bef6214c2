/** The earlier versions of a post: which there are, and the one that is looked at. */
import { create } from 'zustand'
import { readFileText } from '#core/text/file-text.ts'
import type { PostId } from '#shared/content.ts'
import type { KeptVersion } from '#shared/recovery.ts'
import { recap } from '../api/recap.ts'
import { flushPaintTasks } from './after-paint.ts'
import { withLaterChanges } from './comparison.ts'
import { postOf } from './open-posts.ts'
import { takeVersion } from './saving.ts'

interface Shown {
  readonly name: string
  /** The version's LF text, and the text of the post beside it. */
  readonly text: string
  readonly now: string
}

interface Versions {
  /** The post whose versions are shown; null while the dialog is closed. */
  readonly id: PostId | null
  readonly list: readonly KeptVersion[]
  /** The chosen one, once it was read. */
  readonly shown: Shown | null
  readonly trouble: string | null
}

const closed: Versions = { id: null, list: [], shown: null, trouble: null }

export const useVersions = create<Versions>(() => closed)

const set = useVersions.setState

/** Opens the list of a post's versions with the newest in sight. */
export async function showVersions(id: PostId): Promise<void> {
  flushPaintTasks()
  const list = await recap.listVersions(id)
  set({ id, list, shown: null, trouble: null })
  const [newest] = list
  if (newest !== undefined) await lookAtVersion(newest.name)
}

export async function lookAtVersion(name: string): Promise<void> {
  const { id } = useVersions.getState()
  if (id === null) return
  const read = await recap.readVersion(id, name)
  const post = postOf(id)
  if (useVersions.getState().id !== id || post === undefined) return
  if (!read.ok) set({ shown: null, trouble: read.error.message })
  else
    set({
      shown: { name, text: readFileText(read.value).text, now: post.editor.doc.toString() },
      trouble: null
    })
}

/** Puts the version's text into the post: unsaved, and undone in one step. */
export function restoreVersion(): void {
  const { id, shown } = useVersions.getState()
  closeVersions()
  if (id !== null && shown !== null) takeVersion(id, shown.text)
}

/** Takes the text that was put together in the comparison. */
export function takeComparedVersion(text: string): void {
  const { id, shown } = useVersions.getState()
  closeVersions()
  const post = id === null ? undefined : postOf(id)
  if (post !== undefined && shown !== null)
    takeVersion(post.id, withLaterChanges(shown.now, text, post.editor.doc.toString()))
}

/** Removes one version for good; null removes all of the post's. */
export async function removeVersion(name: string | null): Promise<void> {
  const { id } = useVersions.getState()
  if (id === null) return
  const removed = await recap.removeVersions(id, name)
  if (removed.ok) await showVersions(id)
  else set({ trouble: removed.error.message })
}

export function closeVersions(): void {
  set(closed)
}
