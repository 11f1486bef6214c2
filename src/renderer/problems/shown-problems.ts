import type { Severity } from '#core/problems/problem.ts'
import type { PostId } from '#shared/content.ts'
import type { ListedProblem } from '#shared/problems.ts'
import type { FoundInPost } from '../state/problem-store.ts'
import { listedRow, postRow, type RowProblem } from './ProblemRow.tsx'

/** A post with its problems, for a list. */
export interface PostRows {
  readonly id: PostId
  readonly rows: readonly RowProblem[]
}

export interface ProblemFilter {
  readonly hidden: ReadonlySet<Severity>
  readonly code: string | null
}

/** The problems of the post in front, as rows. */
export function rowsOfPost({ id, text, problems }: FoundInPost): readonly RowProblem[] {
  let [line, at] = [1, 0]
  return problems.map(problem => {
    for (
      let end = text.indexOf('\n', at);
      end >= 0 && end < problem.range.from;
      end = text.indexOf('\n', at)
    ) {
      line += 1
      at = end + 1
    }
    return postRow(id, problem, line)
  })
}

/** The problems of a folder, post by post in the order of their paths; the post in front as it is now. */
export function rowsOfFolder(
  folder: ReadonlyMap<PostId, readonly ListedProblem[]>,
  front: FoundInPost | null
): readonly PostRows[] {
  const ids = [...folder.keys()]
  if (front !== null && !folder.has(front.id)) ids.push(front.id)
  return ids.sort().flatMap(id => {
    const post = front?.id === id ? { id, rows: rowsOfPost(front) } : listedPost(id, folder.get(id) ?? [])
    return post.rows.length === 0 ? [] : [post]
  })
}

/**
 * While a folder is checked its list grows, and is looked through anew each time: posts that are known stay the same
 * objects, so that nothing of them is drawn or counted again.
 */
const knownPosts = new WeakMap<readonly ListedProblem[], PostRows>()

function listedPost(id: PostId, problems: readonly ListedProblem[]): PostRows {
  const post = knownPosts.get(problems) ?? { id, rows: problems.map(problem => listedRow(id, problem)) }
  knownPosts.set(problems, post)
  return post
}

/** How many problems of each kind a post has, and of each weight. */
interface Counts {
  readonly codes: ReadonlyMap<string, number>
  readonly severities: Readonly<Record<Severity, number>>
}

const knownCounts = new WeakMap<PostRows, Counts>()

function countsOf(post: PostRows): Counts {
  const known = knownCounts.get(post)
  if (known) return known
  const codes = new Map<string, number>()
  const severities = { error: 0, warning: 0, info: 0 }
  for (const { code, severity } of post.rows) {
    codes.set(code, (codes.get(code) ?? 0) + 1)
    severities[severity] += 1
  }
  const counts = { codes, severities }
  knownCounts.set(post, counts)
  return counts
}

export function filtered(posts: readonly PostRows[], { hidden, code }: ProblemFilter): readonly PostRows[] {
  if (hidden.size === 0 && code === null) return posts
  return posts.flatMap(({ id, rows }) => {
    const kept = rows.filter(row => !hidden.has(row.severity) && (code === null || row.code === code))
    return kept.length === 0 ? [] : [{ id, rows: kept }]
  })
}

/**
 * The kind that is filtered by: one of which no problem is left gives way to errors of another, e.g. where the front
 * matter cannot be read any more and no rule for its values finds anything.
 */
export function shownCode(posts: readonly PostRows[], code: string | null): string | null {
  if (code === null) return null
  const isThere = posts.some(post => countsOf(post).codes.has(code))
  return isThere || countOf(posts, 'error') === 0 ? code : null
}

/** As many rows as are drawn at once, with whole posts cut off where the number is reached. */
export function firstRows(posts: readonly PostRows[], most: number): readonly PostRows[] {
  const first: PostRows[] = []
  let left = most
  for (const post of posts) {
    if (left <= 0) break
    first.push(post.rows.length <= left ? post : { id: post.id, rows: post.rows.slice(0, left) })
    left -= post.rows.length
  }
  return first
}

/** The codes that occur, most frequent first, with their numbers. */
export function codesOf(posts: readonly PostRows[]): readonly (readonly [code: string, count: number])[] {
  const counts = new Map<string, number>()
  for (const post of posts)
    for (const [code, count] of countsOf(post).codes) counts.set(code, (counts.get(code) ?? 0) + count)
  return [...counts].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))
}

export function countOf(posts: readonly PostRows[], severity?: Severity): number {
  return posts.reduce(
    (sum, post) => sum + (severity ? countsOf(post).severities[severity] : post.rows.length),
    0
  )
}
