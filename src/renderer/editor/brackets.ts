import { closeBrackets, closeBracketsKeymap } from '@codemirror/autocomplete'
import { EditorSelection, EditorState, type Extension } from '@codemirror/state'
import { EditorView, keymap } from '@codemirror/view'

/** Marks that are put around a selection when typed, but never doubled at a bare cursor: `* ` begins a list. */
const AROUND = ['*', '_', '~']

const surroundSelection = EditorView.inputHandler.of((view, from, to, insert) => {
  const { selection, readOnly } = view.state
  if (readOnly || !AROUND.includes(insert) || from === to) return false
  if (from !== selection.main.from || to !== selection.main.to) return false
  const changes = view.state.changeByRange(range => ({
    changes: range.empty
      ? { from: range.from, insert }
      : [
          { from: range.from, insert },
          { from: range.to, insert }
        ],
    range: EditorSelection.range(range.anchor + 1, range.head + 1)
  }))
  view.dispatch(view.state.update(changes, { userEvent: 'input.type', scrollIntoView: true }))
  return true
})

/** `{{` has brought `}}` along; `<` or `%` between them completes the shortcode's delimiters. */
const openShortcode = EditorView.inputHandler.of((view, from, to, insert) => {
  if (view.state.readOnly || (insert !== '<' && insert !== '%') || from !== to) return false
  if (view.state.selection.ranges.length > 1) return false
  if (view.state.sliceDoc(from - 2, from + 2) !== '{{}}') return false
  view.dispatch({
    changes: { from, insert: insert === '<' ? '<  >' : '%  %' },
    selection: EditorSelection.cursor(from + 2),
    userEvent: 'input.type',
    scrollIntoView: true
  })
  return true
})

/** Closes brackets and quotes while typing, deletes empty pairs whole, and puts marks around selections. */
export function bracketPairs(): Extension {
  return [
    EditorState.languageData.of(() => [{ closeBrackets: { brackets: ['(', '[', '{', '"', '`'] } }]),
    surroundSelection,
    openShortcode,
    closeBrackets(),
    keymap.of(closeBracketsKeymap)
  ]
}
