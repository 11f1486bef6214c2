import { readFileText } from '#core/text/file-text.ts'
import { lineEdits } from '#core/text/line-diff.ts'
import type { PostFile, PostId } from '#shared/content.ts'
import type { RecoveredPost } from '#shared/recovery.ts'
import { recap } from '../api/recap.ts'
import { restoreEditorState } from '../editor/index.ts'
import { whenIdle } from './after-paint.ts'
import { cspNonce } from './csp-nonce.ts'
import { takeInDiskVersion } from './disk-changes.ts'
import { dropKept, markKept, needsKeeping } from './journal.ts'
import { leftOut } from './kept-drafts.ts'
import {
  activePost,
  addPost,
  editorChanged,
  editPost,
  mountedEditor,
  placePost,
  postOf,
  sessionEvent,
  useOpenPosts
} from './open-posts.ts'
import { siteShortcodes } from './site-shortcodes.ts'
import { showNotice, useWorkspace } from './workspace.ts'

/** Posts whose unsaved text is on its way: until it is there nothing else may open them. */
const underWay = new Map<PostId, Promise<void>>()

/**
 * Opens a post with the unsaved text that the journal kept, over the file version
 * it was typed on; whatever became of the file since is then taken in as any
 * change from outside. Our own last save is none: a death in the middle of it must
 * not end in a question.
 */
export function restoreUnsaved(unsaved: RecoveredPost): Promise<void> {
  const restoring = restore(unsaved).finally(() => underWay.delete(unsaved.id))
  underWay.set(unsaved.id, restoring)
  return restoring
}

async function restore(unsaved: RecoveredPost): Promise<void> {
  const { id, refused = [] } = unsaved
  // Reading texts is read for it: other unsaved text does not wait for that. The post is not open before: it would go
  // to the journal without what could not be written.
  const drafts = refused.length === 0 ? null : await import('./restored-drafts.ts')
  const now = await recap.readPost(id)
  if (!now.ok && now.error.code === 'open-elsewhere') {
    waiting.set(id, unsaved)
    showNotice(
      `${now.error.message} Unsaved text of it is kept here: close it there, then open it here to get that text.`
    )
    return
  }
  const saved = now.ok ? unsaved.saves.find(({ version }) => version === now.value.version) : undefined
  const typedOn = { id, raw: unsaved.baseRaw, version: unsaved.baseVersion, readonlyReason: null }
  addPost(now.ok && saved?.contained ? now.value : typedOn)
  editorChanged(
    id,
    restoreEditorState(unsaved.text, unsaved.editor, { shortcodes: siteShortcodes, cspNonce })
  )
  placePost(id, { top: unsaved.top })
  drafts?.restoreDrafts(id, refused)
  markKept(id)
  if (now.ok && saved?.contained === false) takeSaved(now.value)
  else if (now.ok) takeInDiskVersion(now.value)
  else if (now.error.code === 'missing') sessionEvent(id, { type: 'externalRemoval' })
  drafts?.restoredTextChanged(id)
  const post = postOf(id)
  if (post !== undefined && !needsKeeping(post)) await dropKept(id)
}

/** Unsaved text of posts that another window has open: one file is edited in one window. */
const waiting = new Map<PostId, RecoveredPost>()

/**
 * Opens a post with its unsaved text where that is on its way, or had to wait for another window; false when it has
 * none. It may have to wait on.
 */
export async function restoreWaiting(id: PostId): Promise<boolean> {
  const restoring = underWay.get(id)
  if (restoring !== undefined) {
    await restoring
    return true
  }
  const unsaved = waiting.get(id)
  if (unsaved === undefined) return false
  waiting.delete(id)
  await restoreUnsaved(unsaved)
  return true
}

/**
 * Says once what came back: the unsaved text of these posts, and what their fields show beside it. What did not work is
 * said rather.
 * In the one in front the cursor is brought into sight: the window may be another size than the one before.
 */
export function sayRestored(ids: readonly PostId[]): void {
  const front = activePost()
  if (front !== undefined && ids.includes(front.id)) whenIdle(showCursor)
  if (useWorkspace.getState().notice !== null) return
  const texts = ids.filter(id => useOpenPosts.getState().unsaved.has(id)).length
  const said = [...restoredTexts(texts), ...restoredValues(leftOut(ids).map(({ typed }) => typed))]
  if (said.length > 0) showNotice(said.join(' '), 'plain')
}

function restoredTexts(count: number): readonly string[] {
  if (count === 0) return []
  return [count === 1 ? 'Unsaved text was restored.' : `Unsaved text of ${count} posts was restored.`]
}

function restoredValues(typed: readonly string[]): readonly string[] {
  if (typed.length === 0) return []
  return typed.length === 1
    ? [`Back in its field: “${typed[0]}”. It could not be written into the text.`]
    : [`${typed.length} values are back in their fields. They could not be written into the text.`]
}

function showCursor(): void {
  const editor = mountedEditor()
  editor?.scrollToOffset(editor.getState().selection.main.head)
}

/** The file holds a later state of the same text: the save came after the journal was written. */
function takeSaved(file: PostFile): void {
  const post = postOf(file.id)
  if (post === undefined) return
  const edits = lineEdits(post.editor.doc.toString(), readFileText(file.raw).text)
  editPost(file.id, edits, { origin: 'disk', reveal: false })
  takeInDiskVersion(file)
}
