import { useAnalysis } from '../state/analysis.ts'
import { goToOffset } from '../state/source-place.ts'
import { Button } from '../ui/Button.tsx'

/** Why the form cannot change this post's front matter, and where; nothing when it can. */
export function FormLock() {
  const fault = useAnalysis(state => {
    const frontMatter = state.current?.frontMatter
    return frontMatter?.kind === 'unreadable' ? frontMatter : null
  })
  if (fault === null) return null
  return (
    <div className="form-lock" role="note">
      <p>{fault.message}</p>
      <p className="form-lock-hint">
        {fault.format === 'yaml'
          ? 'The form comes back as soon as the front matter can be read. The text stays yours to edit.'
          : 'The text stays yours to edit.'}
      </p>
      <Button look="quiet" onPress={() => goToOffset(fault.at)}>
        Go to line {fault.line}
      </Button>
    </div>
  )
}
