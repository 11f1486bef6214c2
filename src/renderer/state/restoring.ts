import type { UnsavedPost } from '#shared/recovery.ts'
import { recap } from '../api/recap.ts'
import { restoreEditorState } from '../editor/index.ts'
import { cspNonce } from './csp-nonce.ts'
import { takeInDiskVersion } from './disk-changes.ts'
import { markKept } from './journal.ts'
import { addPost, editorChanged, sessionEvent } from './open-posts.ts'

/**
 * Opens a post with the unsaved text that the journal kept, over the file version
 * it was typed on; whatever became of the file since is then taken in as any
 * change from outside.
 */
export async function restoreUnsaved(unsaved: UnsavedPost): Promise<void> {
  const base = { id: unsaved.id, raw: unsaved.baseRaw, version: unsaved.baseVersion, readonlyReason: null }
  addPost(base)
  markKept(unsaved.id)
  editorChanged(unsaved.id, restoreEditorState(unsaved.text, unsaved.editor, { cspNonce }))
  const now = await recap.readPost(unsaved.id)
  if (now.ok) takeInDiskVersion(now.value)
  else if (now.error.code === 'missing') sessionEvent(unsaved.id, { type: 'externalRemoval' })
}
