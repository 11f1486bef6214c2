import type { TextEdit } from '../text/text-edit.ts'
import { endOf, isInFlow, lineEnd, lineStart, type Place } from './places.ts'
import { unitsOf } from './units.ts'

/** Where the colon or dash before a value ends. */
export function markEnd(place: Place): number {
  const { parent, slot } = place
  if (!parent || !slot) return place.from
  return parent.from + ('key' in slot ? slot.colonAt : slot.dashAt) + 1
}

/**
 * Puts another value in place of a whole one. `rendered` is as it stands behind the colon or dash, with the space
 * or line break before it. A comment behind the key stays there.
 */
export function replaceWhole(inner: string, place: Place, rendered: string): TextEdit[] {
  if (isInFlow(place)) return [{ from: place.from, to: endOf(place), insert: rendered.trimStart() }]
  const mark = markEnd(place)
  const { node } = place
  const isBlock = (node.kind === 'map' || node.kind === 'list') && !node.flow
  const end = isBlock ? (unitsOf(inner, place).at(-1)?.to ?? endOf(place)) : endOf(place)
  if (isBlock && lineStart(inner, place.from + node.valueAt) > mark) {
    const line = lineEnd(inner, mark)
    // A list or group on the lines below: the key's own line keeps its comment, an anchor goes with its value.
    if (rendered.startsWith('\n')) return [{ from: line, to: end, insert: rendered }]
    const markedTo = place.from < line ? place.from + (node.anchor?.length ?? -1) + 1 : mark
    return [
      { from: mark, to: markedTo, insert: rendered },
      { from: line, to: end, insert: '' }
    ]
  }
  if (!rendered.startsWith('\n')) return [{ from: mark, to: end, insert: rendered }]
  const line = lineEnd(inner, end)
  const behind = inner.slice(end, line)
  return [{ from: mark, to: line, insert: (behind.trim() === '' ? '' : ` ${behind.trim()}`) + rendered }]
}
