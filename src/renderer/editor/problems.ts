import { type Diagnostic, linter, setDiagnostics } from '@codemirror/lint'
import { type Extension, RangeSet, StateEffect, StateField, type Text } from '@codemirror/state'
import { Decoration, type DecorationSet, EditorView } from '@codemirror/view'

/** Something wrong or doubtful at a place of the text; `to` equal to `from` marks the line's text from there. */
export interface EditorProblem {
  readonly from: number
  readonly to: number
  readonly severity: 'error' | 'warning' | 'info'
  /** A plain sentence. Shown as text, never as HTML. */
  readonly message: string
  /** What can be done about it: buttons beside the sentence. */
  readonly actions?: readonly { readonly name: string; readonly run: () => void }[]
}

const setMargin = StateEffect.define<DecorationSet>()

/** A mark in the margin of every line with a problem. Not a gutter: that is an element per line, and far from the text. */
const margin = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update: (marks, tr) => tr.effects.find(effect => effect.is(setMargin))?.value ?? marks.map(tr.changes),
  provide: field => EditorView.decorations.from(field)
})

/** Problems under the text, their sentences on hover, and marks in the margin. */
export const problemMarks = (): Extension => [linter(null), margin]

/** Replaces the problems shown in the editor. Offsets outside the text are brought back into it. */
export function setProblems(view: EditorView, problems: readonly EditorProblem[]): void {
  const { doc } = view.state
  const clamp = (offset: number) => Math.max(0, Math.min(offset, doc.length))
  const diagnostics: Diagnostic[] = problems.map(({ from, to, severity, message, actions = [] }) => {
    const start = clamp(from)
    const end = clamp(to)
    return {
      from: start,
      to: end > start ? end : doc.lineAt(start).to,
      severity,
      message,
      actions: actions.map(({ name, run }) => ({ name, apply: run }))
    }
  })
  const spec = setDiagnostics(view.state, diagnostics)
  view.dispatch(spec, { effects: setMargin.of(marginMarks(doc, diagnostics)) })
}

const WORST: readonly string[] = ['error', 'warning', 'info']

function marginMarks(doc: Text, diagnostics: readonly Diagnostic[]): DecorationSet {
  const worst = new Map<number, number>()
  for (const { from, severity } of diagnostics) {
    const line = doc.lineAt(from).from
    const rank = WORST.indexOf(severity)
    worst.set(line, Math.min(worst.get(line) ?? rank, rank))
  }
  const marks = [...worst].map(([line, rank]) =>
    Decoration.line({ class: `cm-problem-line cm-problem-${WORST[rank] ?? 'info'}` }).range(line)
  )
  return RangeSet.of(marks, true)
}
