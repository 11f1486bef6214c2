/** The form's edits of details: what was typed, as the value that the front matter is to have. */
import {
  clearValue,
  duplicateItem,
  insertItem,
  moveItem,
  nodeAt,
  readFrontMatter,
  removeItem,
  removeKey,
  replaceAliasByCopy,
  setValue
} from '#core/frontmatter/index.ts'
import type { EditResult, FieldNode, FieldPath, NewValue } from '#core/frontmatter/types.ts'
import { dateInForm } from '#core/videos/date-in-form.ts'
import { flushPaintTasks } from './after-paint.ts'
import { type PostAnalysis, useAnalysis } from './analysis.ts'
import { editByAction, editInField } from './form-edits.ts'
import { typedList } from './typed-list.ts'
import { useAnnouncement } from './video-edits.ts'
import { showNotice } from './workspace.ts'

const nameOf = (path: FieldPath): string => path.join('.')

function nodeNow(path: FieldPath): FieldNode | null {
  const frontMatter = useAnalysis.getState().current?.frontMatter
  return frontMatter?.kind === 'yaml' ? (nodeAt(frontMatter, path) ?? null) : null
}

/** An emptied field is cleared; what the post never had is not created by emptying it. */
function setOrClear(text: string, path: FieldPath, typed: string, value: NewValue): EditResult {
  if (typed.trim() !== '') return setValue(text, path, value)
  const isThere = nodeAt(readFrontMatter(text), path) !== null
  return isThere ? clearValue(text, path) : { ok: true, edits: [] }
}

/** A whole action; says itself when it is refused. */
function act(change: (text: string) => EditResult): boolean {
  flushPaintTasks()
  const refusal = editByAction(change)
  if (refusal !== null) showNotice(refusal)
  return refusal === null
}

export function editText(path: FieldPath, typed: string): string | null {
  return editInField(nameOf(path), text => setOrClear(text, path, typed, typed))
}

export function editNumber(path: FieldPath, typed: string): string | null {
  const number = Number(typed)
  if (typed.trim() !== '' && !Number.isFinite(number)) return 'This must be a number, like 12 or 0.5.'
  // As it was typed, where every reader takes that for the same number: `1.10` stays so.
  const value = /^-?(?:0|[1-9]\d*)(?:\.\d+)?$/.test(typed.trim()) ? { raw: typed.trim() } : number
  return editInField(nameOf(path), text => setOrClear(text, path, typed, value))
}

/** A date is written in the form that the post had: quoted where it was a string. */
export function editDate(path: FieldPath, typed: string): string | null {
  const node = nodeNow(path)
  const before = node?.kind === 'scalar' ? node : null
  const written = dateInForm(before?.value ?? '', typed)
  if (typed.trim() !== '' && !written.ok) return written.message
  const value = written.ok ? written.text : ''
  return editInField(nameOf(path), text =>
    setOrClear(text, path, typed, before?.type === 'string' ? value : { date: value })
  )
}

/** A list whose items were typed as lines or between commas. */
export function editList(path: FieldPath, typed: readonly string[]): string | null {
  return editInField(nameOf(path), text => {
    const node = nodeAt(readFrontMatter(text), path)
    const value = typedList(node?.kind === 'list' ? node.items : [], typed)
    return setOrClear(text, path, typed.join('').trim(), value)
  })
}

export function editSwitch(path: FieldPath, on: boolean): void {
  act(text => setValue(text, path, on))
}

/** Takes a field out with its key, or an item out of its list; one that the post does not have yet is just forgotten. */
export function removeDetail(path: FieldPath): boolean {
  const last = path.at(-1)
  return act(text => {
    if (nodeAt(readFrontMatter(text), path) === null) return { ok: true, edits: [] }
    return typeof last === 'number' ? removeItem(text, path.slice(0, -1), last) : removeKey(text, path)
  })
}

/** Puts a copy of a list's item behind it, to be changed. */
export function duplicateDetail(list: FieldPath, index: number): boolean {
  return act(text => duplicateItem(text, list, index))
}

/** Moves a list's item; a place outside the list does nothing. */
export function moveDetail(list: FieldPath, from: number, to: number): boolean {
  const node = nodeNow(list)
  const count = node?.kind === 'list' ? node.items.length : 0
  if (to < 0 || to >= count || !act(text => moveItem(text, list, from, to))) return false
  useAnnouncement.setState({ words: `Item ${from + 1} is now item ${to + 1} of ${count}` })
  return true
}

/** Adds an item at the end of a list, with the keys that all others have and no values; gives its number. */
export function addDetail(list: FieldPath): number | null {
  const node = nodeNow(list)
  if (node?.kind !== 'list') return null
  const { length } = node.items
  return act(text => insertItem(text, list, length, emptyLike(node.items))) ? length : null
}

/** A value without content, of the kind of the others. */
function emptyLike(others: readonly FieldNode[]): NewValue {
  const last = others.at(-1)
  if (last?.kind === 'list') return []
  if (last?.kind !== 'map') return last?.type === 'string' ? '' : null
  const groups = others.flatMap(other => (other.kind === 'map' ? [other] : []))
  const inEach = (key: string) =>
    groups.flatMap(({ fields }) => fields.filter(field => field.key === key).map(({ value }) => value))
  return {
    fields: last.fields
      .map(({ key }) => [key, inEach(key)] as const)
      .filter(([, values]) => values.length === groups.length)
      .map(([key, values]) => [key, emptyLike(values)] as const)
  }
}

/** The author written in place: a group with a name and a picture, instead of an id of the site's. */
export function writeAuthorInPlace(path: FieldPath, name: string, avatar: string): boolean {
  const fields = [
    ['name', name],
    ['avatar', avatar]
  ] as const
  return act(text => setValue(text, path, { fields }))
}

/** The author as an id of the site's, or a name. */
export function writeAuthorId(path: FieldPath, id: string): boolean {
  return act(text => setValue(text, path, id))
}

/** Whether the value repeats another one, which a copy can stand in for. Asked of locked values only. */
export function canCopyAlias(post: PostAnalysis, path: FieldPath): boolean {
  return replaceAliasByCopy(post.text, path).ok
}

export function copyAlias(path: FieldPath): void {
  act(text => replaceAliasByCopy(text, path))
}
