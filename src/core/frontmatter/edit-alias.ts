import { type Attempt, firstProven, isResult, openForEditing, refuse, refuseLock } from './attempts.ts'
import { NO_PLACE } from './edit-map.ts'
import { lockOf } from './locks.ts'
import { columnAt, followPath, isInFlow, lineStart, type Place, parentColumn } from './places.ts'
import type { PlacedNode } from './references.ts'
import { replaceWhole } from './replacement.ts'
import type { EditResult, FieldPath } from './types.ts'

/**
 * Puts a copy of the repeated value in place of an alias (`*name`), so that it can be changed by itself: what the
 * form offers when an edit is refused with `alias`. The path may lead into the alias: the alias on its way is meant.
 */
export function replaceAliasByCopy(text: string, path: FieldPath): EditResult {
  const opened = openForEditing(text)
  if (isResult(opened)) return opened
  const { source, fences } = opened
  const { place } = followPath(source, path)
  const at = place.from + fences.inner.from
  const target = source.references.targets.get(place.from)
  if (place.node.kind !== 'alias' || !target || !place.parent) return refuse('no-such-place', NO_PLACE, at)
  const lock = lockOf(source, place.parent)
  if (lock) return refuseLock(lock, at)
  const splices = copies(source.inner, place, target)
  return firstProven(opened, splices, { path: place.path, becomes: { copy: true } }, place.from)
}

function* copies(inner: string, place: Place, { node, from }: PlacedNode): Generator<Attempt> {
  const valueFrom = from + node.valueAt
  const source = inner.slice(valueFrom, from + node.size)
  const isBlockScalar = node.kind === 'scalar' && (node.style === 'literal' || node.style === 'folded')
  const isBlock = (node.kind === 'map' || node.kind === 'list') && !node.flow
  if (!isBlock && !isBlockScalar) yield { splices: replaceWhole(inner, place, ` ${source}`) }
  if (isInFlow(place) || source.trim() === '') return
  // Lines move with the key or dash that they hang from.
  const shift = parentColumn(inner, place) - lineColumn(inner, from)
  const first = isBlock ? `\n${' '.repeat(columnAt(inner, valueFrom))}${source}` : ` ${source}`
  yield { splices: replaceWhole(inner, place, indentBy(first, shift)) }
}

/** The column of the first character of a line that is not white space or a dash's. */
function lineColumn(inner: string, at: number): number {
  const line = inner.slice(lineStart(inner, at))
  return /^ */.exec(line)?.[0].length ?? 0
}

function indentBy(lines: string, shift: number): string {
  if (shift >= 0) return lines.replace(/\n(?=[^\n])/g, `\n${' '.repeat(shift)}`)
  return lines.replace(/\n {1,1000}/g, margin => `\n${' '.repeat(Math.max(0, margin.length - 1 + shift))}`)
}
