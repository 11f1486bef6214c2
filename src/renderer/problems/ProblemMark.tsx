import { CircleAlert, CircleX, Info } from 'lucide-react'
import type { Severity } from '#core/problems/problem.ts'
import './problems.css'

const names: Readonly<Record<Severity, string>> = { error: 'Error', warning: 'Warning', info: 'Note' }
const icons = { error: CircleX, warning: CircleAlert, info: Info } as const

/** A problem's severity as a picture with a name. */
export function ProblemMark({
  severity,
  size = 15
}: {
  readonly severity: Severity
  readonly size?: number
}) {
  const Icon = icons[severity]
  return (
    <span className="problem-mark" data-severity={severity} role="img" aria-label={names[severity]}>
      <Icon size={size} aria-hidden />
    </span>
  )
}
