/** What happens to open posts when their files change or vanish on disk. */
import { mergeTexts } from '#core/merge/merge-texts.ts'
import { readFileText } from '#core/text/file-text.ts'
import { minimalEdit } from '#core/text/minimal-edit.ts'
import type { PostFile, PostId } from '#shared/content.ts'
import { recap } from '../api/recap.ts'
import { flushPaintTasks } from './after-paint.ts'
import { editPost, fileIsNow, postOf, sessionEvent, useOpenPosts } from './open-posts.ts'
import { removeSummaries, showNotice, updateSummary } from './workspace.ts'

/** The folder's files changed: rows of the library and open posts follow. */
export async function followDisk(changed: readonly PostId[], removed: readonly PostId[]): Promise<void> {
  removeSummaries(removed)
  for (const id of removed) if (postOf(id) !== undefined) await recheckPost(id)
  await Promise.all(
    changed.map(async id => {
      if (postOf(id) !== undefined) await recheckPost(id)
      const summary = await recap.summarizePost(id)
      if (summary.ok) updateSummary(summary.value)
    })
  )
}

/** Looks at the files of all open posts again, e.g. when the window comes to the front. */
export async function recheckAll(): Promise<void> {
  await Promise.all([...useOpenPosts.getState().posts.keys()].map(recheckPost))
}

/** Reads an open post's file again and follows it. */
export async function recheckPost(id: PostId): Promise<void> {
  const result = await recap.readPost(id)
  const post = postOf(id)
  if (post === undefined) return
  if (result.ok) takeInDiskVersion(result.value)
  else if (result.error.code === 'missing') sessionEvent(id, { type: 'externalRemoval' })
  else sessionEvent(id, { type: 'saveFailed', message: result.error.message })
}

/**
 * The file of an open post is now `theirs`. A post without unsaved text takes it
 * over (and can undo that); one with unsaved text is merged where the two do not
 * touch; else it is in conflict until the writer chooses.
 */
export function takeInDiskVersion(theirs: PostFile): void {
  flushPaintTasks()
  const post = postOf(theirs.id)
  if (post === undefined || theirs.version === post.file.version) return
  if (post.session.phase === 'saving') {
    // Whether that was the save itself is looked up once it has ended.
    sessionEvent(theirs.id, { type: 'externalChange', theirs })
    return
  }
  const theirText = readFileText(theirs.raw).text
  const mine = post.editor.doc.toString()
  if (post.editor.doc.eq(post.savedDoc)) {
    adopt(theirs, mine, theirText)
    return
  }
  const merged = mergeTexts(post.base.text, mine, theirText)
  if (merged.kind === 'merged') {
    adopt(theirs, mine, merged.text)
    showNotice(
      'This file changed on disk. Both changes are in the text now; have a look before you save.',
      'plain'
    )
  } else {
    sessionEvent(theirs.id, { type: 'externalChange', theirs })
  }
}

/** Makes `text` the post's text over the file version `theirs`. */
export function adopt(theirs: PostFile, mine: string, text: string): void {
  editPost(theirs.id, minimalEdit(mine, text), { origin: 'disk', reveal: false })
  const post = postOf(theirs.id)
  if (post === undefined) return
  const theirText = readFileText(theirs.raw).text
  const savedDoc = text === theirText ? post.editor.doc : post.editor.toText(theirText)
  fileIsNow(theirs.id, theirs, savedDoc, {
    type: 'reloaded',
    differs: text !== theirText,
    readonlyReason: theirs.readonlyReason
  })
}

/** Ends a conflict for the text here: the next save replaces what is on disk, which the writer has seen. */
export function keepMine(id: PostId): void {
  const post = postOf(id)
  if (post?.session.phase !== 'conflict') return
  const mine = post.editor.doc.toString()
  adopt(post.session.theirs, mine, mine)
}

/** Ends a conflict for the file on disk; the text that was here is one undo away. */
export function takeTheirs(id: PostId): void {
  const post = postOf(id)
  if (post?.session.phase !== 'conflict') return
  adopt(post.session.theirs, post.editor.doc.toString(), readFileText(post.session.theirs.raw).text)
}
