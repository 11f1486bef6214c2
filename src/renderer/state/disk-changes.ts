/** What happens to open posts when their files change or vanish on disk. */
import { mergeTexts, type TextMerge } from '#core/merge/merge-texts.ts'
import { readFileText, toFileText } from '#core/text/file-text.ts'
import { lineEdits } from '#core/text/line-diff.ts'
import type { PostFile, PostId } from '#shared/content.ts'
import { recap } from '../api/recap.ts'
import { flushPaintTasks } from './after-paint.ts'
import {
  editPost,
  fileIsNow,
  lockPost,
  type OpenPost,
  postOf,
  sessionEvent,
  useOpenPosts
} from './open-posts.ts'
import { endPlainNotice, removeSummaries, showNotice, updateSummary, useWorkspace } from './workspace.ts'

/** The folder's files changed: rows of the library and open posts follow. */
export async function followDisk(changed: readonly PostId[], removed: readonly PostId[]): Promise<void> {
  removeSummaries(removed)
  await Promise.all([...removed, ...changed].filter(id => postOf(id) !== undefined).map(recheckPost))
  for (const id of changed) {
    const summary = await recap.summarizePost(id)
    if (summary.ok) updateSummary(summary.value)
  }
}

let rechecking = false

/** Looks at the files of all open posts again, e.g. when the window comes to the front. */
export async function recheckAll(): Promise<void> {
  // One at a time and once at a time: a network folder that hangs must not get them all to hang in it.
  if (rechecking) return
  rechecking = true
  try {
    for (const id of useOpenPosts.getState().posts.keys()) await recheckPost(id)
  } finally {
    rechecking = false
  }
}

/** A file that is written again and again is read this often at most. */
const rereads = 5
/** Some programs empty a file and write it a moment later. */
const emptyMs = 400

/** Reads an open post's file again and follows it. */
export async function recheckPost(id: PostId): Promise<void> {
  for (let attempt = 0; attempt < rereads; attempt += 1) {
    const before = postOf(id)?.file
    if (before === undefined) return
    let result = await recap.readPost(id)
    if (result.ok && result.value.raw === '' && before.raw !== '') {
      await new Promise(resolve => setTimeout(resolve, emptyMs))
      // For main, who reads a post has it open: of one that was closed meanwhile it would never hear again.
      if (postOf(id)?.file !== before) continue
      result = await recap.readPost(id)
    }
    const post = postOf(id)
    if (post === undefined) return
    // A save came to its end while this was read: what was read may be older than what it wrote.
    if (post.file !== before) continue
    if (result.ok) takeInDiskVersion(result.value)
    else if (result.error.code === 'missing') sessionEvent(id, { type: 'externalRemoval' })
    // Without unsaved text a file that cannot be read just now is no trouble of the writer's.
    // Of one that is being saved the save itself will tell.
    else if (post.session.phase !== 'saving' && !post.editor.doc.eq(post.savedDoc))
      sessionEvent(id, { type: 'saveFailed', message: result.error.message })
    return
  }
}

/**
 * The file of an open post is now `theirs`. A post without unsaved text takes it
 * over (and can undo that); one with unsaved text is merged where the two do not
 * touch; else it is in conflict until the writer chooses.
 */
export function takeInDiskVersion(theirs: PostFile): void {
  flushPaintTasks()
  const post = postOf(theirs.id)
  if (post === undefined) return
  if (post.session.phase === 'saving') {
    // Whether that was the save itself is looked up once it has ended.
    if (theirs.version !== post.file.version) sessionEvent(theirs.id, { type: 'externalChange', theirs })
    return
  }
  if (theirs.version === post.file.version) {
    followSameVersion(post, theirs)
    return
  }
  const mine = post.editor.doc.toString()
  if (post.editor.doc.eq(post.savedDoc)) adopt(theirs, mine, readFileText(theirs.raw).text)
  else if (theirs.readonlyReason !== null) refuse(post, theirs)
  else mergeIn(post, mine, theirs)
}

/** The file is back, or what made a conflict was taken back, or it was protected or released. */
function followSameVersion(post: OpenPost, theirs: PostFile): void {
  const { phase } = post.session
  const isNews =
    phase === 'missing' || phase === 'conflict' || theirs.readonlyReason !== post.file.readonlyReason
  if (!isNews) return
  const differs = !post.editor.doc.eq(post.savedDoc)
  if (differs && theirs.readonlyReason !== null) refuse(post, theirs)
  else become(theirs, post, differs)
}

