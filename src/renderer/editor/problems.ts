import { type Diagnostic, lintGutter, setDiagnostics } from '@codemirror/lint'
import type { Extension } from '@codemirror/state'
import type { EditorView } from '@codemirror/view'

/** Something wrong or doubtful at a place of the text; `to` equal to `from` marks the line's text from there. */
export interface EditorProblem {
  readonly from: number
  readonly to: number
  readonly severity: 'error' | 'warning' | 'info'
  /** A plain sentence. Shown as text, never as HTML. */
  readonly message: string
}

/** The gutter of problem marks. */
export const problemMarks = (): Extension => lintGutter({ hoverTime: 200 })

/** Replaces the problems shown in the editor. Offsets outside the text are brought back into it. */
export function setProblems(view: EditorView, problems: readonly EditorProblem[]): void {
  const { doc } = view.state
  const clamp = (offset: number) => Math.max(0, Math.min(offset, doc.length))
  const diagnostics: Diagnostic[] = problems.map(({ from, to, severity, message }) => {
    const start = clamp(from)
    const end = clamp(to)
    return { from: start, to: end > start ? end : doc.lineAt(start).to, severity, message }
  })
  view.dispatch(setDiagnostics(view.state, diagnostics))
}
