import {
  type Attempt,
  firstProven,
  isResult,
  type OpenedYaml,
  openForEditing,
  refuse,
  refuseLock
} from './attempts.ts'
import { blockLines, insertLines, removeLines } from './block-edits.ts'
import { flowMembers, insertMember, removeMember } from './flow-edits.ts'
import { lockOf, repeatedWithin } from './locks.ts'
import { siblings } from './look-choice.ts'
import { columnAt, followPath, isInFlow, type Place, parentColumn } from './places.ts'
import { fieldLines, type NewSpot, renderAfterMark, renderInline, renderKey } from './rendering.ts'
import { replaceWhole } from './replacement.ts'
import { plainType } from './scalar-types.ts'
import type { MapSyntax } from './syntax.ts'
import type { EditResult, FieldPath, NewValue } from './types.ts'

export const NO_PLACE = 'That field is not in the front matter any more.'

/** Takes a key and its value out, with the comment above it. The last key of a group leaves `{}` behind. */
export function removeKey(text: string, path: FieldPath): EditResult {
  const opened = openForEditing(text)
  if (isResult(opened)) return opened
  const { source, fences } = opened
  const { place, missing } = followPath(source, path)
  const map = place.parent
  const at = place.from + fences.inner.from
  if (missing.length > 0 || map?.node.kind !== 'map') return refuse('no-such-place', NO_PLACE, at)
  const lock = lockOf(source, map) ?? repeatedWithin(source, place)
  if (lock) return refuseLock(lock, at)
  const children = [...map.node.entries.keys()].filter(index => index !== place.index)
  return firstProven(
    opened,
    removals(source.inner, map, place.index),
    { path: map.path, becomes: { children } },
    place.from
  )
}

function* removals(inner: string, map: Place, index: number): Generator<Attempt> {
  if (map.node.kind !== 'map') return
  if (map.node.flow) {
    const splices = removeMember(flowMembers(inner, map), index)
    if (splices) yield { splices }
  } else if (map.node.entries.length > 1)
    for (const splices of removeLines(blockLines(inner, map), index)) yield { splices }
  else if (map.parent) yield { splices: replaceWhole(inner, map, ' {}') }
  else {
    const [unit] = blockLines(inner, map).units
    if (unit) yield { splices: [{ from: unit.from, to: unit.to + 1, insert: '' }] }
  }
}

/** Adds a key that a map does not have. `order` names keys in the order that they usually stand in. */
export function addEntry(
  opened: OpenedYaml,
  map: Place,
  key: string,
  value: NewValue,
  order: readonly string[] = []
): EditResult {
  const { source, fences } = opened
  const { inner } = source
  const at = map.from + fences.inner.from
  const lock = lockOf(source, map)
  if (lock) return refuseLock(lock, at)
  const { node } = map
  if (node.kind === 'scalar' && plainType(node.text) === 'null' && map.parent)
    return firstProven(
      opened,
      fillings(opened, map, key, value),
      { path: map.path, becomes: { value: { fields: [[key, value]] } } },
      map.from
    )
  if (node.kind !== 'map') return refuse('no-such-place', NO_PLACE, at)
  const index = placeForKey(opened, map, node, key, value, order)
  const old = [...node.entries.keys()]
  const children = [...old.slice(0, index), { key, value }, ...old.slice(index)]
  const ways =
    node.entries.length === 0 && !(node.flow && isInFlow(map))
      ? fillings(opened, map, key, value)
      : additions(inner, opened, map, node, index, key, value)
  return firstProven(opened, ways, { path: map.path, becomes: { children } }, map.from)
}

/** A group that is empty (`{}`, nothing, or a whole front matter without a field) gets its first key. */
function* fillings({ source }: OpenedYaml, map: Place, key: string, value: NewValue): Generator<Attempt> {
  const { inner } = source
  for (const careful of [false, true]) {
    if (map.parent) {
      const spot = {
        source,
        path: map.path,
        column: Math.max(0, parentColumn(inner, map)),
        flow: isInFlow(map),
        careful
      }
      yield { splices: replaceWhole(inner, map, renderAfterMark({ fields: [[key, value]] }, spot)) }
      continue
    }
    const lines = fieldLines([[key, value]], { source, path: [], column: 0, flow: false, careful })
    const insert = `${lines.join('\n')}\n`
    if (map.node.kind === 'map' && map.node.flow)
      yield { splices: [{ from: map.from, to: map.from + map.node.size + 1, insert }] }
    else yield { splices: [{ from: inner.length, to: inner.length, insert }] }
  }
}

function* additions(
  inner: string,
  { source }: OpenedYaml,
  map: Place,
  node: MapSyntax,
  index: number,
  key: string,
  value: NewValue
): Generator<Attempt> {
  for (const careful of [false, true]) {
    const [first] = node.entries
    const column = columnAt(inner, map.from + (first?.keyAt ?? 0))
    const spot: NewSpot = { source, path: map.path, column, flow: node.flow, careful }
    const ways = node.flow
      ? [insertMember(flowMembers(inner, map), index, flowEntry(key, value, spot))]
      : insertLines(blockLines(inner, map), index, fieldLines([[key, value]], spot).join('\n'))
    for (const splices of ways) if (splices) yield { splices }
  }
}

function flowEntry(key: string, value: NewValue, spot: NewSpot): string {
  return `${renderKey(key, true)}: ${renderInline(value, { ...spot, path: [...spot.path, key] })}`
}

/**
 * Where a new key goes: as in the other items of the same list, else as in `order`, else behind the last. At the top
 * of a post it goes before the groups at the end (`params`), behind which nobody would look for it.
 */
function placeForKey(
  { source }: OpenedYaml,
  map: Place,
  node: MapSyntax,
  key: string,
  value: NewValue,
  order: readonly string[]
): number {
  const known = siblings(source, map.path)
    .map(({ node: other }) => (other.kind === 'map' ? other.entries.map(entry => entry.key) : []))
    .filter(keys => keys.includes(key))
    .sort((one, two) => two.length - one.length)[0]
  for (const keys of [known ?? [], order]) {
    const rank = keys.indexOf(key)
    if (rank < 0) continue
    const before = node.entries.findLastIndex(entry => keys.slice(0, rank).includes(entry.key))
    if (before >= 0) return before + 1
    const after = node.entries.findIndex(entry => keys.slice(rank + 1).includes(entry.key))
    if (after >= 0) return after
  }
  const isGroup = typeof value === 'object' && value !== null && 'fields' in value
  if (map.parent || node.flow || isGroup) return node.entries.length
  const last = node.entries.findLastIndex(({ node: child }) => child.kind !== 'map' || child.flow)
  return last < 0 ? node.entries.length : last + 1
}
