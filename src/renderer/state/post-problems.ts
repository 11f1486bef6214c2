/**
 * Checks the post in front in the pauses of typing: the rules of `core/problems` take a few milliseconds, and a
 * problem that shows while its word is still being typed only disturbs.
 */
import type { checkPost } from '#core/problems/check-post.ts'
import { fixAll } from '#core/problems/fix-all.ts'
import { noFacts, type PostFacts } from '#core/problems/post-facts.ts'
import type { Problem } from '#core/problems/problem.ts'
import type { PostId } from '#shared/content.ts'
import { recap } from '../api/recap.ts'
import { flushPaintTasks } from './after-paint.ts'
import { analyse } from './analyse.ts'
import { useAnalysis } from './analysis.ts'
import { editByAction } from './form-edits.ts'
import { endFreshVideo, isStillToCome, useFreshVideo } from './fresh-video.ts'
import { activePost } from './open-posts.ts'
import { type FoundInPost, useProblems } from './problem-store.ts'
import { takeSiteShortcodes } from './site-shortcodes.ts'
import { showNotice } from './workspace.ts'

/** How long a pause in typing is waited for. */
const pauseMs = 250
/** A post larger than this is checked in the folder's worker only. */
const longestText = 1024 * 1024

/** What is known of the post in front; null while that is being asked. */
let known: {
  readonly id: PostId
  readonly facts: PostFacts
  readonly checkPost: typeof checkPost
} | null = null
let asked = 0
/** What markdownlint found last, by the site's own settings; null before it was asked. */
let linted: { readonly id: PostId; readonly text: string; readonly problems: readonly Problem[] } | null =
  null
/** Whether the site has such settings. */
let lints = true
let timer: number | undefined

export function checkWhileTyping(): void {
  useFreshVideo.subscribe(() => checkSoon(0))
  useAnalysis.subscribe(({ current }, before) => {
    if (current === null) {
      useProblems.setState({ post: null })
      return
    }
    if (current.id !== before.current?.id) {
      known = null
      endFreshVideo()
      useProblems.setState({ post: null })
      void askFacts(current.id)
    } else if (current.text !== before.current?.text) checkSoon()
  })
}

/** Files, settings or posts of the site changed: what is known of them is asked again. */
export function forgetFacts(): void {
  const id = useAnalysis.getState().current?.id
  if (id !== undefined) void askFacts(id)
}

async function askFacts(id: PostId): Promise<void> {
  asked += 1
  const mine = asked
  // The rules are read with the first facts: no window starts with them.
  const [facts, { checkPost }] = await Promise.all([
    recap.getPostFacts(id),
    import('#core/problems/check-post.ts')
  ])
  if (mine !== asked) return
  known = { id, facts: facts ?? noFacts, checkPost }
  takeSiteShortcodes(known.facts.shortcodes)
  lints = true
  linted = null
  checkSoon(0)
}

function checkSoon(delay = pauseMs): void {
  window.clearTimeout(timer)
  timer = window.setTimeout(() => requestIdleCallback(checkNow, { timeout: 500 }), delay)
}

/** Brings the problems up to date with the text. */
export function checkNow(): FoundInPost | null {
  flushPaintTasks()
  const post = activePost()
  if (post === undefined || post.editor.doc.length > longestText) return null
  const text = post.editor.doc.toString()
  const before = useProblems.getState().post
  if (known?.id !== post.id) return before?.id === post.id ? before : null
  const analysis = analyse(post.id, text)
  const rules = known.checkPost(text, known.facts).filter(problem => !isStillToCome(problem, analysis))
  const lint = linted?.id === post.id && linted.text === text ? linted.problems : null
  if (lint === null) lintSoon(post.id, text)
  const problems = lint === null ? rules : merged(rules, lint)
  const found = { id: post.id, text, problems, ...grouped(problems, before) }
  useProblems.setState({ post: found })
  return found
}

let lintTimer: number | undefined

/** The site's own rules are main's to run; they come a moment after ours. */
function lintSoon(id: PostId, text: string): void {
  if (!lints) return
  window.clearTimeout(lintTimer)
  lintTimer = window.setTimeout(async () => {
    const problems = await recap.lintPost(id, text)
    lints = problems !== null
    if (problems === null || activePost()?.id !== id) return
    linted = { id, text, problems }
    if (problems.length > 0) checkNow()
  }, 300)
}

const merged = (rules: readonly Problem[], lint: readonly Problem[]): readonly Problem[] =>
  [...rules, ...lint].sort((a, b) => a.range.from - b.range.from)

function grouped(problems: readonly Problem[], before: FoundInPost | null) {
  const byField = new Map<string, readonly Problem[]>()
  const byEntry = new Map<number, number>()
  for (const problem of problems) {
    if (problem.field === null) continue
    const key = problem.field.join('\n')
    byField.set(key, [...(byField.get(key) ?? []), problem])
    const index = problem.field[problem.field[0] === 'params' ? 2 : 1]
    if (typeof index === 'number' && problem.severity !== 'info')
      byEntry.set(index, (byEntry.get(index) ?? 0) + 1)
  }
  for (const [key, found] of byField) {
    const old = before?.byField.get(key)
    if (old !== undefined && sayingOf(old) === sayingOf(found)) byField.set(key, old)
  }
  return { byField, byEntry }
}

const sayingOf = (problems: readonly Problem[]) =>
  problems
    .map(({ code, message, fixes }) => [code, message, ...fixes.map(({ title }) => title)].join('\n'))
    .join('\n')

/** The problem as it is now, where the text has changed since it was found. */
export function problemNow(problem: Pick<Problem, 'code' | 'message' | 'range'>): Problem | null {
  const found = checkNow()
  const same = found?.problems.filter(
    ({ code, message }) => code === problem.code && message === problem.message
  )
  const distance = ({ range }: Problem) => Math.abs(range.from - problem.range.from)
  return (
    same?.reduce<Problem | null>(
      (best, one) => (best === null || distance(one) < distance(best) ? one : best),
      null
    ) ?? null
  )
}

/** Puts a problem right, as one undo step. */
export function applyFix(problem: Pick<Problem, 'code' | 'message' | 'range'>, index = 0): void {
  const edits = problemNow(problem)?.fixes[index]?.edits ?? []
  const refusal =
    edits.length === 0
      ? 'This cannot be put right here any more. Go to its place and change it by hand.'
      : editByAction(() => ({ ok: true, edits }))
  if (refusal !== null) showNotice(refusal)
  checkNow()
}

/** Puts all problems of one kind in the post in front right, as one undo step. */
export function applyFixes(code: string): void {
  const edits = fixAll(checkNow()?.problems.filter(problem => problem.code === code) ?? [])
  const refusal =
    edits === null || edits.length === 0
      ? 'These cannot be put right together any more. Go through them one by one.'
      : editByAction(() => ({ ok: true, edits }))
  if (refusal !== null) showNotice(refusal)
  checkNow()
}
