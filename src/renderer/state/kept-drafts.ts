/**
 * What was typed into fields of the form and could not be written. It outlives its field, which goes when the tab
 * changes, its card closes or another post comes to the front, and is there again when the field is. Undo takes it
 * back, and a save says what it leaves out.
 */
import type { Text } from '@codemirror/state'
import type { FieldPath } from '#core/frontmatter/types.ts'
import type { PostId } from '#shared/content.ts'
import { flushPaintTasks } from './after-paint.ts'
import { activePost, postOf } from './open-posts.ts'

export interface Draft {
  readonly typed: string
  /** The text's value when this was typed, and what writing it made of that. */
  readonly before: string
  readonly after: string | null
  readonly error: string | null
}

/** A field of the form: whose it is (the details of a post, or one video entry wherever it moves), and its place there. */
export interface FieldAt {
  readonly scope: string
  readonly path: FieldPath
}

interface Kept extends FieldAt {
  readonly draft: Draft
  readonly post: PostId
  /** The text at that time: a later change of it is undone first. */
  readonly doc: Text
  /** What the text of the post in front says there. */
  readonly read: () => string
}

/** In the order in which they were typed. */
const kept = new Map<string, Kept>()
const keyOf = ({ scope, path }: FieldAt): string => [scope, ...path].join('\n')

/** What is called with a field whose draft was taken back. */
const listeners = new Set<(field: FieldAt) => void>()

/** Where the field stands that has the focus. */
let focused: (() => FieldAt) | null = null

/**
 * Keeps a draft with an error; any other one needs no keeping, since the text has it.
 * @param read what the text of the post in front says at that place
 */
export function keepDraft(field: FieldAt, draft: Draft, read: () => string): void {
  const key = keyOf(field)
  kept.delete(key)
  for (const [other, { post }] of kept) if (postOf(post) === undefined) kept.delete(other)
  const post = activePost()
  if (draft.error !== null && post !== undefined)
    kept.set(key, { ...field, draft, post: post.id, doc: post.editor.doc, read })
}

export const keptDraft = (field: FieldAt): Draft | null => kept.get(keyOf(field))?.draft ?? null

/** Moves a scope's drafts to other places; null is none. */
export function mapDrafts(scope: string, follow: (path: FieldPath) => FieldPath | null): void {
  const all = [...kept.values()]
  kept.clear()
  for (const one of all) {
    const path = one.scope === scope ? follow(one.path) : one.path
    if (path !== null) kept.set(keyOf({ scope: one.scope, path }), { ...one, path })
  }
}

/** Calls `listener` with each field whose draft is taken back, until what comes back is called. */
export function onDraftTakenBack(listener: (field: FieldAt) => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** The field that has the focus now. */
export function enterField(at: () => FieldAt): void {
  focused = at
}

/** That field has lost the focus, or is gone. */
export function leaveField(at: () => FieldAt): void {
  if (focused === at) focused = null
}

/** Whether a field still shows its draft: the text of the post in front says what it said then. */
const stands = ({ post, draft, read }: Kept): boolean =>
  post === activePost()?.id && [draft.before, draft.after].includes(read())

function takeBack(one: Kept): void {
  kept.delete(keyOf(one))
  for (const listener of listeners) listener(one)
}

/** The field with the focus says again what the text says; false where it does already. */
export function takeFocusedBack(): boolean {
  flushPaintTasks()
  const one = focused === null ? undefined : kept.get(keyOf(focused()))
  if (one === undefined || !stands(one)) return false
  takeBack(one)
  return true
}

/**
 * What undo in the form takes back before any change of the text: what the field with the focus shows, or what could not
 * be written last, if nothing was changed since. False where there is no such thing.
 */
export function undoDraft(): boolean {
  if (takeFocusedBack()) return true
  const last = [...kept.values()].findLast(stands)
  if (last === undefined || !last.doc.eq(activePost()?.editor.doc ?? last.doc)) return false
  takeBack(last)
  return true
}

/** What fields of the post in front show that is not in its text. */
export const leftOutOfFront = (): readonly Draft[] =>
  [...kept.values()].filter(stands).map(({ draft }) => draft)
