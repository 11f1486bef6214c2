/** The check of the whole folder: main's worker does it, this store shows how far it is and what was found. */
import type { PostId } from '#shared/content.ts'
import type { ListedProblem, ProblemsBatch } from '#shared/problems.ts'
import { recap } from '../api/recap.ts'
import { useNarrowView } from './layout.ts'
import { mountedEditor, placePost } from './open-posts.ts'
import { openPost } from './opening.ts'
import { goToSide } from './part-focus.ts'
import { applyFix, checkNow, problemNow } from './post-problems.ts'
import { useProblems } from './problem-store.ts'
import { useWorkspace } from './workspace.ts'

/** A folder with more posts is checked when the writer asks for it. */
const checkedUnasked = 5000
/** After the folder was read: the first thing that a writer does must not meet the check. */
const restMs = 2500

export function followFolderProblems(): void {
  recap.onProblemsFound(takeBatch)
  let timer: number | undefined
  useWorkspace.subscribe(({ folder, progress, posts }, before) => {
    if (folder !== before.folder) {
      waiting.length = 0
      useProblems.setState({ folder: new Map(), check: null })
    }
    const isRead = progress.done && !before.progress.done && folder !== null
    if (!isRead || posts.size === 0 || posts.size > checkedUnasked) return
    window.clearTimeout(timer)
    timer = window.setTimeout(() => requestIdleCallback(checkFolder), restMs)
  })
}

export function checkFolder(): void {
  useProblems.setState({ check: { phase: 'reading', checked: 0, found: 0 } })
  void recap.checkFolder()
}

export const stopCheck = (): void => void recap.stopCheck()

/** What has come and is not in the store yet. */
const waiting: ProblemsBatch[] = []
/** The store, and with it the list, changes so often at most: each change costs as much as there are posts. */
const drawnEveryMs = 250
let drawing: number | undefined

function takeBatch(batch: ProblemsBatch): void {
  waiting.push(batch)
  const runs = batch.progress?.phase === 'reading' || batch.progress?.phase === 'checking'
  if (runs) drawing ??= window.setTimeout(takeWaiting, drawnEveryMs)
  else takeWaiting()
}

function takeWaiting(): void {
  window.clearTimeout(drawing)
  drawing = undefined
  const batches = waiting.splice(0)
  const posts = batches.flatMap(batch => batch.posts)
  const progress = batches.findLast(batch => batch.progress !== null)?.progress ?? null
  useProblems.setState(({ folder, check }) => {
    const next = new Map(folder)
    for (const { id, problems } of posts) next.set(id, problems)
    return { folder: posts.length === 0 ? folder : next, check: progress ?? check }
  })
}

export function forgetProblems(ids: readonly PostId[]): void {
  useProblems.setState(({ folder }) => {
    const rest = new Map(folder)
    for (const id of ids) rest.delete(id)
    return { folder: rest }
  })
}

type Found = Pick<ListedProblem, 'code' | 'message' | 'range'>

/** Opens the post and puts the cursor at the problem. */
export async function goToProblem(id: PostId, problem: Found): Promise<void> {
  if (!(await openPost(id))) return
  useNarrowView.setState({ text: true })
  const { from, to } = problemNow(problem)?.range ?? problem.range
  const editor = mountedEditor()
  const length = editor?.getState().doc.length ?? 0
  if (editor === null) placePost(id, { cursor: from, top: from })
  else editor.goTo({ from: Math.min(from, length), to: Math.min(to, length) })
}

/** Puts a problem of any post right; the post is opened, so that its writer sees the change and can undo it. */
export async function fixProblem(id: PostId, problem: Found): Promise<void> {
  if (!(await openPost(id))) return
  await factsKnown(id)
  applyFix(problem)
}

/** A post that was only just opened is checked in a moment. */
function factsKnown(id: PostId): Promise<void> {
  return new Promise(resolve => {
    if (checkNow()?.id === id) resolve()
    else {
      const stop = useProblems.subscribe(({ post }) => {
        if (post?.id !== id) return
        stop()
        resolve()
      })
    }
  })
}

export function showProblems(scope: 'post' | 'folder'): void {
  useProblems.setState({ scope })
  goToSide('problems')
}
