/** Saving and reverting open posts. One save in flight a post; what is typed meanwhile stays unsaved. */
import { canSave, needsRecheck } from '#core/session/session.ts'
import { readFileText, toFileText } from '#core/text/file-text.ts'
import { lineEdits } from '#core/text/line-diff.ts'
import { noFile, type PostId } from '#shared/content.ts'
import { recap } from '../api/recap.ts'
import { flushPaintTasks } from './after-paint.ts'
import { recheckPost, takeInDiskVersion } from './disk-changes.ts'
import { endFreshVideo } from './fresh-video.ts'
import { type LeftOut, leftOut } from './kept-drafts.ts'
import {
  editPost,
  fileIsNow,
  isUnsaved,
  type OpenPost,
  postOf,
  sessionEvent,
  useOpenPosts
} from './open-posts.ts'
import { openPost } from './opening.ts'
import { showNotice, updateSummary } from './workspace.ts'

/** A save that takes this long is said to the writer. */
const patienceMs = 5000
const noAnswer =
  'A save is still under way: the disk or network folder does not answer. Your text is here, and kept for the next start.'

const underWay = new Map<PostId, Promise<boolean>>()

/**
 * Saves a post. While a save of it is under way, what was typed since is saved
 * after that one.
 *
 * @returns whether the file now holds the text that was there when the save began
 */
export async function savePost(id: PostId): Promise<boolean> {
  flushPaintTasks()
  const before = underWay.get(id)
  if (before !== undefined) {
    const saved = await before
    const post = postOf(id)
    return post !== undefined && isUnsaved(post) ? savePost(id) : saved
  }
  const post = postOf(id)
  if (post === undefined) return false
  if (!canSave(post.session)) return !isUnsaved(post)
  const saving = writePost(post).finally(() => underWay.delete(id))
  underWay.set(id, saving)
  return saving
}

/** Saves a post as the writer asked for, and says what fields of the form show that could not be written. */
export async function saveAndTell(id: PostId): Promise<void> {
  flushPaintTasks()
  endFreshVideo()
  const left = leftOut([id])
  if (await savePost(id)) sayLeftOut(left)
}

/** Says what a save that came to its end has left out. */
export function sayLeftOut([first, ...others]: readonly LeftOut[]): void {
  if (first === undefined) return
  const what = others.length === 0 ? '' : `${others.length + 1} values that cannot be written, such as `
  showNotice(`Saved without ${what}“${first.typed}”. ${first.error}`, 'plain')
}

/** Saves every post with unsaved text; true when none is left. */
export async function saveAll(): Promise<boolean> {
  const results = await Promise.all([...useOpenPosts.getState().unsaved].map(savePost))
  return results.every(Boolean)
}

/**
 * What the menu's "Save all" does, and says what it leaves out: a file that somebody deleted while nothing was typed is
 * not made anew.
 */
export async function saveAllChanged(): Promise<void> {
  flushPaintTasks()
  endFreshVideo()
  const left = leftOut([...useOpenPosts.getState().posts.keys()])
  const changed = [...useOpenPosts.getState().unsaved].filter(id => {
    const post = postOf(id)
    return post !== undefined && !post.editor.doc.eq(post.savedDoc)
  })
  const saved = await Promise.all(changed.map(savePost))
  if (saved.every(Boolean)) sayLeftOut(left)
}

/** Puts the saved text back, as one step that can be undone. */
export function revertPost(id: PostId): void {
  flushPaintTasks()
  const post = postOf(id)
  if (post === undefined) return
  editPost(id, lineEdits(post.editor.doc.toString(), post.base.text))
}

/** The whole file as a save would write it now. */
export const rawOf = (post: OpenPost): string => toFileText(post.base, post.editor.doc.toString())

/** Asks where to, and writes the text there. The post itself stays as it is. */
export async function saveCopy(id: PostId): Promise<void> {
  flushPaintTasks()
  const post = postOf(id)
  if (post === undefined) return
  if (post.file.readonlyReason !== null && post.file.raw === '') {
    showNotice('This file cannot be read as text, so there is nothing to copy from here.')
    return
  }
  const copied = await recap.saveCopy(id, rawOf(post))
  if (!copied.ok) showNotice(copied.error.message)
  else if (copied.value !== null) {
    if (copied.value.id !== null) {
      void refreshSummary(copied.value.id)
      // Why it was not is said, or the writer is elsewhere by now.
      if (!(await openPost(copied.value.id))) return
    }
    showNotice(`The copy is at ${copied.value.path}`, 'plain')
  }
}

async function writePost(post: OpenPost): Promise<boolean> {
  const { id } = post
  const { doc } = post.editor
  sessionEvent(id, { type: 'saveStarted' })
  const base = post.session.phase === 'missing' ? noFile : post.file.version
  const late = window.setTimeout(() => showNotice(noAnswer), patienceMs)
  const result = await recap.savePost({ id, raw: rawOf(post), base }).catch(() => null)
  window.clearTimeout(late)
  const now = postOf(id)
  // Closed meanwhile, perhaps opened anew: then it was read from the disk.
  if (now === undefined || now.session.phase !== 'saving') return result?.ok ?? false
  if (needsRecheck(now.session)) setTimeout(() => void recheckPost(id))
  if (result === null) {
    sessionEvent(id, {
      type: 'saveFailed',
      message: 'This post was not saved: the application could not take its text. Your text is still here.'
    })
    return false
  }
  if (result.ok) {
    fileIsNow(id, result.value, doc, { type: 'saveSucceeded', differs: !now.editor.doc.eq(doc) })
    void refreshSummary(id)
    return true
  }
  sessionEvent(id, { type: 'saveFailed', message: result.error.message })
  if (result.error.code === 'changed-on-disk' && result.error.current) takeInDiskVersion(result.error.current)
  else if (result.error.code === 'missing' && base !== noFile) sessionEvent(id, { type: 'externalRemoval' })
  return false
}

/** Puts an earlier version's text into the editor, as one step that can be undone. */
export function takeVersion(id: PostId, raw: string): void {
  const post = postOf(id)
  if (post === undefined) return
  if (post.file.readonlyReason !== null) showNotice(post.file.readonlyReason)
  else editPost(id, lineEdits(post.editor.doc.toString(), readFileText(raw).text))
}

async function refreshSummary(id: PostId): Promise<void> {
  const summary = await recap.summarizePost(id)
  if (summary.ok) updateSummary(summary.value)
}
