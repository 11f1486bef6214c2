import { syntaxTree } from '@codemirror/language'
import {
  type ChangeSpec,
  EditorSelection,
  type EditorState,
  type SelectionRange,
  type StateCommand
} from '@codemirror/state'
import { isProse } from './command-scope.ts'

interface InlineMark {
  /** Name of the syntax node and of its marks. */
  readonly node: string
  readonly markNode: string
  /** What is written around a text: for emphasis `*` where `_` would not count, inside a word. */
  readonly mark: (insideWord: boolean) => string
}

const STRONG: InlineMark = { node: 'StrongEmphasis', markNode: 'EmphasisMark', mark: () => '**' }
const EMPHASIS: InlineMark = {
  node: 'Emphasis',
  markNode: 'EmphasisMark',
  mark: insideWord => (insideWord ? '*' : '_')
}
const STRIKE: InlineMark = { node: 'Strikethrough', markNode: 'StrikethroughMark', mark: () => '~~' }
const CODE: InlineMark = { node: 'InlineCode', markNode: 'CodeMark', mark: () => '`' }

/** Makes the selected text, or the word at the cursor, bold; takes bold away where all of it is. */
export const toggleBold: StateCommand = toggleMark(STRONG)
export const toggleItalic: StateCommand = toggleMark(EMPHASIS)
export const toggleStrikethrough: StateCommand = toggleMark(STRIKE)
export const toggleInlineCode: StateCommand = toggleMark(CODE)

interface Span {
  readonly from: number
  readonly to: number
}

function toggleMark(kind: InlineMark): StateCommand {
  return ({ state, dispatch }) => {
    if (state.readOnly || !state.selection.ranges.every(range => isProse(state, range.from))) return false
    const targets = state.selection.ranges.map(range => spansOf(state, range))
    const marked = targets.flat().map(span => enclosing(state, span, kind))
    const remove = marked.length > 0 && marked.every(marks => marks !== null)
    const transaction = state.changeByRange(range => {
      const spans = targets[state.selection.ranges.indexOf(range)] ?? []
      if (spans.length === 0) return atCursor(state, range, kind)
      const changes = spans.flatMap(span => {
        const marks = enclosing(state, span, kind)
        if (remove) return (marks ?? []).map(({ from, to }) => ({ from, to }))
        return marks ? [] : surround(state, span, kind)
      })
      const set = state.changes(dedupe(changes))
      return {
        changes: set,
        range: EditorSelection.range(
          mapInward(set.mapPos(range.anchor, 1), set.mapPos(range.anchor, -1), range.anchor <= range.head),
          mapInward(set.mapPos(range.head, 1), set.mapPos(range.head, -1), range.head < range.anchor)
        )
      }
    })
    dispatch(state.update(transaction, { userEvent: 'input.format', scrollIntoView: true }))
    return true
  }
}
