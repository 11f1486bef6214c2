/** Which two texts of the post in front are shown side by side. */
import { create } from 'zustand'
import { mergeTexts } from '#core/merge/merge-texts.ts'
import { readFileText, toFileText } from '#core/text/file-text.ts'
import { lineEdits } from '#core/text/line-diff.ts'
import type { PostFile, PostId } from '#shared/content.ts'
import { recap } from '../api/recap.ts'
import { flushPaintTasks } from './after-paint.ts'
import { adopt, conflictOf, keepGivenUp, recheckPost } from './disk-changes.ts'
import { activePost, editPost, postOf } from './open-posts.ts'
import { saveAndTell } from './saving.ts'
import { showNotice } from './workspace.ts'

/** The two texts as they were when they were put side by side: the disk may go on changing below the dialog. */
interface Compared {
  /** `review`: what a save would change; `conflict`: the file on disk against the text here. */
  readonly kind: 'review' | 'conflict'
  readonly id: PostId
  readonly left: string
  readonly right: string
  /** With a conflict: the file that the writer sees, and the text here before their other changes were taken in. */
  readonly theirs: PostFile | null
  readonly mine: string
}

export const useComparison = create<{ readonly compared: Compared | null }>(() => ({ compared: null }))

export function showComparison(kind: 'review' | 'conflict'): void {
  flushPaintTasks()
  const post = activePost()
  if (post === undefined) return
  if (kind === 'review' && post.editor.doc.eq(post.savedDoc)) {
    showNotice('There are no unsaved changes in this post.', 'plain')
    return
  }
  const { id } = post
  const mine = post.editor.doc.toString()
  if (kind === 'review') {
    const compared = { kind, id, left: post.base.text, right: mine, theirs: null, mine }
    useComparison.setState({ compared })
    return
  }
  const conflict = conflictOf(id)
  if (conflict === null) return
  const { theirs, merge } = conflict
  // Only what both changed is left to choose: their other changes are in the right side already.
  const right = merge.kind === 'merged' ? merge.text : merge.preferMine
  useComparison.setState({
    compared: { kind, id, left: readFileText(theirs.raw).text, right, theirs, mine }
  })
}

/**
 * The writer leaves it without taking the right side over. What they changed there goes to the earlier versions; where
 * that fails it stays open.
 */
export async function leaveComparison(text: string): Promise<void> {
  const { compared } = useComparison.getState()
  const post = compared === null ? undefined : postOf(compared.id)
  if (compared !== null && post !== undefined && text !== compared.right) {
    const kept = await recap.keepVersion(post.id, toFileText(post.base, text)).catch(() => null)
    showNotice(
      kept?.ok === true
        ? 'What you changed there was not applied. It is among the earlier versions of this post.'
        : 'The comparison stays open: what you changed there could not be put among the earlier versions.',
      kept?.ok === true ? 'plain' : 'danger'
    )
    if (kept?.ok !== true) return
  }
  closeComparison()
}

function closeComparison(): void {
  useComparison.setState({ compared: null })
}

/** The writer is done with the right side: it becomes the post's text. */
export async function applyComparedText(text: string): Promise<void> {
  const { compared } = useComparison.getState()
  closeComparison()
  const post = compared === null ? undefined : postOf(compared.id)
  if (compared === null || post === undefined) return
  if (compared.theirs !== null && post.session.phase === 'conflict' && !(await keepGivenUp(post))) return
  const now = postOf(compared.id)
  if (now === undefined) return
  const mine = now.editor.doc.toString()
  const wanted = withLaterChanges(compared.mine, text, mine)
  if (compared.theirs === null || now.session.phase !== 'conflict') {
    editPost(now.id, lineEdits(mine, wanted))
    return
  }
  adopt(compared.theirs, mine, wanted)
  // The file may be yet another one by now: that one has not been seen.
  await recheckPost(now.id)
}

/** The reviewed text becomes the post's and is saved, as it was seen. */
export async function saveComparedText(text: string): Promise<void> {
  const id = useComparison.getState().compared?.id
  await applyComparedText(text)
  if (id !== undefined) await saveAndTell(id)
}

/** What was chosen in a comparison with the text `before`, with what came into the post while it was open. */
export function withLaterChanges(before: string, chosen: string, now: string): string {
  const merged = mergeTexts(before, chosen, now)
  return merged.kind === 'merged' ? merged.text : merged.preferMine
}
