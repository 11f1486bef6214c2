/** Saving and reverting open posts. One save in flight a post; what is typed meanwhile stays unsaved. */
import { canSave, needsRecheck } from '#core/session/session.ts'
import { toFileText } from '#core/text/file-text.ts'
import { minimalEdit } from '#core/text/minimal-edit.ts'
import { noFile, type PostId } from '#shared/content.ts'
import { recap } from '../api/recap.ts'
import { flushPaintTasks } from './after-paint.ts'
import { recheckPost, takeInDiskVersion } from './disk-changes.ts'
import { editPost, fileIsNow, postOf, sessionEvent, useOpenPosts } from './open-posts.ts'
import { updateSummary } from './workspace.ts'

/** @returns whether the file now holds the text that was there when the save began */
export async function savePost(id: PostId): Promise<boolean> {
  flushPaintTasks()
  const post = postOf(id)
  if (post === undefined || !canSave(post.session)) return false
  const doc = post.editor.doc
  sessionEvent(id, { type: 'saveStarted' })
  const raw = toFileText(post.base, doc.toString())
  const base = post.session.phase === 'missing' ? noFile : post.file.version
  const result = await recap.savePost({ id, raw, base })
  const recheck = needsRecheck(postOf(id)?.session ?? post.session)
  if (recheck) setTimeout(() => void recheckPost(id))
  if (result.ok) {
    const differs = !(postOf(id)?.editor.doc.eq(doc) ?? true)
    fileIsNow(id, result.value, doc, { type: 'saveSucceeded', differs })
    void refreshSummary(id)
    return true
  }
  sessionEvent(id, { type: 'saveFailed', message: result.error.message })
  if (result.error.code === 'changed-on-disk' && result.error.current) takeInDiskVersion(result.error.current)
  if (result.error.code === 'missing') sessionEvent(id, { type: 'externalRemoval' })
  return false
}

/** Saves every post with unsaved text; true when none is left. */
export async function saveAll(): Promise<boolean> {
  const results = await Promise.all([...useOpenPosts.getState().unsaved].map(savePost))
  return results.every(Boolean)
}

/** Puts the saved text back, as one step that can be undone. */
export function revertPost(id: PostId): void {
  const post = postOf(id)
  if (post === undefined) return
  editPost(id, minimalEdit(post.editor.doc.toString(), post.base.text))
}

async function refreshSummary(id: PostId): Promise<void> {
  const summary = await recap.summarizePost(id)
  if (summary.ok) updateSummary(summary.value)
}
