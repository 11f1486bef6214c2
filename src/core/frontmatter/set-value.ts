import {
  type Attempt,
  firstProven,
  inSequence,
  isResult,
  type OpenedYaml,
  openForEditing,
  refuse,
  refuseLock,
  UNCHANGED
} from './attempts.ts'
import { type FrontMatterSource, openPost } from './document.ts'
import { insertItem, removeItem } from './edit-list.ts'
import { addEntry, NO_PLACE, removeKey } from './edit-map.ts'
import { lockOf, repeatedWithin } from './locks.ts'
import { seenText } from './looks.ts'
import { createFrontMatter } from './new-front-matter.ts'
import { followPath, isInFlow, type Place, parentColumn } from './places.ts'
import { renderAfterMark, renderInline } from './rendering.ts'
import { replaceWhole } from './replacement.ts'
import { isDate, plainType } from './scalar-types.ts'
import { replaceScalar, textAttempts } from './set-scalar.ts'
import { canBeSaved } from './spelling.ts'
import type { EditResult, FieldPath, NewValue } from './types.ts'
import { holds } from './verification.ts'

export interface SetOptions {
  /** Keys in the order that they usually stand in, for a key that is new and has no neighbours to tell. */
  readonly order?: readonly string[]
}

/**
 * Sets the value at a path to another. Groups and keys that are missing on the way are created, and so is the front
 * matter of a post that has none; a list may be set at its length to grow by one.
 *
 * A text keeps the spelling it had (quotes, block, wrapping) as far as the new one allows; a new one takes that of
 * its neighbours. Setting what is there already gives no edits. Refusals: `unreadable` front matter, `alias` where
 * another place would change too, `unsafe` where no spelling reads the same in YAML 1.2, 1.1 and Hugo.
 */
export function setValue(
  text: string,
  path: FieldPath,
  value: NewValue,
  options: SetOptions = {}
): EditResult {
  const [first] = path
  if (first === undefined) return refuse('no-such-place', NO_PLACE, 0)
  if (!isWritable(value)) return refuse('unsafe', NOT_WRITABLE, 0)
  if (openPost(text).kind === 'none' && typeof first === 'string')
    return createFrontMatter(text, first, wrapMissing(path.slice(1), value))
  const opened = openForEditing(text)
  if (isResult(opened)) return opened
  const { place, missing } = followPath(opened.source, path)
  if (missing.length > 0) return addMissing(text, opened, place, missing, value, options)
  return replaceValue(text, opened, place, value)
}

const NOT_WRITABLE =
  'This holds half of a character, or a number that is none, which the front matter cannot keep.'

function isWritable(value: NewValue): boolean {
  if (typeof value === 'string') return canBeSaved(value)
  if (typeof value === 'number') return Number.isFinite(value)
  if (value === null || typeof value !== 'object') return true
  if ('date' in value) return plainType(value.date) === 'date' || canBeSaved(value.date)
  if ('raw' in value) return ['number', 'boolean'].includes(plainType(value.raw))
  if ('fields' in value) return value.fields.every(([key, child]) => canBeSaved(key) && isWritable(child))
  return value.every(isWritable)
}

/** The steps that do not exist yet, around the value. */
function wrapMissing(missing: FieldPath, value: NewValue): NewValue {
  return missing.reduceRight<NewValue>(
    (inside, step) => (typeof step === 'number' ? [inside] : { fields: [[step, inside]] }),
    value
  )
}

function addMissing(
  text: string,
  opened: OpenedYaml,
  place: Place,
  missing: FieldPath,
  value: NewValue,
  { order }: SetOptions
): EditResult {
  const [step, ...rest] = missing
  const at = place.from + opened.fences.inner.from
  const lock = lockOf(opened.source, place)
  if (lock) return refuseLock(lock, at)
  if (rest.some(later => typeof later === 'number' && later !== 0))
    return refuse('no-such-place', NO_PLACE, at)
  const inside = wrapMissing(rest, value)
  if (typeof step === 'string') return addEntry(opened, place, step, inside, order)
  const length = place.node.kind === 'list' ? place.node.items.length : 0
  return step === length
    ? insertItem(text, place.path, length, inside)
    : refuse('no-such-place', NO_PLACE, at)
}

function replaceValue(text: string, opened: OpenedYaml, place: Place, value: NewValue): EditResult {
  const { source, fences } = opened
  const { node } = place
  if (holds(source, place, value) || saysAlready(source, place, value)) return UNCHANGED
  const lock = lockOf(source, place)
  if (lock) return refuseLock(lock, place.from + fences.inner.from)
  if (node.kind === 'scalar' && !isCollection(value))
    return firstProven(
      opened,
      scalarAttempts(opened, place, value),
      { path: place.path, becomes: { value } },
      place.from
    )
  if (node.kind === 'list' && Array.isArray(value) && node.items.length > 0 && value.length > 0)
    return setItems(text, opened, place, value)
  if (node.kind === 'map' && isFields(value) && node.entries.length > 0 && value.fields.length > 0)
    return setFields(text, place, value.fields)
  const repeated = repeatedWithin(source, place)
  if (repeated) return refuseLock(repeated, place.from + fences.inner.from)
  if (!place.parent) return refuse('no-such-place', NO_PLACE, fences.inner.from)
  return firstProven(
    opened,
    wholeAttempts(opened, place, value),
    { path: place.path, becomes: { value } },
    place.from
  )
}

