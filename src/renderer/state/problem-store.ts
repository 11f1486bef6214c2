/** What is wrong with the post in front and, once they were checked, with all posts of the folder. */
import { create } from 'zustand'
import type { FieldPath } from '#core/frontmatter/types.ts'
import type { Problem, Severity } from '#core/problems/problem.ts'
import type { PostId } from '#shared/content.ts'
import type { CheckProgress, ListedProblem } from '#shared/problems.ts'
import { counted } from './counted.ts'

/** The problems of the post in front, and the text that they were found in. */
export interface FoundInPost {
  readonly id: PostId
  readonly text: string
  readonly problems: readonly Problem[]
  /** By the path of the front matter value; lists that say the same as before are the same. */
  readonly byField: ReadonlyMap<string, readonly Problem[]>
  /** How many each video entry has. */
  readonly byEntry: ReadonlyMap<number, number>
}

interface Problems {
  readonly post: FoundInPost | null
  /** Of posts that were checked; those without problems have an empty list. */
  readonly folder: ReadonlyMap<PostId, readonly ListedProblem[]>
  /** How far the check of the folder is; null before the first. */
  readonly check: CheckProgress | null
  readonly scope: 'post' | 'folder'
  readonly hidden: ReadonlySet<Severity>
  /** The only code that is shown; null for all. */
  readonly code: string | null
}

export const useProblems = create<Problems>(() => ({
  post: null,
  folder: new Map(),
  check: null,
  scope: 'post',
  hidden: new Set(),
  code: null
}))

const none: readonly Problem[] = []

/** The problems of a front matter value. */
export function useFieldProblems(path: FieldPath): readonly Problem[] {
  const key = path.join('\n')
  return useProblems(state => state.post?.byField.get(key) ?? none)
}

/** What a count says, e.g. `2 problems, 1 note`: a note is style, and is never counted as a problem. */
export function problemWords(problems: readonly Pick<Problem, 'severity'>[]): string {
  const { count } = gravest(problems)
  return countWords(count, problems.length - count)
}

export function countWords(problems: number, notes: number): string {
  const words = [
    problems === 0 ? '' : counted(problems, 'problem', 'problems'),
    notes === 0 ? '' : counted(notes, 'note', 'notes')
  ]
  return words.filter(Boolean).join(', ') || 'No problems'
}

/** What a badge counts: notes are no reason to look. */
export function gravest(problems: readonly Pick<Problem, 'severity'>[]): {
  readonly count: number
  readonly severity: Severity
} {
  const grave = problems.filter(({ severity }) => severity !== 'info')
  const isError = grave.some(({ severity }) => severity === 'error')
  return { count: grave.length, severity: isError ? 'error' : 'warning' }
}
