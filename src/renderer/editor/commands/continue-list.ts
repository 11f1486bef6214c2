import { insertNewlineContinueMarkupCommand } from '@codemirror/lang-markdown'
import { syntaxTree } from '@codemirror/language'
import {
  ChangeSet,
  EditorSelection,
  type EditorState,
  type Line,
  type StateCommand,
  type Transaction
} from '@codemirror/state'

const continueMarkup = insertNewlineContinueMarkupCommand({ nonTightLists: false })
const EMPTY_ITEM = /^[ \t]*(?:[-*+]|\d{1,9}[.)])[ \t]*(?:\[[ xX]\][ \t]*)?$/

/**
 * Enter in a list or quote: goes on with its mark. In an empty item it leaves the list, with a
 * blank line behind it: without one the next paragraph would still belong to the last item.
 */
export const continueList: StateCommand = ({ state, dispatch }) => {
  const line = state.doc.lineAt(state.selection.main.head)
  const leaves = state.selection.ranges.length === 1 && line.number > 1 && EMPTY_ITEM.test(line.text)
  if (continueMarkup({ state, dispatch: tr => dispatch(leaves ? withBlankLine(tr) : tr) })) return true
  return leaves && leaveOnlyItem(state, line, dispatch)
}

/** A list's only item, while it is empty, is no list yet to CodeMirror's command. */
function leaveOnlyItem(state: EditorState, line: Line, dispatch: (tr: Transaction) => void): boolean {
  const mark = line.from + line.text.search(/\S/)
  if (state.readOnly || syntaxTree(state).resolveInner(mark, 1).name !== 'ListMark') return false
  dispatch(state.update({ changes: { from: mark, to: line.to }, userEvent: 'input', scrollIntoView: true }))
  return true
}

function withBlankLine(tr: Transaction): Transaction {
  const line = tr.newDoc.lineAt(tr.newSelection.main.head)
  const before = line.number > 1 ? tr.newDoc.line(line.number - 1).text : ''
  if (/\S/.test(line.text) || !/\S/.test(before)) return tr
  const blank = ChangeSet.of({ from: line.from, to: line.to, insert: '\n' }, tr.newDoc.length)
  return tr.startState.update({
    changes: tr.changes.compose(blank),
    selection: EditorSelection.cursor(line.from + 1),
    userEvent: 'input',
    scrollIntoView: true
  })
}
