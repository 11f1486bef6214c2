import type { FrontMatterSource } from './document.ts'
import { endOf, type Place } from './places.ts'
import type { PlacedNode } from './references.ts'

/** Why a value must not be edited. */
export interface Lock {
  readonly code: 'alias' | 'unsafe'
  readonly message: string
}

/** Why the value itself must not be edited, whatever it stands in; null when it may. */
export function ownLock(source: FrontMatterSource, placed: PlacedNode): Lock | null {
  const { node } = placed
  if (node.kind === 'alias')
    return {
      code: 'alias',
      message: `This repeats the value marked “&${node.name}”. To change it here only, replace it by a copy.`
    }
  if (node.tag !== null)
    return {
      code: 'unsafe',
      message: `The form cannot edit a value tagged “${node.tag}”. Edit it in the text.`
    }
  if (node.kind === 'map' && node.odd) return { code: 'unsafe', message: node.odd.message }
  if (source.references.repeated.some(({ from }) => from === placed.from && node.anchor !== null))
    return {
      code: 'alias',
      message: `“*${node.anchor}” repeats this value elsewhere, which would change too. Replace that by a copy first.`
    }
  return null
}

/** Why what stands under a key must not be edited: for how the key is written; null when it may, and for an item. */
function keyLock(slot: Place['slot']): Lock | null {
  return slot && 'key' in slot && slot.odd !== null ? { code: 'unsafe', message: slot.odd } : null
}

/** Why a value must not be edited, for its own sake or for that of what it stands in; null when it may. */
export function lockOf(source: FrontMatterSource, place: Place): Lock | null {
  for (let up: Place | null = place; up; up = up.parent) {
    const lock = ownLock(source, up) ?? keyLock(up.slot)
    if (lock) return lock
  }
  return null
}

/** Why a value must not be removed or moved: something in it is repeated elsewhere. */
export function repeatedWithin(source: FrontMatterSource, place: PlacedNode): Lock | null {
  const end = endOf(place)
  const inside = source.references.repeated.find(({ from }) => from >= place.from && from < end)
  return inside
    ? {
        code: 'alias',
        message: `“*${inside.node.anchor ?? ''}” repeats a part of this elsewhere. Replace that by a copy first.`
      }
    : null
}
