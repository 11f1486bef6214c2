import { historyField } from '@codemirror/commands'
import { EditorState } from '@codemirror/state'
import { createEditorState, type EditorOptions, editorExtensions } from './editor-state.ts'
import { foldFrontMatterEffect, isFrontMatterFolded } from './front-matter/front-matter-fold.ts'

/** Main keeps at most 4 MB beside the text; the oldest undo steps go first. */
const LONGEST = 4_000_000

interface HistoryJSON {
  readonly done: readonly unknown[]
  readonly undone: readonly unknown[]
}

interface SavedEditor {
  readonly format: 1
  /** Length of the text it belongs to: a history for another text must never be applied. */
  readonly length: number
  readonly selection: unknown
  readonly history: HistoryJSON
  readonly folded: boolean
}

/**
 * The editor's state beyond the text (cursor, undo history, fold) as JSON, for the
 * journal of unsaved posts. At most 4 million characters: older undo steps are left
 * out where there are more.
 */
export function saveEditorState(state: EditorState): string {
  const { selection, history } = state.toJSON({ history: historyField }) as {
    selection: unknown
    history: HistoryJSON
  }
  const whole: SavedEditor = {
    format: 1,
    length: state.doc.length,
    selection,
    history,
    folded: isFrontMatterFolded(state)
  }
  let json = JSON.stringify(whole)
  for (let done = history.done; json.length > LONGEST; ) {
    if (done.length === 0) return JSON.stringify({ ...whole, history: { done: [], undone: [] } })
    done = done.slice(Math.ceil(done.length / 2))
    json = JSON.stringify({ ...whole, history: { done, undone: [] } })
  }
  return json
}

/**
 * A state for `text` with what {@link saveEditorState} kept of it. Whatever cannot be
 * used (damaged, from another text, from a newer version) is left out; the text itself
 * is always there.
 */
export function restoreEditorState(
  text: string,
  json: string | null,
  options: EditorOptions = {}
): EditorState {
  const fresh = createEditorState(text, options)
  if (json === null) return fresh
  try {
    const saved = JSON.parse(json) as SavedEditor
    if (saved.format !== 1 || saved.length !== fresh.doc.length) return fresh
    const restored = EditorState.fromJSON(
      { doc: text, selection: saved.selection, history: saved.history },
      { extensions: editorExtensions(options, text) },
      { history: historyField }
    )
    // What is selected is drawn from a transaction on that selects it.
    const selecting = restored.update({ selection: restored.selection }).state
    return saved.folded ? selecting.update({ effects: foldFrontMatterEffect.of(true) }).state : selecting
  } catch {
    return fresh
  }
}
