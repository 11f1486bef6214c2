import type { FieldPath } from '#core/frontmatter/types.ts'
import { useAnalysis } from '../state/analysis.ts'
import { canCopyAlias, copyAlias } from '../state/detail-edits.ts'
import { Button } from '../ui/Button.tsx'

/** For a value that repeats another one: makes it a value of its own. Nothing for other locked values. */
export function CopyAlias({ path }: { readonly path: FieldPath }) {
  const isAlias = useAnalysis(({ current }) => current !== null && canCopyAlias(current, path))
  if (!isAlias) return null
  return (
    <Button look="quiet" onPress={() => copyAlias(path)}>
      Replace by a copy
    </Button>
  )
}
