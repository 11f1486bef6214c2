import {
  clearValue,
  duplicateItem,
  type EditResult,
  type FieldNode,
  type FieldPath,
  insertItem,
  isDate,
  type ListNode,
  type MapField,
  moveItem,
  type NewValue,
  nodeAt,
  readFrontMatter,
  removeItem,
  setValue,
  type YamlFrontMatter
} from '../frontmatter/index.ts'
import type { TextRange } from '../text/text-edit.ts'
import { readDate } from './dates.ts'
import { writeDate } from './write-date.ts'

/** The fields that every video entry is made of, in the order that they usually stand in. */
export const videoEntryFields = [
  'title',
  'description',
  'embedUrl',
  'thumbnailUrl',
  'uploadDate',
  'duration'
] as const

export type VideoEntryField = (typeof videoEntryFields)[number]

/** One item of `videoSchema`, as a writer reads it. Ranges are offsets into the post's whole LF text. */
export interface VideoEntry extends TextRange {
  readonly index: number
  readonly path: FieldPath
  /** Empty where missing. Texts are shown without the line breaks that only wrap them. */
  readonly title: string
  readonly description: string
  readonly embedUrl: string
  readonly thumbnailUrl: string
  readonly uploadDate: string
  readonly duration: string
  /** Where the values stand; a missing field has no range. */
  readonly ranges: Readonly<Partial<Record<VideoEntryField, TextRange>>>
  /** Why a field must not be edited, as a sentence; null when it may. */
  readonly locked: Readonly<Record<VideoEntryField, string | null>>
  /** Whatever else the author put into the entry. */
  readonly unknown: readonly MapField[]
}

/** The video entries of a post and where its list is. */
export interface VideoEntries {
  /** `params.videoSchema` or `videoSchema`; null when the post has neither. */
  readonly path: FieldPath | null
  readonly entries: readonly VideoEntry[]
  /** Why the list must not be edited, as a sentence; null when it may. */
  readonly locked: string | null
}

const LIST_PATHS: readonly FieldPath[] = [['params', 'videoSchema'], ['videoSchema']]
const NO_LIST = '“videoSchema” is not a list of videos. Edit it in the text.'

/** Finds the video entries of a post: under `params`, where Hugo wants what is the site's own, or at the top. */
export function readVideoEntries(frontMatter: YamlFrontMatter): VideoEntries {
  const found = LIST_PATHS.flatMap(path => {
    const node = nodeAt(frontMatter, path)
    return node ? [{ path, node }] : []
  })
  const first = found.find(({ node }) => node.kind === 'list') ?? found[0]
  if (!first) return { path: null, entries: [], locked: null }
  const { path, node } = first
  if (node.kind === 'list') return { path, entries: node.items.map(readEntry), locked: node.locked }
  const isEmpty = node.kind === 'scalar' && node.type === 'null'
  return { path, entries: [], locked: node.locked ?? (isEmpty ? null : NO_LIST) }
}

const NO_ENTRY = 'This entry is not a group of fields. Edit it in the text.'
const NOT_ONE_VALUE = 'This field holds a list or group. Edit it in the text.'

/** An entry whose node is the same as at the last reading is the same object too: only what changed is shown anew. */
const known = new WeakMap<FieldNode, VideoEntry>()

function readEntry(node: FieldNode, index: number): VideoEntry {
  const last = known.get(node)
  if (last?.index === index) return last
  const entry = makeEntry(node, index)
  known.set(node, entry)
  return entry
}

function makeEntry(node: FieldNode, index: number): VideoEntry {
  const missing = node.kind === 'map' ? node.locked : NO_ENTRY
  const values = { title: '', description: '', embedUrl: '', thumbnailUrl: '', uploadDate: '', duration: '' }
  const locked: Record<VideoEntryField, string | null> = {
    title: missing,
    description: missing,
    embedUrl: missing,
    thumbnailUrl: missing,
    uploadDate: missing,
    duration: missing
  }
  const ranges: Partial<Record<VideoEntryField, TextRange>> = {}
  const unknown: MapField[] = []
  for (const field of node.kind === 'map' ? node.fields : []) {
    const { key, value } = field
    if (!isVideoEntryField(key)) unknown.push(field)
    else {
      ranges[key] = value
      locked[key] = value.locked ?? (value.kind === 'scalar' ? null : NOT_ONE_VALUE)
      if (value.kind === 'scalar') values[key] = value.value
    }
  }
  return { index, path: node.path, from: node.from, to: node.to, ...values, ranges, locked, unknown }
}

function isVideoEntryField(key: string): key is VideoEntryField {
  return (videoEntryFields as readonly string[]).includes(key)
}

export interface AddOptions {
  /** Where the list goes in a post that has none; under `params` when nothing is said. */
  readonly newList?: 'params' | 'top'
}

