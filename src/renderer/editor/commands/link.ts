import { syntaxTree } from '@codemirror/language'
import { EditorSelection, type EditorState, type SelectionRange, type StateCommand } from '@codemirror/state'
import type { SyntaxNode } from '@lezer/common'
import { isProse } from './command-scope.ts'
import { wordAt } from './text-spans.ts'

const ADDRESS = /^(?:https?:\/\/|mailto:|www\.)\S+$/i

/**
 * Makes the selected text a link with the cursor where its address goes, or a selected
 * address a link with the cursor where its text goes. In a link: takes the link away
 * and leaves its text.
 */
export const toggleLink: StateCommand = ({ state, dispatch }) => {
  if (state.readOnly || !state.selection.ranges.every(range => isProse(state, range.from))) return false
  const transaction = state.changeByRange(range => {
    const link = linkAround(state, range)
    return link ? unlink(state, range, link) : makeLink(state, range)
  })
  dispatch(state.update(transaction, { userEvent: 'input.format', scrollIntoView: true }))
  return true
}

function makeLink(state: EditorState, range: SelectionRange) {
  const target = range.empty ? (wordAt(state, range.head) ?? range) : range
  const { from, to } = target
  const text = state.sliceDoc(from, to)
  if (ADDRESS.test(text)) {
    return {
      changes: [
        { from, insert: '[](' },
        { from: to, insert: ')' }
      ],
      range: EditorSelection.cursor(from + 1)
    }
  }
  return {
    changes: [
      { from, insert: '[' },
      { from: to, insert: ']()' }
    ],
    range: EditorSelection.cursor(text === '' ? from + 1 : to + 3)
  }
}

function linkAround(state: EditorState, { from, to, empty }: SelectionRange): SyntaxNode | null {
  for (let node: SyntaxNode | null = syntaxTree(state).resolveInner(from, 1); node; node = node.parent) {
    if (node.name === 'Link' && node.to >= to && (!empty || node.from < from)) return node
  }
  return null
}

/** `[text](address)` becomes `text`; a link without text leaves its address. */
function unlink(state: EditorState, range: SelectionRange, link: SyntaxNode) {
  const marks = link.getChildren('LinkMark')
  const textFrom = marks[0]?.to ?? link.from
  const textTo = marks[1]?.from ?? link.to
  const address = link.getChild('URL')
  if (textFrom === textTo && address) {
    return {
      changes: [
        { from: link.from, to: address.from },
        { from: address.to, to: link.to }
      ],
      range: EditorSelection.cursor(link.from + (address.to - address.from))
    }
  }
  const changes = state.changes([
    { from: link.from, to: textFrom },
    { from: textTo, to: link.to }
  ])
  return { changes, range: range.map(changes) }
}