/** The file must not be written any more while there is unsaved text: that stays as it is, over the version before. */
function refuse(post: OpenPost, theirs: PostFile): void {
  sessionEvent(post.id, {
    type: 'saveFailed',
    message: `${theirs.readonlyReason ?? ''} Your text is still here; save a copy to keep it.`.trim()
  })
}

function mergeIn(post: OpenPost, mine: string, theirs: PostFile): void {
  const theirText = readFileText(theirs.raw).text
  const merged = mergeTexts(post.base.text, mine, theirText)
  if (merged.kind === 'conflict') {
    endPlainNotice()
    sessionEvent(theirs.id, { type: 'externalChange', theirs })
    return
  }
  adopt(theirs, mine, merged.text)
  if (merged.text !== theirText)
    showNotice(
      `${nameOf(theirs.id)} changed on disk. Both changes are in the text now; have a look before you save.`,
      'plain'
    )
}

/** The post in front is meant without a name. */
function nameOf(id: PostId): string {
  if (useOpenPosts.getState().active === id) return 'This file'
  return `“${useWorkspace.getState().posts.get(id)?.title ?? id}”`
}

/** Makes `text` the post's text over the file version `theirs`. */
export function adopt(theirs: PostFile, mine: string, text: string): void {
  editPost(theirs.id, lineEdits(mine, text), { origin: 'disk', reveal: false })
  const post = postOf(theirs.id)
  if (post !== undefined) become(theirs, post, text !== readFileText(theirs.raw).text)
}

function become(theirs: PostFile, post: OpenPost, differs: boolean): void {
  const savedDoc = differs ? post.editor.toText(readFileText(theirs.raw).text) : post.editor.doc
  const { readonlyReason } = theirs
  fileIsNow(theirs.id, theirs, savedDoc, { type: 'reloaded', differs, readonlyReason })
  lockPost(theirs.id, readonlyReason !== null)
}

/** The conflict of a post as a merge; null when it is in none. */
export function conflictOf(
  id: PostId
): { readonly theirs: PostFile; readonly mine: string; readonly merge: TextMerge } | null {
  const post = postOf(id)
  if (post?.session.phase !== 'conflict') return null
  const { theirs } = post.session
  const mine = post.editor.doc.toString()
  return { theirs, mine, merge: mergeTexts(post.base.text, mine, readFileText(theirs.raw).text) }
}

/**
 * Ends a conflict for the text here, where both changed the same; their other
 * changes are taken in. The next save replaces what is on disk, which the writer
 * has seen.
 */
export function keepMine(id: PostId): void {
  const conflict = conflictOf(id)
  if (conflict === null) return
  const { theirs, mine, merge } = conflict
  adopt(theirs, mine, merge.kind === 'merged' ? merge.text : merge.preferMine)
}

/**
 * Ends a conflict for the file on disk; the text that was here is among the earlier versions before it goes, and one
 * undo away.
 */
export async function takeTheirs(id: PostId): Promise<void> {
  const post = postOf(id)
  if (post === undefined || !(await keepGivenUp(post))) return
  // The file, or the text here, may be another one by now.
  const conflict = conflictOf(id)
  if (conflict === null || !postOf(id)?.editor.doc.eq(post.editor.doc)) return
  const { theirs, mine, merge } = conflict
  adopt(theirs, mine, merge.kind === 'merged' ? merge.text : merge.preferTheirs)
}

/** Puts a text that is about to be given up among the earlier versions; where that fails it must not be given up. */
export async function keepGivenUp(post: OpenPost): Promise<boolean> {
  if (await keepVersion(post, post.editor.doc.toString())) return true
  showNotice(
    'Nothing was changed: the text here could not be put among the earlier versions first. Save a copy of it, or keep it.'
  )
  return false
}

/** A version that is not kept within this time counts as one that cannot be kept, in milliseconds. */
const keepingMs = 10_000

/** Puts a text of a post among its earlier versions; false where that fails, or the disk does not answer. */
export async function keepVersion(post: OpenPost, text: string): Promise<boolean> {
  let timer: number | undefined
  const late = new Promise<null>(resolve => {
    timer = window.setTimeout(() => resolve(null), keepingMs)
  })
  const keeping = recap.keepVersion(post.id, toFileText(post.base, text)).catch(() => null)
  const kept = await Promise.race([keeping, late])
  window.clearTimeout(timer)
  return kept?.ok === true
}
