import { useMemo } from 'react'
import { useShallow } from 'zustand/react/shallow'
import { useAnalysis } from '../state/analysis.ts'
import { DetailRow } from './DetailRow.tsx'
import { type DetailField, detailPlan } from './detail-plan.ts'
import { FormLock } from './FormLock.tsx'
import './form.css'

const noFields: readonly string[] = []

/** The post's front matter beside its videos: the usual fields first, then every other one. */
export function DetailsPanel() {
  // The plan travels as text, so that a key press that changes a value but no field renders nothing here.
  const plan = useAnalysis(
    useShallow(state =>
      state.current === null || state.current.frontMatter.kind === 'unreadable'
        ? noFields
        : detailPlan(state.current.frontMatter).map(field => JSON.stringify(field))
    )
  )
  const fields = useMemo(() => plan.map(field => JSON.parse(field) as DetailField), [plan])
  return (
    <section aria-label="Details">
      <FormLock />
      {fields.length > 0 && (
        <div className="details">
          {fields.map(field => (
            <DetailRow key={field.path.join('\n')} field={field} />
          ))}
        </div>
      )}
    </section>
  )
}
