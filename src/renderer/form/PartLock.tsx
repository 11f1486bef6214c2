import type { FieldPath } from '#core/frontmatter/types.ts'
import { useAnalysis } from '../state/analysis.ts'
import { nodeOf } from './field-node.ts'
import { LockHelp } from './LockHelp.tsx'

/** Why a part of the front matter that is no field of its own is locked, said once above all that is in it. */
export function PartLock({ path }: { readonly path: FieldPath }) {
  const locked = useAnalysis(({ current }) => nodeOf(current, path)?.locked ?? null)
  const around = useAnalysis(({ current }) =>
    path.length === 0 ? null : (nodeOf(current, path.slice(0, -1))?.locked ?? null)
  )
  if (locked === null || locked === around) return null
  return (
    <div className="form-lock" role="note">
      <p>{locked}</p>
      <LockHelp path={path} />
    </div>
  )
}