/** A text that some readers take for a number (`31:26`) is left as the author wrote it, as long as it stays. */
function saysAlready(source: FrontMatterSource, { node, from }: Place, value: NewValue): boolean {
  if (node.kind !== 'scalar' || node.tag !== null) return false
  return (
    node.style === 'plain' &&
    plainType(node.text) === 'string' &&
    value === seenText(source.inner, node, from)
  )
}

function isFields(value: NewValue): value is { readonly fields: readonly (readonly [string, NewValue])[] } {
  return typeof value === 'object' && value !== null && 'fields' in value
}

function isCollection(value: NewValue): boolean {
  return Array.isArray(value) || isFields(value)
}

function* scalarAttempts(opened: OpenedYaml, place: Place, value: NewValue): Generator<Attempt> {
  const { node } = place
  const { source } = opened
  if (node.kind !== 'scalar') return
  if (typeof value === 'string') {
    yield* textAttempts(source, place, node, value)
    return
  }
  const isDateValue = typeof value === 'object' && value !== null && 'date' in value
  // A date in quotes stays in quotes, since Hugo reads it all the same; what YAML knows for no date is a text.
  const isText = isDateValue && (node.style === 'single' || node.style === 'double' || !isDate(value.date))
  if (isText) yield* textAttempts(source, place, node, value.date)
  // Hugo's newer parser wants something behind an anchor.
  if (value === null && node.anchor !== null) {
    yield replaceScalar(source.inner, place, node, 'null')
    return
  }
  const raw = renderInline(value, { source, path: place.path, column: 0, flow: isInFlow(place) })
  yield replaceScalar(source.inner, place, node, raw)
}

function* wholeAttempts({ source }: OpenedYaml, place: Place, value: NewValue): Generator<Attempt> {
  const column = Math.max(0, parentColumn(source.inner, place))
  for (const careful of [false, true]) {
    const spot = { source, path: place.path, column, flow: isInFlow(place), careful }
    const rendered = spot.flow ? ` ${renderInline(value, spot)}` : renderAfterMark(value, spot)
    yield { splices: replaceWhole(source.inner, place, rendered) }
  }
}

/** Sets a list item by item, so that what stays keeps its spelling and its comments. */
function setItems(
  text: string,
  { source }: OpenedYaml,
  place: Place,
  values: readonly NewValue[]
): EditResult {
  const items = place.node.kind === 'list' ? place.node.items : []
  const same = (index: number, value: NewValue | undefined) => {
    const item = items[index]
    return (
      item !== undefined &&
      value !== undefined &&
      holds(source, { node: item.node, from: place.from + item.at }, value)
    )
  }
  const most = Math.min(items.length, values.length)
  let head = 0
  while (head < most && same(head, values[head])) head++
  let tail = 0
  while (tail < most - head && same(items.length - 1 - tail, values[values.length - 1 - tail])) tail++
  const steps: ((text: string) => EditResult)[] = []
  for (let index = head; index < most - tail; index++) {
    const value = values[index]
    if (value !== undefined) steps.push(current => setValue(current, [...place.path, index], value))
  }
  for (let index = items.length - tail - 1; index >= Math.max(head, values.length - tail); index--)
    steps.push(current => removeItem(current, place.path, index))
  for (let index = Math.max(head, items.length - tail); index < values.length - tail; index++) {
    const value = values[index]
    if (value !== undefined) steps.push(current => insertItem(current, place.path, index, value))
  }
  return inSequence(text, steps)
}

function setFields(text: string, place: Place, fields: readonly (readonly [string, NewValue])[]): EditResult {
  const keys = new Set(fields.map(([key]) => key))
  const entries = place.node.kind === 'map' ? place.node.entries : []
  return inSequence(text, [
    ...fields.map(
      ([key, value]) =>
        (current: string) =>
          setValue(current, [...place.path, key], value)
    ),
    ...entries
      .filter(entry => !keys.has(entry.key))
      .map(entry => (current: string) => removeKey(current, [...place.path, entry.key]))
  ])
}

/**
 * Empties a value without taking its key away: a text becomes `''`, a list `[]`, a group `{}`, anything else nothing.
 * Refusals as in {@link setValue}.
 */
export function clearValue(text: string, path: FieldPath): EditResult {
  const opened = openForEditing(text)
  if (isResult(opened)) return opened
  const { place, missing } = followPath(opened.source, path)
  const { node } = place
  if (missing.length > 0) return refuse('no-such-place', NO_PLACE, place.from + opened.fences.inner.from)
  if (node.kind === 'list') return setValue(text, path, [])
  if (node.kind === 'map') return setValue(text, path, { fields: [] })
  const isText =
    node.kind === 'scalar' &&
    (node.style === 'plain' ? plainType(node.text) === 'string' : node.style !== 'empty')
  return setValue(text, path, isText ? '' : null)
}
