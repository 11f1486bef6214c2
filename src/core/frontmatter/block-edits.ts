import type { TextEdit } from '../text/text-edit.ts'
import { columnAt, type Place } from './places.ts'
import type { SyntaxNode } from './syntax.ts'
import { type Unit, unitsOf } from './units.ts'

/** Edits of a block map's or list's lines. All offsets are into the text between the fences. */
export interface BlockLines {
  readonly inner: string
  readonly units: readonly Unit[]
  /** The column of its keys or dashes. */
  readonly column: number
}

/** The lines of a block collection that has children. */
export function blockLines(inner: string, place: Place): BlockLines {
  return { inner, units: unitsOf(inner, place), column: columnAt(inner, place.from + firstMark(place.node)) }
}

function firstMark(node: SyntaxNode): number {
  if (node.kind === 'list') return node.items[0]?.dashAt ?? node.valueAt
  return node.kind === 'map' ? (node.entries[0]?.keyAt ?? node.valueAt) : node.valueAt
}

/** Puts a new item or key before the one at `index`, or behind the last; `lines` begins at its dash or key. */
export function insertLines({ inner, units, column }: BlockLines, index: number, lines: string): TextEdit[] {
  const margin = ' '.repeat(column)
  const next = units[index]
  if (!next) {
    const last = units.at(-1)?.to ?? 0
    return [{ from: last, to: last, insert: `\n${usualGap(inner, units)}${margin}${lines}` }]
  }
  const at = next.from
  const insert =
    columnAt(inner, at) > 0
      ? `${lines}\n${usualGap(inner, units)}${margin}`
      : `${margin}${lines}\n${usualGap(inner, units)}`
  return [{ from: at, to: at, insert }]
}

/** The empty lines between items, where all have the same between them; they are then a habit to keep. */
function usualGap(inner: string, units: readonly Unit[]): string {
  const gaps = new Set(gapsOf(inner, units))
  const [gap = ''] = gaps
  return gaps.size === 1 && gap.trim() === '' ? gap : ''
}

/** The lines between units, each with its line break. */
function gapsOf(inner: string, units: readonly Unit[]): string[] {
  return units.slice(1).map((unit, index) => inner.slice((units[index]?.to ?? 0) + 1, unit.from))
}

/** Takes out one of several items or keys, with the empty lines on one side of it. */
export function removeLines({ inner, units, column }: BlockLines, index: number): TextEdit[] {
  const unit = units[index]
  const before = units[index - 1]
  const after = units[index + 1]
  if (!unit) return []
  if (after && inner.slice(unit.to, after.from).trim() === '') {
    // A list that begins behind another dash goes on there with its next item.
    const to = unit.from < after.from && columnAt(inner, unit.from) > 0 ? after.from + column : after.from
    return [{ from: unit.from, to, insert: '' }]
  }
  if (!after && before && inner.slice(before.to, unit.from).trim() === '')
    return [{ from: before.to, to: unit.to, insert: '' }]
  return after
    ? [{ from: unit.from, to: unit.to + 1, insert: '' }]
    : [{ from: unit.from - 1, to: unit.to, insert: '' }]
}

/** Moves an item. Empty lines and section comments keep their places between the items. */
export function moveLines(lines: BlockLines, from: number, to: number): TextEdit[] {
  const { inner, units } = lines
  const low = Math.min(from, to)
  const high = Math.max(from, to)
  const first = units[low]
  const last = units[high]
  const moved = units[from]
  if (!first || !last || !moved) return []
  const gaps = new Set(gapsOf(inner, units.slice(low, high + 1)))
  if (gaps.size === 1 && columnAt(inner, first.from) === 0) return moveOne(lines, from, to)
  const order = [...units.keys()].slice(low, high + 1).filter(index => index !== from)
  order.splice(to - low, 0, from)
  let insert = ''
  for (const [index, number] of order.entries()) {
    const here = units[low + index]
    const next = units[low + index + 1]
    insert +=
      unitText(lines, number) +
      (here && next && index < order.length - 1 ? inner.slice(here.to, next.from) : '')
  }
  const indent = columnAt(inner, first.from)
  return [{ from: first.from, to: last.to, insert: indent > 0 ? insert.slice(indent) : insert }]
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
