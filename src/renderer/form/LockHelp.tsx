import type { FieldPath } from '#core/frontmatter/types.ts'
import { lineNumber } from '#core/text/line-number.ts'
import { useAnalysis } from '../state/analysis.ts'
import { canCopyAlias, copyAlias } from '../state/detail-edits.ts'
import { goToOffset } from '../state/source-place.ts'
import { Button } from '../ui/Button.tsx'
import { startOf } from './field-node.ts'

/** What can be done about a locked value: made one of its own where it repeats another one, changed in the text. */
export function LockHelp({ path }: { readonly path: FieldPath }) {
  const isAlias = useAnalysis(({ current }) => current !== null && canCopyAlias(current, path))
  const line = useAnalysis(({ current }) => {
    const start = startOf(current, path)
    return current === null || start === null ? null : lineNumber(current.text, start)
  })
  return (
    <div className="lock-help">
      {isAlias && (
        <Button look="quiet" onPress={() => copyAlias(path)}>
          Replace by a copy
        </Button>
      )}
      {line !== null && (
        <Button look="quiet" onPress={() => goToOffset(startOf(useAnalysis.getState().current, path) ?? 0)}>
          Go to line {line}
        </Button>
      )}
    </div>
  )
}
