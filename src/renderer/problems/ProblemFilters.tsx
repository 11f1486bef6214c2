import { ToggleButton } from 'react-aria-components'
import type { Severity } from '#core/problems/problem.ts'
import { problemName } from '#core/problems/problem-names.ts'
import { useProblems } from '../state/problem-store.ts'
import { ProblemMark } from './ProblemMark.tsx'
import { codesOf, countOf, type PostRows } from './shown-problems.ts'

const severities = [
  ['error', 'Errors'],
  ['warning', 'Warnings'],
  ['info', 'Notes']
] as const

/** Which of the problems show: by how grave they are, and by kind (`code`; null for all). */
export function ProblemFilters(props: { readonly posts: readonly PostRows[]; readonly code: string | null }) {
  const { posts, code } = props
  const hidden = useProblems(state => state.hidden)
  const codes = codesOf(posts)
  return (
    <div className="problem-filters">
      {severities.map(([severity, name]) => (
        <ToggleButton
          key={severity}
          className="severity-toggle"
          aria-label={name}
          isSelected={!hidden.has(severity)}
          onChange={shows => useProblems.setState({ hidden: changed(hidden, severity, shows) })}
        >
          <ProblemMark severity={severity} size={14} />
          {countOf(posts, severity).toLocaleString('en')}
        </ToggleButton>
      ))}
      <select
        className="code-filter"
        aria-label="Kind of problem"
        value={code ?? ''}
        onChange={event =>
          useProblems.setState({ code: event.target.value === '' ? null : event.target.value })
        }
      >
        <option value="">All kinds</option>
        {code !== null && !codes.some(([one]) => one === code) && (
          <option value={code}>{problemName(code)} (0)</option>
        )}
        {codes.map(([one, count]) => (
          <option key={one} value={one}>
            {problemName(one)} ({count})
          </option>
        ))}
      </select>
    </div>
  )
}

function changed(hidden: ReadonlySet<Severity>, severity: Severity, shows: boolean): ReadonlySet<Severity> {
  const next = new Set(hidden)
  if (shows) next.delete(severity)
  else next.add(severity)
  return next
}