/**
 * Adds an entry before the one at `index`, or at the end when `index` is their number. Only the given fields are
 * written, in the order, spelling and date precision of the other entries. A missing list, `params` or front matter
 * is created. Refusals as of `setValue` in core/frontmatter.
 */
export function addVideoEntry(
  text: string,
  index: number,
  fields: Readonly<Partial<Record<VideoEntryField, string>>>,
  options: AddOptions = {}
): EditResult {
  const { path, list, locked } = findList(text)
  if (locked) return { ok: false, code: 'unsafe', message: locked.message, at: locked.at }
  const written = videoEntryFields.flatMap(field => {
    const value = fields[field]
    return value === undefined ? [] : [[field, newFieldValue(field, value, dateOf(list))] as const]
  })
  const entry: NewValue = { fields: written.length > 0 ? written : [['title', '']] }
  if (path) return insertItem(text, path, index, entry)
  const [underParams = [], atTop = []] = LIST_PATHS
  return setValue(text, options.newList === 'top' ? atTop : underParams, [entry])
}

/**
 * Sets one field of an entry. An empty value clears the field and does not create it. The entry gets a field that it
 * lacks where the other entries have it. White space at the end is dropped: no
 * field of a video has any, and a description would change its style with every space that is typed.
 */
export function updateVideoEntry(
  text: string,
  index: number,
  field: VideoEntryField,
  value: string
): EditResult {
  const { path, list } = findList(text)
  const place = [...(path ?? []), index, field]
  const kept = value.trimEnd()
  const entry = list?.items[index]
  const before = entry?.kind === 'map' ? entry.fields.find(({ key }) => key === field)?.value : undefined
  if (!path || !entry) return { ok: false, code: 'no-such-place', message: NO_SUCH_ENTRY, at: 0 }
  if (kept === '') return before ? clearField(text, place, before) : { ok: true, edits: [] }
  const isNew = before === undefined || (before.kind === 'scalar' && before.value === '')
  const written = newFieldValue(field, kept, isNew ? dateOf(list) : null)
  return setValue(text, place, written, { order: videoEntryFields })
}

const NO_SUCH_ENTRY = 'That video is not in the post any more.'

function clearField(text: string, place: FieldPath, before: FieldNode): EditResult {
  return before.kind === 'scalar' && before.type !== 'null' && before.value === ''
    ? { ok: true, edits: [] }
    : clearValue(text, place)
}

/** Takes an entry out; the only one leaves an empty list behind. */
export function removeVideoEntry(text: string, index: number): EditResult {
  return inList(text, path => removeItem(text, path, index))
}

/** Moves an entry so that it becomes number `to`. */
export function moveVideoEntry(text: string, from: number, to: number): EditResult {
  return inList(text, path => moveItem(text, path, from, to))
}

/** Puts a copy of an entry behind it. */
export function duplicateVideoEntry(text: string, index: number): EditResult {
  return inList(text, path => duplicateItem(text, path, index))
}

function inList(text: string, edit: (path: FieldPath) => EditResult): EditResult {
  const { path } = findList(text)
  // An unreadable front matter says so itself.
  return edit(path ?? LIST_PATHS[0] ?? [])
}

interface FoundList {
  readonly path: FieldPath | null
  readonly list: ListNode | null
  /** What stands in the list's place when it is no list. */
  readonly locked: { readonly message: string; readonly at: number } | null
}

function findList(text: string): FoundList {
  const frontMatter = readFrontMatter(text)
  if (frontMatter.kind !== 'yaml') return { path: null, list: null, locked: null }
  const { path, locked } = readVideoEntries(frontMatter)
  const node = path && nodeAt(frontMatter, path)
  if (node?.kind === 'list') return { path, list: node, locked: null }
  return { path, list: null, locked: node && locked === NO_LIST ? { message: NO_LIST, at: node.from } : null }
}

/** A date is written raw, in the precision of `example`, another entry's date; anything else is a text. */
function newFieldValue(field: VideoEntryField, value: string, example: string | null): NewValue {
  if (field !== 'uploadDate' || value === '') return value
  const date = example === null ? value : inPrecisionOf(example, value)
  return isDate(date) ? { date } : date
}

function inPrecisionOf(example: string, value: string): string {
  const wanted = readDate(example)
  const given = readDate(value)
  if (!wanted.ok || !given.ok || wanted.parts.form === given.parts.form) return value
  const { date, time } = given.parts
  return (
    writeDate(example, wanted.parts.time === null ? { date } : { date, time: time ?? '00:00:00' }) ?? value
  )
}

/** The date of the last entry that has one. */
function dateOf(list: ListNode | null): string | null {
  const dates = (list?.items ?? []).flatMap(item => {
    const field = item.kind === 'map' ? item.fields.find(({ key }) => key === 'uploadDate') : undefined
    return field?.value.kind === 'scalar' && field.value.value !== '' ? [field.value.value] : []
  })
  return dates.at(-1) ?? null
}
