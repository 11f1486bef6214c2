import { isolateHistory } from '@codemirror/commands'
import {
  Annotation,
  EditorSelection,
  type EditorState,
  type StateEffect,
  type Transaction,
  type TransactionSpec
} from '@codemirror/state'
import { EditorView } from '@codemirror/view'
import type { TextEdit, TextRange } from '#core/text/text-edit.ts'
import { formField } from './edit-history.ts'

/** Where a change of the text came from. */
export type EditOrigin = 'text' | 'form' | 'history' | 'disk'

export interface EditOptions {
  /**
   * The field being typed in, e.g. `videos.3.title`: edits of one field in a burst
   * become one undo step. Leave it out for whole actions (add, delete, move, fix),
   * which are a step each.
   */
  readonly field?: string
  /** `form` unless said otherwise; `disk` for a change from outside, which is a step of its own too. */
  readonly origin?: 'form' | 'disk'
  /** A range of the new text to select; without it the cursor stays with its text. */
  readonly select?: TextRange
  /** Scrolls the change into view, as little as needed; true unless said otherwise. */
  readonly reveal?: boolean
}

const editOrigin = Annotation.define<'form' | 'disk'>()

/**
 * Text edits (offsets into the state's document, not overlapping, in any order)
 * as one transaction of the editor. Throws a RangeError for an edit outside the
 * document: that is a defect of the caller, who computed it from another text.
 */
export function editTransaction(
  state: EditorState,
  edits: readonly TextEdit[],
  options: EditOptions = {}
): TransactionSpec {
  const changes = state.changes(
    edits.map(({ from, to, insert }) => ({ from, to, insert: state.toText(insert) }))
  )
  const effects: StateEffect<unknown>[] = []
  if (options.reveal !== false && !changes.empty) {
    effects.push(EditorView.scrollIntoView(changedPlace(changes), { y: 'nearest', yMargin: 48 }))
  }
  const annotations = [editOrigin.of(options.origin ?? 'form')]
  return {
    changes,
    effects,
    ...(options.select ? { selection: EditorSelection.single(options.select.from, options.select.to) } : {}),
    // CodeMirror's history only joins changes that have no user event or one of typing, and
    // typing events would open completions: so typing in a field goes without, an action with.
    ...(options.field === undefined
      ? {
          userEvent: options.origin === 'disk' ? 'disk' : 'form',
          annotations: [...annotations, isolateHistory.of('full')]
        }
      : { annotations: [...annotations, formField.of(options.field)] })
  }
}

/** What brought this transaction about. */
export function originOf(tr: Transaction): EditOrigin {
  const origin = tr.annotation(editOrigin)
  if (origin) return origin
  return tr.isUserEvent('undo') || tr.isUserEvent('redo') ? 'history' : 'text'
}

function changedPlace(changes: ReturnType<EditorState['changes']>) {
  let from = 0
  let to = 0
  let first = true
  changes.iterChangedRanges((_fromA, _toA, fromB, toB) => {
    if (first) {
      from = fromB
      to = toB
    }
    first = false
  })
  // Of a long change its beginning is what can be shown.
  return to - from > 400 ? EditorSelection.cursor(from) : EditorSelection.range(from, to)
}
