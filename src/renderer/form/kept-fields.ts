/**
 * Fields that the form shows although, or other than, the text says: one that was
 * added and has no value yet, and one that is typed in, which keeps its kind and
 * its place until another post comes to the front.
 */
import { create } from 'zustand'
import type { FieldPath } from '#core/frontmatter/types.ts'
import type { DetailField } from './detail-plan.ts'
import { isAlike, labelOf } from './field-kind.ts'

/** By scope: the details of a post, or one video entry. Paths are relative to it. */
export const useKeptFields = create<{ readonly scopes: ReadonlyMap<string, readonly DetailField[]> }>(() => ({
  scopes: new Map()
}))

export const noKeptFields: readonly DetailField[] = []

/** Keeps a field as it is shown now. */
export function keepField(scope: string, field: DetailField): void {
  const { scopes } = useKeptFields.getState()
  const kept = scopes.get(scope) ?? noKeptFields
  if (kept.some(other => samePath(other.path, field.path) && other.kind === field.kind)) return
  const others = kept.filter(other => !samePath(other.path, field.path))
  useKeptFields.setState({ scopes: new Map(scopes).set(scope, [...others, field]) })
}

/** Forgets a field: it shows what the text says again. */
export function releaseField(scope: string, path: FieldPath): void {
  const { scopes } = useKeptFields.getState()
  const kept = scopes.get(scope) ?? noKeptFields
  useKeptFields.setState({
    scopes: new Map(scopes).set(
      scope,
      kept.filter(other => !samePath(other.path, path))
    )
  })
}

/** Moves a scope's kept fields to other places; null is none. */
export function mapKeptFields(scope: string, follow: (path: FieldPath) => FieldPath | null): void {
  const { scopes } = useKeptFields.getState()
  const kept = (scopes.get(scope) ?? noKeptFields).flatMap(field => {
    const path = follow(field.path)
    if (path === null) return []
    // An item of a list is called by its number.
    return [{ ...field, path, label: typeof path.at(-1) === 'number' ? labelOf(path) : field.label }]
  })
  useKeptFields.setState({ scopes: new Map(scopes).set(scope, kept) })
}

/**
 * The planned fields, as they are kept; kept ones that the plan lacks come last. `inPlan` says whose they may be. A
 * text that was made a list or a group in the source is no text any more, whatever was kept.
 */
export function withKept(
  plan: readonly DetailField[],
  kept: readonly DetailField[],
  inPlan: (path: FieldPath) => boolean
): readonly DetailField[] {
  if (kept.length === 0) return plan
  const missing = kept.filter(
    field => inPlan(field.path) && !plan.some(other => samePath(other.path, field.path))
  )
  const asKept = (field: DetailField) =>
    kept.find(other => samePath(other.path, field.path) && isAlike(other.kind, field.kind)) ?? field
  return [...plan.map(asKept), ...missing]
}

export const samePath = (one: FieldPath, other: FieldPath): boolean =>
  one.length === other.length && one.every((step, index) => step === other[index])
