import type { FieldPath } from '#core/frontmatter/types.ts'
import { useAnalysis } from '../state/analysis.ts'
import { nodeOf } from './field-node.ts'
import { LockHelp } from './LockHelp.tsx'

/** Why a group is locked, said once for all that is in it; not again inside a group that is locked for the same reason. */
export function GroupLock({ path }: { readonly path: FieldPath }) {
  const locked = useAnalysis(({ current }) => nodeOf(current, path)?.locked ?? null)
  const around = useAnalysis(({ current }) => nodeOf(current, path.slice(0, -1))?.locked ?? null)
  if (locked === null || locked === around) return null
  return (
    <div className="group-lock">
      <p className="field-hint">{locked}</p>
      <LockHelp path={path} />
    </div>
  )
}
