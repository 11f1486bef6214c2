/**
 * What was typed into fields of the form and could not be written. It outlives its field, which goes when the tab
 * changes, its card closes or another post comes to the front, and is there again when the field is. Undo takes it
 * back, redo brings it again; a save says what it leaves out, and closing asks first.
 */
import type { Text } from '@codemirror/state'
import type { FieldPath } from '#core/frontmatter/types.ts'
import type { PostId } from '#shared/content.ts'
import { canRedo } from '../editor/index.ts'
import { flushPaintTasks } from './after-paint.ts'
import { type PostAnalysis, useAnalysis } from './analysis.ts'
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
  /** What a text of the post says there. */
  readonly read: (post: PostAnalysis) => string
  /** Whether the field still showed it when another post came to the front. */
  readonly stood: boolean
}

/** In the order in which they were typed. */
const kept = new Map<string, Kept>()
/** Those that were taken back, the last at the end, each with the text at that time. */
let takenBack: readonly Kept[] = []
const keyOf = ({ scope, path }: FieldAt): string => [scope, ...path].join('\n')

/** What is called with a field whose draft was taken back (null), or came again. */
type Listener = (field: FieldAt, draft: Draft | null) => void
const listeners = new Set<Listener>()

/** Where the field stands that has the focus. */
let focused: (() => FieldAt) | null = null

/**
 * Keeps a draft with an error; any other one needs no keeping, since the text has it.
 * @param read what a text of the post says at that place
 */
export function keepDraft(field: FieldAt, draft: Draft, read: (post: PostAnalysis) => string): void {
  const key = keyOf(field)
  kept.delete(key)
  for (const [other, { post }] of kept) if (postOf(post) === undefined) kept.delete(other)
  const post = activePost()
  takenBack = takenBack.filter(one => one.post !== post?.id && postOf(one.post) !== undefined)
  if (draft.error !== null && post !== undefined)
    kept.set(key, { ...field, draft, post: post.id, doc: post.editor.doc, read, stood: true })
}

useAnalysis.subscribe(({ current }, { current: before }) => {
  if (before !== null && before.id !== current?.id)
    for (const [key, one] of kept)
      if (one.post === before.id) kept.set(key, { ...one, stood: isShown(one, before) })
  // A new change of the text ends what can be made again, in the form as in the text.
  const post = activePost()
  if (takenBack.length === 0 || post === undefined || canRedo(post.editor)) return
  takenBack = takenBack.filter(one => one.post !== post.id || one.doc.eq(post.editor.doc))
})

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

/** Calls `listener` with each field whose draft is taken back or comes again, until what comes back is called. */
export function onDraftMoved(listener: Listener): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** The field that has the focus now. */
export function enterField(at: () => FieldAt): void {
  focused = at
}

/** That field has lost the focus, or is gone; false where another one has the focus already. */
export function leaveField(at: () => FieldAt): boolean {
  if (focused !== at) return false
  focused = null
  return true
}

const isShown = ({ draft, read }: Kept, post: PostAnalysis): boolean =>
  [draft.before, draft.after].includes(read(post))

/** Whether a field still shows its draft: the text of its post says what it said then. */
function stands(one: Kept): boolean {
  const { current } = useAnalysis.getState()
  return current?.id === one.post ? isShown(one, current) : one.stood
}

const isInFront = ({ post }: Kept): boolean => post === activePost()?.id

function takeBack(one: Kept): void {
  kept.delete(keyOf(one))
  takenBack = [...takenBack, { ...one, doc: activePost()?.editor.doc ?? one.doc }]
  for (const listener of listeners) listener(one, null)
}

/** The field with the focus says again what the text says; false where it does already. */
export function takeFocusedBack(): boolean {
  flushPaintTasks()
  const one = focused === null ? undefined : kept.get(keyOf(focused()))
  if (one === undefined || !isInFront(one) || !stands(one)) return false
  takeBack(one)
  return true
}

/**
 * What undo in the form takes back before any change of the text: what the field with the focus shows, or what could not
 * be written last, if nothing was changed since. False where there is no such thing.
 */
export function undoDraft(): boolean {
  if (takeFocusedBack()) return true
  const last = [...kept.values()].filter(isInFront).findLast(stands)
  if (last === undefined || !last.doc.eq(activePost()?.editor.doc ?? last.doc)) return false
  takeBack(last)
  return true
}

/**
 * What redo in the form brings again: what was taken back last, once the text is what it was then. False where there is
 * no such thing.
 */
export function redoDraft(): boolean {
  const last = takenBack.findLast(isInFront)
  if (last === undefined || !last.doc.eq(activePost()?.editor.doc ?? last.doc)) return false
  takenBack = takenBack.filter(one => one !== last)
  kept.set(keyOf(last), last)
  for (const listener of listeners) listener(last, last.draft)
  return true
}

/** Something that fields show and that is not in the text of their post. */
export interface LeftOut extends FieldAt {
  readonly post: PostId
  readonly typed: string
  /** Why it cannot be written, as a sentence. */
  readonly error: string
  /** The field has the focus: the writer may not be through with it. */
  readonly isFocused: boolean
}

/** What fields of these posts show that is not in the text, in the order in which it was typed. */
export function leftOut(posts: readonly PostId[]): readonly LeftOut[] {
  const own = focused === null ? null : keyOf(focused())
  return [...kept.values()].flatMap(one => {
    const { scope, path, post, draft } = one
    if (!posts.includes(post) || draft.error === null || !stands(one)) return []
    return [{ scope, path, post, typed: draft.typed, error: draft.error, isFocused: keyOf(one) === own }]
  })
}
