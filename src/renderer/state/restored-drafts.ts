/** Brings what could not be written back to the fields that it was typed into; apart, since it reads the text for that. */
import type { PostId } from '#shared/content.ts'
import type { RefusedValue } from '#shared/recovery.ts'
import { readPost } from './analyse.ts'
import { fieldReader } from './field-values.ts'
import { bringBackDrafts, readDraftsAgain } from './kept-drafts.ts'
import { postOf } from './open-posts.ts'

/** A post was opened with the text that these values were kept with. */
export function restoreDrafts(id: PostId, values: readonly RefusedValue[]): void {
  const post = postOf(id)
  if (post === undefined) return
  const { doc } = post.editor
  bringBackDrafts(readPost(id, doc.toString()), values, doc, fieldReader)
}

/** That text has taken in what became of the file. */
export function restoredTextChanged(id: PostId): void {
  const post = postOf(id)
  if (post !== undefined) readDraftsAgain(readPost(id, post.editor.doc.toString()))
}
