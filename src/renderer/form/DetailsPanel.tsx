import { useEffect, useMemo, useRef } from 'react'
import { useShallow } from 'zustand/react/shallow'
import type { FieldPath } from '#core/frontmatter/types.ts'
import type { UsedField } from '#shared/content.ts'
import { useAnalysis } from '../state/analysis.ts'
import { followPictures } from '../state/bundle-pictures.ts'
import { detailsScope } from '../state/field-values.ts'
import { draftPaths } from '../state/kept-drafts.ts'
import { useWorkspace } from '../state/workspace.ts'
import { useFocusedPart } from '../ui/use-part-focus.ts'
import { AddField } from './AddField.tsx'
import { Announcement } from './Announcement.tsx'
import { DetailRow } from './DetailRow.tsx'
import { type DetailField, detailPlan, fieldAt, isDetailPath } from './detail-plan.ts'
import { FormLock } from './FormLock.tsx'
import { kindOfNew } from './field-kind.ts'
import { FieldScopeContext } from './field-scope.ts'
import { noKeptFields, samePath, useKeptFields, withKept } from './kept-fields.ts'
import { PartLock } from './PartLock.tsx'
import { useFollowedCursor } from './use-at-cursor.ts'
import './form.css'

const noFields: readonly string[] = []
const top: FieldPath = []
/** Its fields are shown beside those at the top. */
const params: FieldPath = ['params']

/** The post's front matter beside its videos: the usual fields first, then every other one. */
export function DetailsPanel() {
  useFollowedCursor()
  useEffect(followPictures, [])
  const panel = useRef<HTMLElement>(null)
  useFocusedPart('details', panel, ['input, textarea', 'button'])
  const used = useWorkspace(state => state.siteFacts.fields)
  const scope = useAnalysis(state => detailsScope(state.current?.id ?? ''))
  const kept = useKeptFields(state => state.scopes.get(scope) ?? noKeptFields)
  // The plan travels as text, so that a key press that changes a value but no field renders nothing here.
  const plan = useAnalysis(
    useShallow(state =>
      state.current === null || state.current.frontMatter.kind === 'unreadable'
        ? noFields
        : detailPlan(state.current.frontMatter, used).map(field => JSON.stringify(field))
    )
  )
  const fields = useMemo(() => {
    if (plan.length === 0) return []
    const planned = plan.map(field => JSON.parse(field) as DetailField)
    return withRestored(withKept(planned, kept, isDetailPath), scope, used)
  }, [plan, kept, scope, used])
  const scopeValue = useMemo(() => ({ name: scope, base: [] }), [scope])
  return (
    <section aria-label="Details" ref={panel}>
      <FormLock />
      <PartLock path={top} />
      <PartLock path={params} />
      {fields.length > 0 && (
        <FieldScopeContext value={scopeValue}>
          <div className="details">
            {fields.map(field => (
              <div key={`${scope}\n${field.path.join('\n')}`} data-field={field.path.join('.')}>
                <DetailRow field={field} />
              </div>
            ))}
            <AddField shown={fields} />
          </div>
        </FieldScopeContext>
      )}
      <Announcement />
    </section>
  )
}

/** With the fields that were only just added when what was typed there could not be written, and came back so. */
function withRestored(
  fields: readonly DetailField[],
  scope: string,
  used: readonly UsedField[] = []
): readonly DetailField[] {
  const missing = draftPaths(scope).filter(
    path => isDetailPath(path) && !fields.some(field => samePath(field.path, path))
  )
  const kindAt = (path: FieldPath) => used.find(field => samePath(field.path, path))?.kind
  return [...fields, ...missing.map(path => fieldAt(path, kindOfNew(path, kindAt(path))))]
}
