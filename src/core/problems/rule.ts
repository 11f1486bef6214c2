import type { FieldPath } from '../frontmatter/types.ts'
import type { TextRange } from '../text/text-edit.ts'
import type { PostFacts } from './post-facts.ts'
import type { Fix, Severity } from './problem.ts'
import type { PostReading } from './read-post.ts'

/** What a rule finds: where, a sentence, and what can safely be done. */
export interface Finding extends TextRange {
  readonly message: string
  readonly fixes?: readonly Fix[]
  readonly field?: FieldPath
}

/** One rule. Its examples are its test (`rules.test.ts`) and its documentation. */
export interface Rule {
  readonly code: string
  readonly severity: Severity
  /** One line: what is wrong, and for whom. */
  readonly doc: string
  readonly fires: readonly FiringExample[]
  readonly quiet: readonly RuleExample[]
  readonly check: (post: PostReading, facts: PostFacts) => readonly Finding[]
}

export interface RuleExample {
  readonly text: string
  readonly facts?: Partial<PostFacts>
}

/** The one place that is found stands between `⟦` and `⟧`. */
export interface FiringExample extends RuleExample {
  /** The text after the first fix; left out where there must be none. */
  readonly fixed?: string
}

/** A post for an example: its front matter lines, and its body. */
export function post(fields: string, body = ''): string {
  return `---\n${fields}\n---\n${body}`
}

/** A post for an example with one video entry for each text: its fields, a line each. */
export function videos(...entries: readonly string[]): string {
  const items = entries.map(fields => `    - ${fields.split('\n').join('\n      ')}`)
  return `---\nparams:\n  videoSchema:\n${items.join('\n')}\n---\n`
}
