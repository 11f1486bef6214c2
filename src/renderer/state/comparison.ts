/** Which two texts of the post in front are shown side by side. */
import { create } from 'zustand'
import { mergeTexts } from '#core/merge/merge-texts.ts'
import { readFileText } from '#core/text/file-text.ts'
import { lineEdits } from '#core/text/line-diff.ts'
import type { PostFile, PostId } from '#shared/content.ts'
import { flushPaintTasks } from './after-paint.ts'
import { adopt, conflictOf, keepGivenUp, keepVersion, recheckPost } from './disk-changes.ts'
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

interface Comparison {
  readonly compared: Compared | null
  /** The right text as the writer has it now. */
  readonly text: string
  /** It is being put away: until that has ended nothing else is done with it, and it stays as it is. */
  readonly busy: boolean
}

const closed: Comparison = { compared: null, text: '', busy: false }

export const useComparison = create<Comparison>(() => closed)

const show = (compared: Compared): void =>
  useComparison.setState({ compared, text: compared.right, busy: false })

/** The writer changes the right text. */
export const changeCompared = (text: string): void => useComparison.setState({ text })

/** Whether the writer has changed something that would be lost with the comparison. */
export function isComparisonChanged(): boolean {
  const { compared, text } = useComparison.getState()
  return compared !== null && text !== compared.right
}

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
    show({ kind, id, left: post.base.text, right: mine, theirs: null, mine })
    return
  }
  const conflict = conflictOf(id)
  if (conflict === null) return
  const { theirs, merge } = conflict
  // Only what both changed is left to choose: their other changes are in the right side already.
  const right = merge.kind === 'merged' ? merge.text : merge.preferMine
  show({ kind, id, left: readFileText(theirs.raw).text, right, theirs, mine })
}

let leaving: Promise<boolean> | null = null

/**
 * The writer leaves it without taking the right side over. What they changed there goes to the earlier versions; where
 * that fails it stays open.
 *
 * @returns whether none is open now; asked again meanwhile, what comes of the first time
 */
export function leaveComparison(): Promise<boolean> {
  leaving ??= leave().finally(() => {
    leaving = null
  })
  return leaving
}

async function leave(): Promise<boolean> {
  const { compared, text, busy } = useComparison.getState()
  if (busy) return false
  const post = compared === null ? undefined : postOf(compared.id)
  if (post !== undefined && isComparisonChanged()) {
    useComparison.setState({ busy: true })
    const kept = await keepVersion(post, text)
    showNotice(
      kept
        ? 'What you changed there was not applied. It is among the earlier versions of this post.'
        : 'The comparison stays open: what you changed there could not be put among the earlier versions.',
      kept ? 'plain' : 'danger'
    )
    if (!kept) {
      useComparison.setState({ busy: false })
      return false
    }
  }
  closeComparison()
  return true
}

function closeComparison(): void {
  useComparison.setState(closed)
}

/**
 * The writer is done with the right side: it becomes the post's text.
 *
 * @returns whether it is; where the text here could not be kept the comparison stays open
 */
export async function applyComparedText(): Promise<boolean> {
  const { compared, text, busy } = useComparison.getState()
  const post = compared === null ? undefined : postOf(compared.id)
  if (compared === null || post === undefined || busy) return false
  if (compared.theirs !== null && post.session.phase === 'conflict') {
    useComparison.setState({ busy: true })
    const kept = await keepGivenUp(post)
    useComparison.setState({ busy: false })
    if (!kept) return false
  }
  closeComparison()
  const now = postOf(compared.id)
  if (now === undefined) return false
  const mine = now.editor.doc.toString()
  const wanted = withLaterChanges(compared.mine, text, mine)
  if (compared.theirs === null || now.session.phase !== 'conflict') {
    editPost(now.id, lineEdits(mine, wanted))
    return true
  }
  adopt(compared.theirs, mine, wanted)
  // The file may be yet another one by now: that one has not been seen.
  await recheckPost(now.id)
  return true
}

/** The reviewed text becomes the post's and is saved, as it was seen. */
export async function saveComparedText(): Promise<void> {
  const id = useComparison.getState().compared?.id
  if ((await applyComparedText()) && id !== undefined) await saveAndTell(id)
}

/** What was chosen in a comparison with the text `before`, with what came into the post while it was open. */
export function withLaterChanges(before: string, chosen: string, now: string): string {
  const merged = mergeTexts(before, chosen, now)
  return merged.kind === 'merged' ? merged.text : merged.preferMine
}
