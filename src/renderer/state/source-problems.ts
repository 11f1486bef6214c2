/** Marks in the source what keeps the form or Hugo from reading the post. */
import type { EditorProblem } from '../editor/index.ts'
import { useAnalysis } from './analysis.ts'
import { mountedEditor } from './open-posts.ts'
import { usePreview } from './preview.ts'

let shown = ''

export function markProblems(): void {
  useAnalysis.subscribe(mark)
  usePreview.subscribe(mark)
}

function mark(): void {
  const editor = mountedEditor()
  const { current } = useAnalysis.getState()
  if (editor === null || current === null) return
  const problems = [...frontMatterFault(), ...buildError()]
  const told = JSON.stringify([current.id, problems])
  if (told === shown) return
  shown = told
  editor.setProblems(problems)
}

function frontMatterFault(): readonly EditorProblem[] {
  const frontMatter = useAnalysis.getState().current?.frontMatter
  if (frontMatter?.kind !== 'unreadable' || frontMatter.format !== 'yaml') return []
  return [{ from: frontMatter.at, to: frontMatter.at, severity: 'error', message: frontMatter.message }]
}

/** Hugo's error, unless it only says again what the front matter's fault is. */
function buildError(): readonly EditorProblem[] {
  const { failure, id } = usePreview.getState()
  const { current } = useAnalysis.getState()
  const doc = mountedEditor()?.getState().doc
  if (failure?.line == null || doc === undefined || current?.id !== id || frontMatterFault().length > 0)
    return []
  const line = doc.line(Math.max(1, Math.min(failure.line, doc.lines)))
  const from = Math.min(line.from + Math.max((failure.column ?? 1) - 1, 0), line.to)
  return [{ from, to: line.to, severity: 'error', message: failure.message }]
}
