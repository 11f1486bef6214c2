import { ProgressBar } from 'react-aria-components'
import { checkFolder, stopCheck } from '../state/folder-problems.ts'
import { useProblems } from '../state/problem-store.ts'
import { Button } from '../ui/Button.tsx'

/** How far the check of the folder is, with a way to stop it or to begin it again. */
export function FolderCheck() {
  const check = useProblems(state => state.check)
  const runs = check?.phase === 'reading' || check?.phase === 'checking'
  if (!runs)
    return (
      <div className="folder-check">
        <span>{wordsOf(check?.phase ?? null, check?.checked ?? 0)}</span>
        <Button look="quiet" onPress={checkFolder}>
          {check === null ? 'Check all posts' : 'Check again'}
        </Button>
      </div>
    )
  const { phase, checked, found } = check
  const words =
    phase === 'reading'
      ? 'Reading the posts…'
      : `Checking ${checked.toLocaleString('en')} of ${found.toLocaleString('en')}…`
  return (
    <div className="folder-check">
      <ProgressBar
        className="check-progress"
        aria-label="Checking the posts"
        value={checked}
        maxValue={Math.max(found, 1)}
      >
        {({ percentage = 0 }) => (
          <>
            <span>{words}</span>
            <span className="check-track">
              <span className="check-fill" style={{ width: `${phase === 'reading' ? 0 : percentage}%` }} />
            </span>
          </>
        )}
      </ProgressBar>
      <Button look="quiet" onPress={stopCheck}>
        Stop
      </Button>
    </div>
  )
}

function wordsOf(phase: 'done' | 'stopped' | string | null, checked: number): string {
  if (phase === null) return 'The posts of this folder were not checked yet.'
  if (phase === 'stopped') return `Stopped after ${checked.toLocaleString('en')} posts.`
  return checked === 1 ? 'One post was checked.' : `${checked.toLocaleString('en')} posts were checked.`
}
