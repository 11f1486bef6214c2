import { memo } from 'react'
import { Button as AriaButton } from 'react-aria-components'
import type { Problem } from '#core/problems/problem.ts'
import { problemName } from '#core/problems/problem-names.ts'
import type { PostId } from '#shared/content.ts'
import type { ListedProblem } from '#shared/problems.ts'
import { fixProblem, goToProblem } from '../state/folder-problems.ts'
import { Button } from '../ui/Button.tsx'
import { ProblemMark } from './ProblemMark.tsx'

export interface RowProblem extends Omit<ListedProblem, 'fixable'> {
  readonly id: PostId
  /** What the fix's button says; null where there is none. */
  readonly fix: string | null
}

/** A listed problem of a post that need not be open. */
export function listedRow(id: PostId, { fixable, ...problem }: ListedProblem): RowProblem {
  return { ...problem, id, fix: fixable ? 'Fix' : null }
}

/** A problem of the post in front. */
export function postRow(id: PostId, { fixes, ...problem }: Problem, line: number): RowProblem {
  return { ...problem, id, line, fix: fixes[0]?.title ?? null }
}

/** One problem: its sentence leads to its place; beside it the fix, where there is one. */
export const ProblemRow = memo(function ProblemRow({ problem }: { readonly problem: RowProblem }) {
  const { id, severity, message, line, code, fix } = problem
  return (
    <li className="problem-row">
      <AriaButton className="problem-go" onPress={() => void goToProblem(id, problem)}>
        <ProblemMark severity={severity} />
        <span className="problem-words">
          <span className="problem-message">{message}</span>
          <span className="problem-place">
            Line {line} · {problemName(code)}
          </span>
        </span>
      </AriaButton>
      {fix !== null && (
        <Button look="quiet" aria-label={`${fix}: ${message}`} onPress={() => void fixProblem(id, problem)}>
          {fix}
        </Button>
      )}
    </li>
  )
})
