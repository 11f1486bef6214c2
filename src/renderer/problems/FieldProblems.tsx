import type { FieldPath } from '#core/frontmatter/types.ts'
import { applyFix } from '../state/post-problems.ts'
import { useFieldProblems } from '../state/problem-store.ts'
import { ProblemMark } from './ProblemMark.tsx'

/** What is wrong with a value, below its field, with the first fix. */
export function FieldProblems({ path, label }: { readonly path: FieldPath; readonly label: string }) {
  const problems = useFieldProblems(path)
  if (problems.length === 0) return null
  return (
    <fieldset className="field-problems" aria-label={`Problems of ${label.toLowerCase()}`}>
      {problems.map(problem => {
        const { code, severity, message, fixes } = problem
        const [fix] = fixes
        return (
          <div key={`${code} ${message}`} className="field-problem" data-severity={severity}>
            <ProblemMark severity={severity} size={13} />
            <span>{message}</span>
            {fix !== undefined && (
              <button type="button" className="field-fix" onClick={() => applyFix(problem)}>
                {fix.title}
              </button>
            )}
          </div>
        )
      })}
    </fieldset>
  )
}
