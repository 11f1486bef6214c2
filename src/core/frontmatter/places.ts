import type { FrontMatterSource } from './document.ts'
import type { PlacedNode } from './references.ts'
import type { ListItemSyntax, MapEntrySyntax } from './syntax.ts'
import type { FieldPath } from './types.ts'

/** A value found by its path. Offsets are into the text between the fences. */
export interface Place extends PlacedNode {
  readonly path: FieldPath
  readonly parent: Place | null
  /** Its key or dash, with offsets relative to the parent; null at the top. */
  readonly slot: MapEntrySyntax | ListItemSyntax | null
  /** Its number among the parent's entries or items. */
  readonly index: number
}

/** Where a path leads, as far as it exists. */
export interface FoundPath {
  readonly place: Place
  /** The steps that do not exist, empty when the whole path does. */
  readonly missing: FieldPath
}

/** Follows a path. A number leads into a list, a string into a map; anything else counts as missing. */
export function followPath(source: FrontMatterSource, path: FieldPath): FoundPath {
  let place = rootPlace(source)
  for (const [depth, step] of path.entries()) {
    const next = childPlace(place, step)
    if (!next) return { place, missing: path.slice(depth) }
    place = next
  }
  return { place, missing: [] }
}

export function rootPlace(source: FrontMatterSource): Place {
  return { node: source.root, from: source.rootAt, path: [], parent: null, slot: null, index: 0 }
}

export function childPlace(parent: Place, step: string | number): Place | null {
  const { node } = parent
  if (node.kind === 'map') {
    const index = node.entries.findIndex(entry => entry.key === step)
    return slotPlace(parent, node.entries[index], index, step)
  }
  if (node.kind === 'list' && typeof step === 'number') return slotPlace(parent, node.items[step], step, step)
  return null
}

function slotPlace(
  parent: Place,
  slot: MapEntrySyntax | ListItemSyntax | undefined,
  index: number,
  step: string | number
): Place | null {
  if (!slot) return null
  return { node: slot.node, from: parent.from + slot.at, path: [...parent.path, step], parent, slot, index }
}

export function endOf({ node, from }: PlacedNode): number {
  return from + node.size
}

/** Where the key or the dash of a value is. */
export function slotFrom({ parent, slot, from }: Place): number {
  if (!parent || !slot) return from
  return parent.from + ('key' in slot ? slot.keyAt : slot.dashAt)
}

/** Whether brackets or braces are around a place: no line of its own, no block style there. */
export function isInFlow(place: Place): boolean {
  for (let up = place.parent; up; up = up.parent) if ('flow' in up.node && up.node.flow) return true
  return false
}

export function lineStart(text: string, at: number): number {
  // From -1 on, lastIndexOf still looks at the first character: a line break there would start the line behind it.
  return at === 0 ? 0 : text.lastIndexOf('\n', at - 1) + 1
}

export function lineEnd(text: string, at: number): number {
  const end = text.indexOf('\n', at)
  return end < 0 ? text.length : end
}

/** The column of an offset, from 0. */
export function columnAt(text: string, at: number): number {
  return at - lineStart(text, at)
}

/** The column that the lines of a value must pass: that of its key or dash. */
export function parentColumn(inner: string, place: Place): number {
  return place.parent ? columnAt(inner, slotFrom(place)) : -1
}
