import type { PostFacts } from '#core/problems/post-facts.ts'
import type { Problem } from '#core/problems/problem.ts'
import type { PostId } from '#shared/content.ts'
import type { ProblemsBatch } from '#shared/problems.ts'
import type { Result } from '#shared/result.ts'
import type { OpenedFolder } from '../content/content-folder.ts'

/** What the worker thread is started with. */
export interface ProblemsTask {
  readonly folder: OpenedFolder
}

export type ToProblems =
  | { readonly kind: 'check-folder' }
  | { readonly kind: 'stop-check' }
  /** Posts changed on disk: they are checked again, once the folder was. */
  | { readonly kind: 'posts-changed'; readonly ids: readonly PostId[] }
  /** Settings, data, templates or files changed: what is known of the site is read anew when it is needed. */
  | { readonly kind: 'site-changed' }
  | { readonly kind: 'ask'; readonly key: number; readonly question: Question }

export type FromProblems =
  | { readonly kind: 'batch'; readonly batch: ProblemsBatch }
  | { readonly kind: 'answer'; readonly key: number; readonly answer: unknown }

/** What is asked about one post, whose text may be unsaved. */
export type Question =
  | { readonly kind: 'facts'; readonly id: PostId }
  | { readonly kind: 'lint'; readonly id: PostId; readonly text: string }
  | { readonly kind: 'format'; readonly id: PostId; readonly text: string }

/** What is answered; null where nothing can be told. */
export interface Answers {
  readonly facts: PostFacts
  readonly lint: readonly Problem[]
  readonly format: Result<string, string>
}
