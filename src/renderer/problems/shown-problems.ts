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
  const ids = new Set([...folder.keys(), ...(front === null ? [] : [front.id])])
  return [...ids].sort().flatMap(id => {
    const rows = front?.id === id ? rowsOfPost(front) : listedRows(id, folder.get(id) ?? [])
    return rows.length === 0 ? [] : [{ id, rows }]
  })
}

/** While a folder is checked its list grows: rows that are drawn already stay the same objects, and are not drawn anew. */
const knownRows = new WeakMap<readonly ListedProblem[], readonly RowProblem[]>()

function listedRows(id: PostId, problems: readonly ListedProblem[]): readonly RowProblem[] {
  const rows = knownRows.get(problems) ?? problems.map(problem => listedRow(id, problem))
  knownRows.set(problems, rows)
  return rows
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
  const has = (test: (row: RowProblem) => boolean) => posts.some(({ rows }) => rows.some(test))
  return has(row => row.code === code) || !has(row => row.severity === 'error') ? code : null
}

/** As many rows as are drawn at once, with whole posts cut off where the number is reached. */
export function firstRows(posts: readonly PostRows[], most: number): readonly PostRows[] {
  let left = most
  return posts.flatMap(({ id, rows }) => {
    const some = rows.slice(0, Math.max(0, left))
    left -= some.length
    return some.length === 0 ? [] : [{ id, rows: some }]
  })
}

/** The codes that occur, most frequent first, with their numbers. */
export function codesOf(posts: readonly PostRows[]): readonly (readonly [code: string, count: number])[] {
  const counts = new Map<string, number>()
  for (const { rows } of posts) for (const { code } of rows) counts.set(code, (counts.get(code) ?? 0) + 1)
  return [...counts].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))
}

export function countOf(posts: readonly PostRows[], severity?: Severity): number {
  return posts.reduce(
    (sum, { rows }) => sum + (severity ? rows.filter(row => row.severity === severity).length : rows.length),
    0
  )
}
