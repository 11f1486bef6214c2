import { Button as AriaButton } from 'react-aria-components'
import { ProblemMark } from '../problems/ProblemMark.tsx'
import { showProblems } from '../state/folder-problems.ts'
import { gravest, problemWords, useProblems } from '../state/problem-store.ts'

/** How many problems and notes the post in front has; leads to them. */
export function ProblemCount() {
  const words = useProblems(state => problemWords(state.post?.problems ?? []))
  const none = useProblems(state => (state.post?.problems.length ?? 0) === 0)
  const severity = useProblems(state => gravest(state.post?.problems ?? []).severity)
  const onlyNotes = useProblems(state => gravest(state.post?.problems ?? []).count === 0)
  if (none) return null
  return (
    <AriaButton className="status-problems" onPress={() => showProblems('post')}>
      <ProblemMark severity={onlyNotes ? 'info' : severity} size={13} />
      {words}
    </AriaButton>
  )
}
