import type { Problem } from '#core/problems/problem.ts'
import type { PostId } from './content.ts'

/** A problem of a post that need not be open: with its line, without its fixes. */
export interface ListedProblem extends Omit<Problem, 'fixes'> {
  /** From 1, in the post's file. */
  readonly line: number
  readonly fixable: boolean
}

export interface PostProblems {
  readonly id: PostId
  readonly problems: readonly ListedProblem[]
}

/** News of a folder that is being checked, or of posts that changed since. */
export interface ProblemsBatch {
  /** Posts that were checked, those without problems too. */
  readonly posts: readonly PostProblems[]
  /** How far a check of the whole folder is; null with posts that were checked again on their own. */
  readonly progress: CheckProgress | null
}

export interface CheckProgress {
  /** `reading` comes first: what posts say of each other. */
  readonly phase: 'reading' | 'checking' | 'done' | 'stopped'
  readonly checked: number
  readonly found: number
}
