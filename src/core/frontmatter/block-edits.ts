import type { TextEdit } from '../text/text-edit.ts'
import { columnAt, lineStart, type Place } from './places.ts'
import type { SyntaxNode } from './syntax.ts'
import { type Unit, unitsOf } from './units.ts'

/** Edits of a block map's or list's lines. All offsets are into the text between the fences. */
export interface BlockLines {
  readonly inner: string
  readonly units: readonly Unit[]
  /** The column of its keys or dashes. */
  readonly column: number
  readonly isList: boolean
}

/** The lines of a block collection that has children. */
export function blockLines(inner: string, place: Place): BlockLines {
  return {
    inner,
    units: unitsOf(inner, place),
    column: columnAt(inner, place.from + firstMark(place.node)),
    isList: place.node.kind === 'list'
  }
}

function firstMark(node: SyntaxNode): number {
  if (node.kind === 'list') return node.items[0]?.dashAt ?? node.valueAt
  return node.kind === 'map' ? (node.entries[0]?.keyAt ?? node.valueAt) : node.valueAt
}

/**
 * Puts a new item or key before the one at `index`, or behind the last; `lines` begins at its dash or key. Two ways:
 * with the empty lines that the others have between them, and without, since behind `|+` they would be content.
 */
export function insertLines(block: BlockLines, index: number, lines: string): readonly TextEdit[][] {
  const { inner, units, column, isList } = block
  const margin = ' '.repeat(column)
  // A key goes right behind the one above it: what is below may be set apart by an empty line.
  const above = units[(isList ? units.length : index) - 1]
  const next = units[index]
  return [...new Set([usualGap(block), ''])].map(gap => {
    if (above && (!next || !isList))
      return [{ from: above.to, to: above.to, insert: `\n${gap}${margin}${lines}` }]
    const at = next?.from ?? 0
    const isMidLine = columnAt(inner, at) > 0
    const insert = isMidLine ? `${lines}\n${gap}${margin}` : `${margin}${lines}\n${gap}`
    return [{ from: at, to: at, insert }]
  })
}

/**
 * The empty lines between items, where all have the same between them: a habit to keep. Of keys it takes three, since
 * one empty line in a group of two only sets its halves apart.
 */
function usualGap({ inner, units, isList }: BlockLines): string {
  const gaps = new Set(gapsOf(inner, units))
  const [gap = ''] = gaps
  return gaps.size === 1 && gap.trim() === '' && (isList || units.length > 2) ? gap : ''
}

/** The lines between units, each with its line break. */
function gapsOf(inner: string, units: readonly Unit[]): string[] {
  return units.slice(1).map((unit, index) => inner.slice((units[index]?.to ?? 0) + 1, unit.from))
}

/**
 * Takes out one of several items or keys, with the empty lines on one side of it. More than one way, since empty
 * lines behind `|+` are content.
 */
export function removeLines({ inner, units, column }: BlockLines, index: number): readonly TextEdit[][] {
  const unit = units[index]
  const before = units[index - 1]
  const after = units[index + 1]
  if (!unit) return []
  const { from, to } = unit
  if (columnAt(inner, from) > 0)
    // A list that begins behind another dash goes on there with its next item.
    return after && inner.slice(to, after.from).trim() === '' ? [[cut(from, after.from + column)]] : []
  const above = blankAbove(inner, from)
  const below = blankBelow(inner, to + 1)
  const isBlank = (start: number, end: number) => inner.slice(start, end).trim() === ''
  const ways: TextEdit[][] = []
  if (after && isBlank(to, after.from)) ways.push([cut(from, after.from)])
  if (!after && before && isBlank(before.to, from)) ways.push([cut(before.to, to)])
  if (!after) ways.push([cut(above, to + 1)])
  if (above < from) ways.push([cut(from, below)])
  ways.push([cut(from, to + 1)], [cut(from, below)])
  return ways
}

/** The start of the empty lines above the line that starts at `at`. */
function blankAbove(inner: string, at: number): number {
  let from = at
  while (from > 0) {
    const line = lineStart(inner, from - 1)
    if (inner.slice(line, from).trim() !== '') break
    from = line
  }
  return from
}

/** The end of the empty lines from `at`, the start of a line. */
function blankBelow(inner: string, at: number): number {
  const blank = /(?:[ \t]*\n)*/y
  blank.lastIndex = Math.min(at, inner.length)
  blank.exec(inner)
  return blank.lastIndex
}

function cut(from: number, to: number): TextEdit {
  return { from, to, insert: '' }
}

/**
 * Moves an item. Empty lines and section comments keep their places between the items; where that cannot be, since
 * empty lines behind `|+` are content, they go with the item above them.
 */
export function moveLines(lines: BlockLines, from: number, to: number): readonly TextEdit[][] {
  const { inner, units } = lines
  const low = Math.min(from, to)
  const high = Math.max(from, to)
  const first = units[low]
  const last = units[high]
  if (!first || !last) return []
  const order = [...units.keys()].slice(low, high + 1).filter(index => index !== from)
  order.splice(to - low, 0, from)
  const gapBelow = (index: number) => inner.slice(units[index]?.to ?? 0, units[index + 1]?.from)
  const gaps = order.slice(1).map((_, index) => gapBelow(low + index))
  const indent = columnAt(inner, first.from)
  const joined = (gapAt: (number: number, index: number) => string): TextEdit[] => {
    const text = order.map((number, index) => unitText(lines, number) + gapAt(number, index)).join('')
    // Where the list begins behind another dash, so does its new first item: no comment may stand above that.
    if (text.slice(0, indent).trim() !== '') return []
    return [{ from: first.from, to: last.to, insert: text.slice(indent) }]
  }
  const staying = joined((_, index) => gaps[index] ?? '')
  const going = joined((number, index) =>
    number === high
      ? '\n'
      : index === order.length - 1
        ? gapBelow(number).replace(/\n$/, '')
        : gapBelow(number)
  )
  const isHabit = new Set(gaps).size === 1 && indent === 0
  return [isHabit ? moveOne(lines, from, to) : staying, going]
}

/** Between equal gaps a move is one cut and one paste, which keeps the items between out of the change. */
function moveOne({ inner, units }: BlockLines, from: number, to: number): TextEdit[] {
  const moved = units[from]
  const target = units[to]
  const next = units[from + 1]
  const before = units[from - 1]
  if (!moved || !target) return []
  const text = inner.slice(moved.from, moved.to)
  if (to > from && next) {
    const gap = inner.slice(moved.to, next.from)
    return [
      { from: moved.from, to: next.from, insert: '' },
      { from: target.to, to: target.to, insert: gap + text }
    ]
  }
  if (!before) return []
  const gap = inner.slice(before.to, moved.from)
  return [
    { from: target.from, to: target.from, insert: text + gap },
    { from: before.to, to: moved.to, insert: '' }
  ]
}

/** A unit as whole lines, though it may begin behind another mark. */
function unitText({ inner, units, column }: BlockLines, index: number): string {
  const unit = units[index]
  if (!unit) return ''
  const margin = columnAt(inner, unit.from) > 0 ? ' '.repeat(column) : ''
  return margin + inner.slice(unit.from, unit.to)
}
