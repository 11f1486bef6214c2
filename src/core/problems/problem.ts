import type { FieldPath } from '../frontmatter/types.ts'
import type { TextEdit, TextRange } from '../text/text-edit.ts'

/** `error`: Hugo stops or something is plainly wrong; `warning`: readers or search engines lose something; `info`: style. */
export type Severity = 'error' | 'warning' | 'info'

/** One way to put a problem right, as a whole: its edits are one undo step. */
export interface Fix {
  /** What a button says: a verb and what it does. */
  readonly title: string
  readonly edits: readonly TextEdit[]
}

/** Something wrong or doubtful in a post. Ranges are offsets into its LF text. */
export interface Problem {
  /** Names the rule, e.g. `weekday-mismatch`; stable, for filters and for `check --json`. */
  readonly code: string
  readonly severity: Severity
  readonly range: TextRange
  /** A plain sentence for the writer. */
  readonly message: string
  /** Safe fixes, the best first; often none. */
  readonly fixes: readonly Fix[]
  /** The front matter value that it is about, for the form; null in the body. */
  readonly field: FieldPath | null
}
