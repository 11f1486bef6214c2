import { createContext, useContext } from 'react'
import type { FieldPath } from '#core/frontmatter/types.ts'
import type { DetailField } from './detail-plan.ts'
import { keepField, releaseField } from './kept-fields.ts'

/** Whose fields these are: the details of a post, or one video entry wherever it moves. */
export interface FieldScope {
  readonly name: string
  /** Where the scope's fields stand; empty for the details. */
  readonly base: FieldPath
}

const none: FieldScope = { name: '', base: [] }
export const FieldScopeContext = createContext<FieldScope>(none)

/** Keeps or releases a field in the scope it is shown in. */
export function useFieldScope(): {
  readonly keep: (field: DetailField) => void
  readonly release: (field: DetailField) => void
} {
  const { name, base } = useContext(FieldScopeContext)
  const relative = (field: DetailField): DetailField => ({ ...field, path: field.path.slice(base.length) })
  return {
    keep: field => keepField(name, relative(field)),
    release: field => releaseField(name, relative(field).path)
  }
}
