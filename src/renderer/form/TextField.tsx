import type { ReactNode } from 'react'
import type { FieldPath } from '#core/frontmatter/types.ts'
import { FieldProblems } from '../problems/FieldProblems.tsx'
import type { PostAnalysis } from '../state/analysis.ts'
import { Field } from '../ui/Field.tsx'
import { type FieldLimit, lengthOf } from './field-limits.ts'
import { LockHelp } from './LockHelp.tsx'
import { useAtCursor } from './use-at-cursor.ts'
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
  /** The group around it has said why it is locked. */
  readonly lockIsSaid?: boolean
  readonly multiline?: boolean
  readonly placeholder?: string
  readonly hint?: ReactNode
  readonly start?: ReactNode
  readonly end?: ReactNode
  /** Shown across from the label. */
  readonly corner?: ReactNode
  /** How many characters the value should have at most. */
  readonly limit?: FieldLimit | null
  readonly onFocus?: () => void
}

/** A text field of the form: shows the text's value and writes what is typed into the text. */
export function TextField(props: FormFieldProps) {
  const {
    path,
    select,
    write,
    locked = null,
    lockIsSaid,
    limit = null,
    onFocus,
    corner,
    hint,
    ...shown
  } = props
  const draft = useFieldDraft(path, select, write)
  const { atCursor, ref } = useAtCursor(path)
  const length = limit === null ? 0 : lengthOf(draft.shown.trim())
  const isOver = limit !== null && length > limit.most
  const said = lockIsSaid ? hint : (locked ?? (isOver ? limit.sentence : hint))
  return (
    <div className="form-field" ref={ref} data-at-cursor={atCursor || undefined}>
      <Field
        {...shown}
        {...(said === undefined || draft.error !== null ? {} : { hint: said })}
        corner={
          <>
            {limit !== null && length > 0 && (
              <span className="field-count" data-over={isOver || undefined}>
                {length} of {limit.most}
              </span>
            )}
            {corner}
          </>
        }
        value={draft.shown}
        onChange={draft.type}
        onFocus={() => {
          draft.focus()
          onFocus?.()
        }}
        onBlur={draft.blur}
        error={draft.error}
        readOnly={locked !== null}
      />
      <FieldProblems path={path} label={shown.label} />
      {locked !== null && !lockIsSaid && <LockHelp path={path} />}
    </div>
  )
}
