/** Marks in the source what is wrong with the post: what the rules found, and what keeps Hugo from building it. */
import type { Problem } from '#core/problems/problem.ts'
import type { EditorProblem } from '../editor/index.ts'
import { useAnalysis } from './analysis.ts'
import { mountedEditor } from './open-posts.ts'
import { applyFix } from './post-problems.ts'
import { usePreview } from './preview.ts'
import { useProblems } from './problem-store.ts'

let shown = ''

export function markProblems(): void {
  useAnalysis.subscribe(mark)
  usePreview.subscribe(mark)
  useProblems.subscribe(mark)
}

function mark(): void {
  const editor = mountedEditor()
  const { current } = useAnalysis.getState()
  if (editor === null || current === null) return
  const { post } = useProblems.getState()
  // The editor itself moves its marks along with what is typed; they are set anew once the text was checked again.
  if (post?.id === current.id && post.text !== current.text) return
  const found = post?.id === current.id ? post.problems : []
  const problems = [...found.map(ofRule), ...buildError(found)]
  const told = JSON.stringify([current.id, problems])
  if (told === shown) return
  shown = told
  editor.setProblems(problems)
}

function ofRule(problem: Problem): EditorProblem {
  const { range, severity, message, fixes } = problem
  return {
    ...range,
    severity,
    message,
    actions: fixes.map(({ title }, index) => ({ name: title, run: () => applyFix(problem, index) }))
  }
}

/** Hugo's error, unless it only says again what the rules have found. */
function buildError(found: readonly Problem[]): readonly EditorProblem[] {
  const { failure, id } = usePreview.getState()
  const { current } = useAnalysis.getState()
  const doc = mountedEditor()?.getState().doc
  if (failure?.line == null || doc === undefined || current?.id !== id) return []
  const line = doc.line(Math.max(1, Math.min(failure.line, doc.lines)))
  const isSaid = found.some(
    ({ code, severity, range }) =>
      code === 'front-matter-unreadable' ||
      (severity === 'error' && range.from <= line.to && range.to >= line.from)
  )
  if (isSaid) return []
  const from = Math.min(line.from + Math.max((failure.column ?? 1) - 1, 0), line.to)
  return [{ from, to: line.to, severity: 'error', message: failure.message, actions: [] }]
}
