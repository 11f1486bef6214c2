/** The form's edits of details: what was typed, as the value that the front matter is to have. */
import {
  clearValue,
  duplicateItem,
  nodeAt,
  readFrontMatter,
  removeItem,
  removeKey,
  replaceAliasByCopy,
  setValue
} from '#core/frontmatter/index.ts'
import type { EditResult, FieldNode, FieldPath, NewValue, ScalarNode } from '#core/frontmatter/types.ts'
import { dateInForm } from '#core/videos/date-in-form.ts'
import { flushPaintTasks } from './after-paint.ts'
import { type PostAnalysis, useAnalysis } from './analysis.ts'
import { editByAction, editInField } from './form-edits.ts'
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
  return editInField(nameOf(path), text => setOrClear(text, path, typed, number))
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

/** Empty items are left out; an item that is there already keeps its type and spelling. */
export function editList(path: FieldPath, typed: readonly string[]): string | null {
  const node = nodeNow(path)
  const present = node?.kind === 'list' ? node.items.filter(item => item.kind === 'scalar') : []
  const items = typed.map(item => item.trim()).filter(item => item !== '')
  const value = items.map(item =>
    asBefore(
      present.find(scalar => scalar.value === item),
      item
    )
  )
  return editInField(nameOf(path), text => setOrClear(text, path, items.join(''), value))
}

function asBefore(scalar: ScalarNode | undefined, item: string): NewValue {
  switch (scalar?.type) {
    case 'number':
      return Number(item)
    case 'boolean':
      return /^true$/i.test(item)
    case 'date':
      return { date: item }
    default:
      return item
  }
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
export function duplicateDetail(path: FieldPath): void {
  const last = path.at(-1)
  if (typeof last === 'number') act(text => duplicateItem(text, path.slice(0, -1), last))
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
