import type { TextEdit } from '../text/text-edit.ts'
import {
  firstProven,
  isResult,
  type OpenedYaml,
  openForEditing,
  refuse,
  refuseLock,
  UNCHANGED
} from './attempts.ts'
import { blockLines, insertLines, moveLines, removeLines } from './block-edits.ts'
import { flowMembers, insertMember, moveMember, removeMember } from './flow-edits.ts'
import { lockOf, repeatedWithin } from './locks.ts'
import { siblings } from './look-choice.ts'
import { fileLook } from './looks.ts'
import { childPlace, followPath, isInFlow, type Place, parentColumn } from './places.ts'
import { renderAfterDash, renderAfterMark, renderInline } from './rendering.ts'
import { replaceWhole } from './replacement.ts'
import { plainType } from './scalar-types.ts'
import type { StyleMemory } from './style-memory.ts'
import type { ListSyntax } from './syntax.ts'
import type { EditResult, FieldPath, NewValue } from './types.ts'
import type { Expected } from './verification.ts'

const NO_ITEM = 'That entry is not in the list any more.'
/** Numbers of items change: what was known by them is forgotten. */
const FORGET: StyleMemory = new Map()

interface OpenedList extends OpenedYaml {
  readonly list: Place
  readonly node: ListSyntax
}

function openList(text: string, path: FieldPath): OpenedList | EditResult {
  const opened = openForEditing(text)
  if (isResult(opened)) return opened
  const { place: list, missing } = followPath(opened.source, path)
  const at = list.from + opened.fences.inner.from
  if (missing.length > 0 || list.node.kind !== 'list') return refuse('no-such-place', NO_ITEM, at)
  const lock = lockOf(opened.source, list)
  return lock ? refuseLock(lock, at) : { ...opened, list, node: list.node }
}

function itemOf({ source, fences, list }: OpenedList, index: number): Place | EditResult {
  const item = childPlace(list, index)
  if (!item) return refuse('no-such-place', NO_ITEM, list.from + fences.inner.from)
  const lock = repeatedWithin(source, item)
  return lock ? refuseLock(lock, item.from + fences.inner.from) : item
}

/** Proves one of several ways; a way is null where comments make it unclear. */
function prove(
  opened: OpenedList,
  ways: Iterable<readonly TextEdit[] | null>,
  children: readonly Expected[],
  at: number
): EditResult {
  const attempts = [...ways].flatMap(splices => (splices ? [{ splices, memory: FORGET }] : []))
  return firstProven(opened, attempts, { path: opened.list.path, becomes: { children } }, at)
}

/**
 * Puts a new item before the one at `index`, or at the end when `index` is the list's length. A field whose value is
 * empty or an empty list becomes a list. The item takes its style and the order of its keys from the others.
 */
export function insertItem(text: string, listPath: FieldPath, index: number, value: NewValue): EditResult {
  const yaml = openForEditing(text)
  if (isResult(yaml)) return yaml
  const { place, missing } = followPath(yaml.source, listPath)
  if (missing.length === 0 && index === 0 && isEmpty(place)) return fillList(yaml, place, value)
  const opened = openList(text, listPath)
  if (isResult(opened)) return opened
  const { list, node, source, fences } = opened
  if (index < 0 || index > node.items.length)
    return refuse('no-such-place', NO_ITEM, list.from + fences.inner.from)
  const old: Expected[] = [...node.items.keys()]
  return prove(
    opened,
    insertions(opened, index, inSiblingOrder(source, listPath, value)),
    old.toSpliced(index, 0, { value }),
    list.from
  )
}

function isEmpty({ node }: Place): boolean {
  return node.kind === 'scalar'
    ? (node.style === 'plain' || node.style === 'empty') && plainType(node.text) === 'null'
    : node.kind === 'list' && node.items.length === 0
}

function fillList(opened: OpenedYaml, place: Place, value: NewValue): EditResult {
  const { source } = opened
  const lock = lockOf(source, place)
  if (lock) return refuseLock(lock, place.from + opened.fences.inner.from)
  const column = Math.max(0, parentColumn(source.inner, place))
  const ways = [false, true].map(careful => {
    const spot = { source, path: place.path, column, flow: isInFlow(place), careful }
    const rendered = spot.flow ? ` ${renderInline([value], spot)}` : renderAfterMark([value], spot)
    return { splices: replaceWhole(source.inner, place, rendered), memory: FORGET }
  })
  return firstProven(opened, ways, { path: place.path, becomes: { value: [value] } }, place.from)
}

