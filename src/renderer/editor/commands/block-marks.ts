import type { ChangeSpec, EditorState, Line, StateCommand } from '@codemirror/state'
import { isProse } from './command-scope.ts'
import { type LineGroup, lineStart, selectedGroups } from './line-blocks.ts'

/** Turns the selected lines, or the paragraph at the cursor, into bullets; back into text where all are. */
export const toggleBulletList = toggleList('bullet')

/** The same with numbers, counted from 1. */
export const toggleNumberedList = toggleList('number')

function toggleList(kind: 'bullet' | 'number'): StateCommand {
  return blockCommand(groups => {
    const remove = groups.every(([first]) => lineStart(first.text).kind === kind)
    return groups.flatMap(([first, ...rest], index) => {
      const { indent, marker } = lineStart(first.text)
      const from = first.from + indent
      const insert = remove ? '' : kind === 'bullet' ? '- ' : `${index + 1}. `
      const change: ChangeSpec = { from, to: from + marker.length, insert }
      return [change, ...rest.flatMap(line => hang(line, marker.length, insert.length))]
    })
  })
}

/** Lines that continue an item stand below its text, as Prettier writes them. */
function hang(line: Line, before: number, after: number): readonly ChangeSpec[] {
  const { indent } = lineStart(line.text)
  if (after > before) return [{ from: line.from + indent, insert: ' '.repeat(after - before) }]
  const spaces = /[ \t]*$/.exec(line.text.slice(0, indent))?.[0].length ?? 0
  return [{ from: line.from + indent - Math.min(spaces, before - after), to: line.from + indent }]
}

/** Puts `> ` before the selected lines, or the paragraph at the cursor; takes it away where all have it. */
export const toggleQuote: StateCommand = blockCommand(groups => {
  const lines = groups.flat()
  const quoted = lines.map(line => /^[ \t]*>[ \t]?/.exec(line.text)?.[0].length ?? 0)
  const remove = quoted.every(length => length > 0)
  return lines.map((line, index) =>
    remove ? { from: line.from, to: line.from + (quoted[index] ?? 0) } : { from: line.from, insert: '> ' }
  )
}, 'whole')

/** Sections of a recap are of level 2, so that a title in the text is what comes first. */
const NEXT_LEVEL = [2, 2, 3, 4, 0, 0, 0]

/** Makes the lines headings of level 2, then 3, then 4, then text again. */
export const cycleHeading: StateCommand = blockCommand((groups, state) => {
  const lines = [...new Set(groups.flat().map(line => line.number))].map(number => state.doc.line(number))
  const current = lines[0] ? headingOf(lines[0]).level : 0
  const level = NEXT_LEVEL[current] ?? 0
  return lines.map(line => {
    const { from, to } = headingOf(line)
    return { from, to, insert: level === 0 ? '' : `${'#'.repeat(level)} ` }
  })
}, 'line')

/** A line's heading signs; the mark of a list item goes with them, since a heading is no item. */
function headingOf(line: Line): { readonly level: number; readonly from: number; readonly to: number } {
  const { indent, marker } = lineStart(line.text)
  const signs = /^#{1,6}(?:[ \t]+|$)/.exec(line.text.slice(indent + marker.length))?.[0] ?? ''
  const from = line.from + indent
  return { level: signs.trimEnd().length, from, to: from + marker.length + signs.length }
}

type BlockChanges = (groups: readonly LineGroup[], state: EditorState) => readonly ChangeSpec[]

function blockCommand(changesFor: BlockChanges, unit: 'block' | 'whole' | 'line' = 'block'): StateCommand {
  return ({ state, dispatch }) => {
    const { ranges } = state.selection
    if (state.readOnly || !ranges.every(range => isProse(state, range.from))) return false
    const groups = new Map<number, LineGroup>()
    for (const range of ranges) {
      const selected: readonly LineGroup[] =
        unit === 'line' && range.empty ? [[state.doc.lineAt(range.head)]] : selectedGroups(state, range)
      for (const group of selected) groups.set(group[0].from, group)
    }
    const changes = state.changes([...changesFor([...groups.values()], state)])
    dispatch(
      state.update({
        changes,
        selection: state.selection.map(changes, 1),
        userEvent: 'input.format',
        scrollIntoView: true
      })
    )
    return true
  }
}
