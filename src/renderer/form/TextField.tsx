import type { ReactNode } from 'react'
import type { FieldPath } from '#core/frontmatter/types.ts'
import type { PostAnalysis } from '../state/analysis.ts'
import { Field } from '../ui/Field.tsx'
import { useFieldDraft } from './use-field-draft.ts'

export interface FormFieldProps {
  /** Where the value stands, or would stand, in the front matter. */
  readonly path: FieldPath
  readonly label: string
  /** The value in the post, as a writer reads it. */
  readonly select: (post: PostAnalysis) => string
  /** Puts what was typed into the text; gives a sentence when it cannot. */
  readonly write: (typed: string) => string | null
  /** Why the form must not change this value; null when it may. */
  readonly locked?: string | null
  readonly multiline?: boolean
  readonly placeholder?: string
  readonly hint?: ReactNode
  readonly end?: ReactNode
}

/** A text field of the form: shows the text's value and writes what is typed into the text. */
export function TextField({ path, select, write, locked = null, ...props }: FormFieldProps) {
  const draft = useFieldDraft(path, select, write)
  return (
    <Field
      {...props}
      {...(locked === null ? {} : { hint: locked })}
      value={draft.shown}
      onChange={draft.type}
      onFocus={draft.focus}
      onBlur={draft.blur}
      error={draft.error}
      readOnly={locked !== null}
    />
  )
}
