/** Fields that show what could not be written: what undo means then, and what a save leaves out. */
import type { Text } from '@codemirror/state'
import type { PostId } from '#shared/content.ts'
import { flushPaintTasks } from './after-paint.ts'
import { activePost } from './open-posts.ts'

export interface RefusedValue {
  readonly typed: string
  /** Why it cannot be written. */
  readonly error: string
}

/** A field of the form, as far as it shows what is not in the text. */
export interface RefusingField {
  /** What it shows and the text has not; null when it says what the text says. */
  readonly refused: () => RefusedValue | null
  /** Says again what the text says. */
  readonly takeBack: () => void
}

interface Refusal {
  readonly post: PostId
  /** The text at that time: a later change of it is undone first. */
  readonly doc: Text
  readonly field: RefusingField
}

const refusals = new Map<RefusingField, Refusal>()
let focused: RefusingField | null = null

/** The field that has the focus. */
export function enterField(field: RefusingField): void {
  focused = field
}

/** That field has lost the focus, or is gone. */
export function leaveField(field: RefusingField): void {
  if (focused === field) focused = null
}

/** What was just typed into a field of the post in front could not be written. */
export function noteRefusal(field: RefusingField): void {
  const post = activePost()
  for (const { field: earlier } of refusals.values())
    if (earlier === field || earlier.refused() === null) refusals.delete(earlier)
  if (post !== undefined) refusals.set(field, { post: post.id, doc: post.editor.doc, field })
}

/** The field with the focus says again what the text says; false where it does already. */
export function takeFocusedBack(): boolean {
  flushPaintTasks()
  if (focused === null || focused.refused() === null) return false
  focused.takeBack()
  return true
}

/**
 * What undo takes back before any change of the text: what the field with the focus shows, or what was refused last,
 * wherever, if nothing was changed since. False where there is no such thing.
 */
export function undoRefused(): boolean {
  if (takeFocusedBack()) return true
  const post = activePost()
  const last = [...refusals.values()].findLast(refusal => refusal.field.refused() !== null)
  if (last === undefined || last.post !== post?.id || !last.doc.eq(post.editor.doc)) return false
  last.field.takeBack()
  return true
}

/** What fields of a post show that is not in its text. */
export function refusedValues(id: PostId): readonly RefusedValue[] {
  return [...refusals.values()].flatMap(({ post, field }) => {
    const refused = post === id ? field.refused() : null
    return refused === null ? [] : [refused]
  })
}
