import { columnAt, lineEnd, lineStart, type Place } from './places.ts'
import type { ListItemSyntax, MapEntrySyntax, SyntaxNode } from './syntax.ts'

/*
 * The lines that belong to an item of a block list, or to a key of a block map:
 *
 *     # a comment right above it, not further in than its dash or key
 *     - title: its own lines,       # a comment behind any of them too
 *       duration: PT1M
 *       # a comment right below that is further in
 *
 * Empty lines and comments with an empty line between them and the next item stay where they are.
 */
export interface Unit {
  /** Start of the line of its first comment, or of its dash or key; the dash itself where that begins mid-line. */
  readonly from: number
  /** Start of the line of its dash or key, or the dash itself where that begins mid-line. */
  readonly coreFrom: number
  /** End of its last line, before the line break. */
  readonly to: number
}

/** The units of a block map's or list's children, in order. */
export function unitsOf(inner: string, place: Place): readonly Unit[] {
  const units: Unit[] = []
  const parent = place.slot && place.parent ? lineEnd(inner, slotLine(place)) : -1
  for (const child of slotsOf(place.node)) {
    const mark = place.from + ('key' in child ? child.keyAt : child.dashAt)
    const end = lineEnd(inner, place.from + child.at + child.node.size)
    const above = units.at(-1)?.to ?? Math.min(parent, mark)
    units.push(unitAt(inner, mark, end, above))
  }
  return units
}

function slotsOf(node: SyntaxNode): readonly (MapEntrySyntax | ListItemSyntax)[] {
  if (node.kind === 'map') return node.entries
  return node.kind === 'list' ? node.items : []
}

function slotLine(place: Place): number {
  if (!place.parent || !place.slot) return 0
  return place.parent.from + ('key' in place.slot ? place.slot.colonAt : place.slot.dashAt)
}

function unitAt(inner: string, mark: number, end: number, above: number): Unit {
  const column = columnAt(inner, mark)
  const start = lineStart(inner, mark)
  // `- - item`: the inner list begins behind another mark.
  const coreFrom = inner.slice(start, mark).trim() === '' ? start : mark
  const to = commentsBelow(inner, end, column)
  return { coreFrom, from: coreFrom === mark && mark > start ? mark : commentsAbove(inner, start, above), to }
}

/** Comments right above `at`, the start of a line; `above` is the end of the unit before. */
function commentsAbove(inner: string, at: number, above: number): number {
  let from = at
  while (from - 1 > above) {
    const line = lineStart(inner, from - 1)
    if (!isComment(inner.slice(line, from - 1))) break
    from = line
  }
  return from
}

/** The end of the comments right below that are further in than `column`. */
function commentsBelow(inner: string, end: number, column: number): number {
  let to = end
  while (to < inner.length) {
    const line = inner.slice(to + 1, lineEnd(inner, to + 1))
    if (!isComment(line) || line.search(/\S/) <= column) break
    to += 1 + line.length
  }
  return to
}

function isComment(line: string): boolean {
  return /^[ \t]*#/.test(line)
}
