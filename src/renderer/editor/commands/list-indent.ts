import { syntaxTree } from '@codemirror/language'
import { type ChangeSpec, EditorSelection, type EditorState, type StateCommand } from '@codemirror/state'
import type { SyntaxNode } from '@lezer/common'

/**
 * Tab in a list: moves the items at the cursors, with what belongs to them, one level in,
 * below the item before. False outside lists: there Tab leaves the editor, so that nobody
 * who uses the keyboard is caught in it. (Escape, then Tab leaves from everywhere.)
 */
export const indentListItem: StateCommand = moveItems((item, state) => {
  const previous = itemBefore(item)
  if (!previous) return 0
  return contentColumn(previous, state) - columnOf(item.from, state)
})

/** Shift-Tab in a list: moves the items one level out. */
export const outdentListItem: StateCommand = moveItems((item, state) => {
  const outer = item.parent?.parent
  return outer?.name === 'ListItem' ? columnOf(outer.from, state) - columnOf(item.from, state) : 0
})

function moveItems(by: (item: SyntaxNode, state: EditorState) => number): StateCommand {
  return ({ state, dispatch }) => {
    if (state.readOnly) return false
    const items = new Map<number, SyntaxNode>()
    for (const range of state.selection.ranges) {
      for (const item of itemsIn(state, range.from, range.to)) items.set(item.from, item)
    }
    if (items.size === 0) return false
    const moved = [...items.values()].filter(
      item => ![...items.values()].some(other => other.from < item.from && item.to <= other.to)
    )
    const changes = state.changes(
      moved.flatMap(item => shift(item, by(firstOfRun(item, moved), state), state))
    )
    if (!changes.empty) {
      const ranges = state.selection.ranges.map(range => range.map(changes, 1))
      dispatch(
        state.update({
          changes,
          selection: EditorSelection.create(ranges, state.selection.mainIndex),
          userEvent: 'input.indent',
          scrollIntoView: true
        })
      )
    }
    return true
  }
}

/** Of several selected neighbours the first decides: the others follow it below the same item. */
function firstOfRun(item: SyntaxNode, moved: readonly SyntaxNode[]): SyntaxNode {
  const before = itemBefore(item)
  return before && moved.some(({ from }) => from === before.from) ? firstOfRun(before, moved) : item
}

/** In a block quote the marks of its lines stand between the items. */
function itemBefore(item: SyntaxNode): SyntaxNode | null {
  let before = item.prevSibling
  while (before && before.name !== 'ListItem') before = before.prevSibling
  return before
}

function itemsIn(state: EditorState, from: number, to: number): readonly SyntaxNode[] {
  const items: SyntaxNode[] = []
  const line = state.doc.lineAt(from)
  for (
    let node: SyntaxNode | null = syntaxTree(state).resolveInner(textFrom(line.from, state), 1);
    node;
    node = node.parent
  ) {
    if (node.name === 'ListItem') {
      items.push(node)
      break
    }
  }
  syntaxTree(state).iterate({
    from,
    to,
    enter: ({ name, node }) => {
      if (name === 'ListItem' && node.from >= from && node.from < to) items.push(node)
    }
  })
  return items
}

function textFrom(lineFrom: number, state: EditorState): number {
  const line = state.doc.lineAt(lineFrom)
  return lineFrom + (/^[ \t]*(?:>[ \t]?)*[ \t]*/.exec(line.text)?.[0].length ?? 0)
}

function columnOf(pos: number, state: EditorState): number {
  return pos - state.doc.lineAt(pos).from
}

/** The column in which an item's own text begins, and a list inside it may. */
function contentColumn(item: SyntaxNode, state: EditorState): number {
  const line = state.doc.lineAt(item.from)
  const mark = item.getChild('ListMark')
  const after = mark ? mark.to - line.from : columnOf(item.from, state)
  return after + Math.max(1, /^ {0,4}/.exec(line.text.slice(after))?.[0].length ?? 1)
}

function shift(item: SyntaxNode, by: number, state: EditorState): readonly ChangeSpec[] {
  if (by === 0) return []
  const changes: ChangeSpec[] = []
  const column = columnOf(item.from, state)
  const first = state.doc.lineAt(item.from).number
  const last = state.doc.lineAt(item.to).number
  for (let number = first; number <= last; number++) {
    const line = state.doc.line(number)
    if (!/\S/.test(line.text)) continue
    const at = line.from + Math.min(column, line.text.length)
    if (by > 0) {
      // A line that lazily continues the item stands further left: it moves from where its text begins.
      changes.push({ from: Math.min(at, textFrom(line.from, state)), insert: ' '.repeat(by) })
    } else {
      const spaces =
        /[ \t]*$/.exec(state.sliceDoc(line.from, Math.min(at, textFrom(line.from, state))))?.[0].length ?? 0
      const end = Math.min(at, textFrom(line.from, state))
      changes.push({ from: end - Math.min(spaces, -by), to: end })
    }
  }
  return changes
}