function* insertions(
  { source, list, node }: OpenedList,
  index: number,
  value: NewValue
): Generator<readonly TextEdit[] | null> {
  const { inner } = source
  // No item has the number -1, so that all are taken for siblings.
  const path = [...list.path, -1]
  for (const careful of [false, true]) {
    if (node.flow) {
      const text = renderInline(value, { source, path, column: 0, flow: true, careful })
      yield insertMember(flowMembers(inner, list), index, text)
      continue
    }
    const lines = blockLines(inner, list)
    const rendered = renderAfterDash(
      value,
      { source, path, column: lines.column, flow: false, careful },
      dashGap(source.inner, list, node) ?? fileLook(source).afterDash
    )
    yield* insertLines(lines, index, `-${rendered}`)
  }
}

/** Columns from the dashes of a list to its values, where they are on one line. */
function dashGap(inner: string, list: Place, node: ListSyntax): number | null {
  for (const { dashAt, at } of node.items)
    if (at > dashAt + 1 && !inner.slice(list.from + dashAt, list.from + at).includes('\n')) return at - dashAt
  return null
}

/** A new group's keys in the order that most of the list's other items have them. */
function inSiblingOrder(source: OpenedYaml['source'], listPath: FieldPath, value: NewValue): NewValue {
  if (typeof value !== 'object' || value === null || !('fields' in value)) return value
  const [longest = []] = siblings(source, [...listPath, -1])
    .map(({ node }) => (node.kind === 'map' ? node.entries.map(entry => entry.key) : []))
    .sort((one, two) => two.length - one.length)
  const rank = (key: string) => (longest.includes(key) ? longest.indexOf(key) : longest.length)
  return { fields: [...value.fields].sort(([one], [two]) => rank(one) - rank(two)) }
}

/** Takes an item out, with the comment above it. The last one leaves `[]` behind. */
export function removeItem(text: string, listPath: FieldPath, index: number): EditResult {
  const opened = openList(text, listPath)
  if (isResult(opened)) return opened
  const item = itemOf(opened, index)
  if ('ok' in item) return item
  const { source, list, node } = opened
  const { inner } = source
  const children = [...node.items.keys()].filter(number => number !== index)
  const ways = node.flow
    ? [removeMember(flowMembers(inner, list), index)]
    : node.items.length > 1
      ? removeLines(blockLines(inner, list), index)
      : [replaceWhole(inner, list, ' []')]
  return prove(opened, ways, children, item.from)
}

/** Moves an item so that it becomes number `to`. Its comments move along, empty lines stay between the items. */
export function moveItem(text: string, listPath: FieldPath, from: number, to: number): EditResult {
  const opened = openList(text, listPath)
  if (isResult(opened)) return opened
  const { source, list, node, fences } = opened
  const item = childPlace(list, from)
  if (!item || !childPlace(list, to)) return refuse('no-such-place', NO_ITEM, list.from + fences.inner.from)
  if (from === to) return UNCHANGED
  const { inner } = source
  const ways = node.flow
    ? [moveMember(flowMembers(inner, list), from, to)]
    : moveLines(blockLines(inner, list), from, to)
  const children = [...node.items.keys()].toSpliced(from, 1).toSpliced(to, 0, from)
  return prove(opened, ways, children, item.from)
}

/** Puts a copy of an item behind it, spelled as it is; the comment above it is not copied. */
export function duplicateItem(text: string, listPath: FieldPath, index: number): EditResult {
  const opened = openList(text, listPath)
  if (isResult(opened)) return opened
  const { source, list, node, fences } = opened
  const item = itemOf(opened, index)
  if ('ok' in item) return item
  const { inner } = source
  if (/&/.test(inner.slice(item.from, item.from + item.node.size)) && item.node.refers)
    return refuse(
      'alias',
      'This entry carries an anchor, which may be there once only. Copy it in the text.',
      item.from + fences.inner.from
    )
  const ways = node.flow ? [copyMember(inner, list, index)] : copyLines(inner, list, index)
  const children = [...node.items.keys()].toSpliced(index, 0, index)
  return prove(opened, ways, children, item.from)
}

function copyLines(inner: string, list: Place, index: number) {
  const lines = blockLines(inner, list)
  const unit = lines.units[index]
  if (!unit) return []
  const text = inner.slice(unit.coreFrom, unit.to)
  return insertLines(lines, index + 1, text.trimStart())
}

function copyMember(inner: string, list: Place, index: number) {
  const flow = flowMembers(inner, list)
  const member = flow.members[index]
  return member ? insertMember(flow, index + 1, inner.slice(member.from, member.to)) : null
}
