/**
 * What was typed into fields of the form and could not be written. It outlives its field, which goes when the tab
 * changes, its card closes or another post comes to the front, and is there again when the field is. Undo takes it
 * back, redo brings it again; a save says what it leaves out, closing asks first, and the journal keeps it.
 */
import type { Text } from '@codemirror/state'
import type { FieldPath } from '#core/frontmatter/types.ts'
import type { PostId } from '#shared/content.ts'
import type { RefusedValue } from '#shared/recovery.ts'
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
  /** What the text said there, before and after. */
  readonly said: readonly string[]
}

/** A field of the form: whose it is (the details of a post, or one video entry wherever it moves), and its place there. */
export interface FieldAt {
  readonly scope: string
  readonly path: FieldPath
}

/** Reads a post for fields that need not be there; apart from here, since no start waits for reading texts. */
export interface FieldReader {
  /** What a post says at a field; null where it has no such place any more, undefined where that cannot be read. */
  said(post: PostAnalysis, field: FieldAt): string | null | undefined
  /** The number of the video entry of a scope; null for one that is none, or is gone. */
  videoOf(post: PostAnalysis, scope: string): number | null
  /** The scope of a video entry, or of the details (null); null for a video that the post does not have, or cannot be read. */
  scopeOf(post: PostAnalysis, video: number | null): string | null
}

interface Kept extends FieldAt {
  readonly draft: Draft
  readonly post: PostId
  /** The text at that time: a later change of it is undone first. */
  readonly doc: Text
  readonly reader: FieldReader
  /** Whether the field still showed it, when that could last be read. */
  readonly stood: boolean
  /** The number of its video, when that was last there; null for the details. */
  readonly video: number | null
  /** It came back while its video could not be read, and has no scope of that yet. */
  readonly awaitsVideo?: boolean
}

/** In the order in which they were typed. */
const kept = new Map<string, Kept>()
/** Those that were taken back, the last at the end, each with the text at that time. */
let takenBack: readonly Kept[] = []
const keyOf = ({ scope, path }: FieldAt): string => [scope, ...path].join('\n')

/** What is called with a field whose draft was taken back (null), or came again. */
type Listener = (field: FieldAt, draft: Draft | null) => void
const listeners = new Set<Listener>()

const changeListeners = new Set<(post: PostId) => void>()

/** Calls `listener` with a post when what its fields show beside the text may have changed. */
export function onDraftsChange(listener: (post: PostId) => void): void {
  changeListeners.add(listener)
}

function tellChange(post: PostId): void {
  for (const listener of changeListeners) listener(post)
}

/** Where the field stands that has the focus. */
let focused: (() => FieldAt) | null = null

/**
 * Keeps a draft with an error; any other one needs no keeping, since the text has it.
 */
export function keepDraft(field: FieldAt, draft: Draft, reader: FieldReader): void {
  const key = keyOf(field)
  kept.delete(key)
  for (const [other, { post }] of kept) if (postOf(post) === undefined) kept.delete(other)
  const post = activePost()
  takenBack = takenBack.filter(one => one.post !== post?.id && postOf(one.post) !== undefined)
  if (post === undefined) return
  if (draft.error !== null)
    kept.set(
      key,
      readAgain({ ...field, draft, post: post.id, doc: post.editor.doc, reader, stood: true, video: null })
    )
  tellChange(post.id)
}

/** With what the text of its post says now, where that is in front and can be read. */
function readAgain(one: Kept): Kept {
  const { current } = useAnalysis.getState()
  return current?.id === one.post ? readIn(one, current) : one
}

function readIn(one: Kept, post: PostAnalysis): Kept {
  // What has no scope yet stands nowhere: it keeps the number by which it will find its video.
  const said = one.awaitsVideo ? undefined : one.reader.said(post, one)
  if (said === undefined) return one
  if (said === null) return { ...one, stood: false }
  return { ...one, stood: one.draft.said.includes(said), video: one.reader.videoOf(post, one.scope) }
}

useAnalysis.subscribe(({ current }, { current: before }) => {
  if (before !== null && before.id !== current?.id) readDraftsAgain(before)
  if (current !== null) readDraftsAgain(current)
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
    if (one.scope === scope) tellChange(one.post)
  }
}

/** The writer gives up what fields of these posts show, or the posts are closed. */
export function dropDrafts(posts: readonly PostId[]): void {
  for (const [key, { post }] of kept) if (posts.includes(post)) kept.delete(key)
  takenBack = takenBack.filter(({ post }) => !posts.includes(post))
  posts.forEach(tellChange)
}

/** What the journal is to keep of a post beside its text: what its fields show that is not in it. */
export function refusedValues(post: PostId): readonly RefusedValue[] {
  return [...kept.values()].flatMap(one => {
    if (one.post !== post) return []
    const { path, video, stood, draft } = readAgain(one)
    const { error, ...values } = draft
    return stood && error !== null ? [{ ...values, error, video, path }] : []
  })
}

/**
 * Brings back what {@link refusedValues} gave, in a later life.
 *
 * @param post the text that the values were kept with
 */
export function bringBackDrafts(
  post: PostAnalysis,
  values: readonly RefusedValue[],
  doc: Text,
  reader: FieldReader
): void {
  for (const { video, path, ...draft } of values) {
    const found = reader.scopeOf(post, video)
    const scope = found ?? `video ${video} of ${post.id}`
    kept.set(keyOf({ scope, path }), {
      ...{ scope, path, draft, post: post.id, doc, reader, stood: true, video },
      awaitsVideo: found === null
    })
  }
  tellChange(post.id)
}

/** A post says something else: its fields show what could not be written only where it still says what it did. */
export function readDraftsAgain(post: PostAnalysis): void {
  const own = [...kept].filter(([, one]) => one.post === post.id)
  for (const [key, one] of own) {
    const scope = one.awaitsVideo ? one.reader.scopeOf(post, one.video) : null
    const found = scope === null ? one : { ...one, scope, awaitsVideo: false }
    if (scope !== null) kept.delete(key)
    kept.set(keyOf(found), readIn(found, post))
  }
  if (own.length > 0) tellChange(post.id)
}

/** Where fields of a scope show what is not in the text: such a field is there, whatever the text has. */
export const draftPaths = (scope: string): readonly FieldPath[] =>
  [...kept.values()].flatMap(one => (one.scope === scope && stands(one) ? [one.path] : []))

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

/** Whether a field still shows its draft: the text of its post says what it said then. */
const stands = (one: Kept): boolean => readAgain(one).stood

const isInFront = ({ post }: Kept): boolean => post === activePost()?.id

function takeBack(one: Kept): void {
  kept.delete(keyOf(one))
  takenBack = [...takenBack, { ...one, doc: activePost()?.editor.doc ?? one.doc }]
  for (const listener of listeners) listener(one, null)
  tellChange(one.post)
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
  tellChange(last.post)
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
