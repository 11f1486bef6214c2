/**
 * The open posts. Each is one CodeMirror document: the only copy of its text,
 * with its own undo history and selection. The editor's view shows the state of
 * the post in front; every change, typed or made by the form, comes through here.
 */
import type { EditorState, StateEffect, Text, TransactionSpec } from '@codemirror/state'
import { create, createStore, type StoreApi, type UseBoundStore } from 'zustand'
import { splitPost } from '#core/post/split-post.ts'
import { initialSession, reduceSession, type SessionEvent, type SessionState } from '#core/session/session.ts'
import { type PostText, readFileText } from '#core/text/file-text.ts'
import type { TextEdit } from '#core/text/text-edit.ts'
import type { PostFile, PostId } from '#shared/content.ts'
import type { PostPlace } from '#shared/recovery.ts'
import {
  createEditorState,
  type EditOptions,
  type EditorHandle,
  editTransaction,
  type ParkedEditor,
  scrollTo,
  setReadOnly
} from '../editor/index.ts'
import { afterPaint, flushPaintTasks } from './after-paint.ts'
import { cspNonce } from './csp-nonce.ts'
import { siteShortcodes } from './site-shortcodes.ts'
import { endPlainNotice } from './workspace.ts'

export interface OpenPost {
  readonly id: PostId
  readonly editor: EditorState
  /** The file as it was last read or written, and how its text goes back into it. */
  readonly file: PostFile
  readonly base: PostText
  /** The document that the file holds: the text is unsaved while it differs from this one. */
  readonly savedDoc: Text
  readonly session: SessionState
  /** Where it was scrolled to when another post came to the front. */
  readonly scroll: StateEffect<unknown> | null
  /** The same for the next start: the offset of the first line in sight. */
  readonly top: number
}

interface OpenPosts {
  readonly posts: ReadonlyMap<PostId, OpenPost>
  readonly active: PostId | null
  readonly unsaved: ReadonlySet<PostId>
}

/** What holds, at every moment. */
const openPosts = createStore<OpenPosts>(() => ({ posts: new Map(), active: null, unsaved: new Set() }))

/** What components show: the same, but a key press is told them only after its own paint. */
const shownPosts = create<OpenPosts>(() => openPosts.getState())

const show = (): void => shownPosts.setState(openPosts.getState(), true)
let typing = false
openPosts.subscribe(() => {
  if (typing) afterPaint('show the open posts', show)
  else show()
})

/**
 * The open posts: as a hook what is shown, `getState` and `subscribe` at once what holds, with the letter that the
 * editor has not taken in yet.
 */
export const useOpenPosts: UseBoundStore<StoreApi<OpenPosts>> = Object.assign(
  <Selected>(selector: (state: OpenPosts) => Selected) => shownPosts(selector),
  {
    ...openPosts,
    getState: () => {
      handle?.takeIn()
      return openPosts.getState()
    }
  }
) as UseBoundStore<StoreApi<OpenPosts>>

/** Called after every change of an open post's text, with the post as it is then. */
type TextListener = (post: OpenPost) => void
const textListeners = new Set<TextListener>()

export function onTextChange(listener: TextListener): void {
  textListeners.add(listener)
}

/** The mounted editor; it shows the post in front. */
let handle: EditorHandle | null = null

/** An editor was put into the page, or is about to be taken away (null). */
export function connectEditor(mounted: EditorHandle | null): void {
  if (mounted === null) parkActive()
  handle = mounted
  const post = activePost()
  // Between the render that chose what to show first and the mounting another post can have come to the front:
  // its text must never be replaced by that of the one before.
  if (mounted !== null && post !== undefined && mounted.getState() !== post.editor) mounted.show(parked(post))
}

export const mountedEditor = (): EditorHandle | null => handle

export const postOf = (id: PostId): OpenPost | undefined => useOpenPosts.getState().posts.get(id)

export function activePost(): OpenPost | undefined {
  const { active, posts } = useOpenPosts.getState()
  return active === null ? undefined : posts.get(active)
}

/** Adds a post that was just read; its text is the file's. */
export function addPost(file: PostFile): OpenPost {
  const base = readFileText(file.raw)
  const editor = createEditorState(base.text, {
    readOnly: file.readonlyReason !== null,
    shortcodes: siteShortcodes,
    cspNonce
  })
  const post: OpenPost = {
    id: file.id,
    editor,
    file,
    base,
    savedDoc: editor.doc,
    session: initialSession(file.readonlyReason),
    scroll: null,
    top: 0
  }
  putPost(post)
  return post
}

/** Brings an open post to the front. */
export function activate(id: PostId): void {
  const post = postOf(id)
  if (post === undefined || useOpenPosts.getState().active === id) return
  // What was typed in the form belongs to the post that was in front then.
  flushPaintTasks()
  parkActive()
  useOpenPosts.setState({ active: id })
  handle?.show(parked(post))
  for (const listener of textListeners) listener(post)
}

/** How the editor is to show a post. */
export const parked = (post: OpenPost): ParkedEditor => ({ state: post.editor, scroll: post.scroll })

function parkActive(): void {
  const post = activePost()
  if (post !== undefined && handle !== null)
    putPost({ ...post, scroll: handle.park().scroll, top: topOf(post.id) })
}

/** Closes a post: its text and history are gone from the window. */
export function removePost(id: PostId): void {
  useOpenPosts.setState(state => {
    const posts = new Map(state.posts)
    posts.delete(id)
    const unsaved = new Set(state.unsaved)
    unsaved.delete(id)
    return { posts, unsaved, active: state.active === id ? null : state.active }
  })
}

/** Makes a post's text read-only, or editable again. */
export function lockPost(id: PostId, readOnly: boolean): void {
  const post = postOf(id)
  if (post === undefined || post.editor.readOnly === readOnly) return
  if (handle !== null && useOpenPosts.getState().active === id) handle.setReadOnly(readOnly)
  else editorChanged(id, post.editor.update({ effects: setReadOnly(readOnly) }).state)
}

/** Where an open post is scrolled to: the offset of the first line in sight. */
export function topOf(id: PostId): number {
  if (handle !== null && useOpenPosts.getState().active === id) return handle.topOffset()
  return postOf(id)?.top ?? 0
}

/** Puts a post back to where it was left; without a cursor that one stays where it is. */
export function placePost(id: PostId, { cursor, top }: Partial<PostPlace> & Pick<PostPlace, 'top'>): void {
  const post = postOf(id)
  if (post === undefined) return
  const at = (offset: number) => Math.min(offset, post.editor.doc.length)
  putPost({
    ...post,
    ...(cursor === undefined
      ? {}
      : { editor: post.editor.update({ selection: { anchor: at(cursor) } }).state }),
    top: at(top),
    scroll: scrollTo(at(top))
  })
}

/** Changes an open post's text by edits (offsets into its LF text), in the view when it is in front. */
export function editPost(id: PostId, edits: readonly TextEdit[], options?: EditOptions): void {
  const post = postOf(id)
  if (post === undefined || edits.length === 0) return
  if (options?.origin !== 'disk') endPlainNotice()
  if (handle !== null && useOpenPosts.getState().active === id) handle.dispatchEdits(edits, options)
  else editorChanged(id, post.editor.update(editTransaction(post.editor, edits, options)).state)
}

/**
 * Writes into an open post as typing does, at its cursor or in the place of what is selected. A cursor that nobody has
 * put anywhere stands before the front matter, where letters would end that: then they begin the body. False where the
 * post is read-only.
 */
export function typeInto(id: PostId, text: string): boolean {
  const post = postOf(id)
  if (post === undefined || post.editor.readOnly) return false
  const typed = (state: EditorState) =>
    state.update({ ...typedChange(state, text), userEvent: 'input.type', scrollIntoView: true })
  if (handle !== null && useOpenPosts.getState().active === id) handle.view.dispatch(typed(handle.getState()))
  else editorChanged(id, typed(post.editor).state)
  return true
}

function typedChange(state: EditorState, text: string): TransactionSpec {
  const { main } = state.selection
  if (!main.empty || main.head > 0) return state.replaceSelection(text)
  const whole = state.doc.toString()
  const { from } = splitPost(whole).body
  // The line end of a closing fence, and the blank line below it.
  const lead = from > 0 && whole[from - 1] !== '\n' ? '\n' : ''
  const at = from > 0 && whole[from] === '\n' ? from + 1 : from
  return { changes: { from: at, insert: lead + text }, selection: { anchor: at + lead.length + text.length } }
}

/** The view, or a change behind it, came to a new state. */
export function editorChanged(id: PostId, editor: EditorState): void {
  const post = postOf(id)
  if (post === undefined) return
  typing = true
  try {
    takeEditorState(post, editor)
  } finally {
    typing = false
  }
}

function takeEditorState(post: OpenPost, editor: EditorState): void {
  const textChanged = !editor.doc.eq(post.editor.doc)
  if (!textChanged) {
    putPost({ ...post, editor })
    return
  }
  const changed = {
    ...post,
    editor,
    session: reduceSession(post.session, { type: 'edited', differs: !editor.doc.eq(post.savedDoc) })
  }
  putPost(changed)
  for (const listener of textListeners) listener(changed)
}

/** Moves a post's save state on. */
export function sessionEvent(id: PostId, event: SessionEvent): void {
  const post = postOf(id)
  if (post !== undefined) putPost({ ...post, session: reduceSession(post.session, event) })
}

/** The file is now `file`, and `savedDoc` is what it holds. */
export function fileIsNow(id: PostId, file: PostFile, savedDoc: Text, event: SessionEvent): void {
  const post = postOf(id)
  if (post === undefined) return
  putPost({
    ...post,
    file,
    base: readFileText(file.raw),
    savedDoc,
    session: reduceSession(post.session, event)
  })
}

/** Whether the text is only here: it differs from the file's, or there is no file any more. */
export const isUnsaved = (post: OpenPost): boolean =>
  post.session.phase === 'missing' || !post.editor.doc.eq(post.savedDoc)

function putPost(post: OpenPost): void {
  useOpenPosts.setState(state => {
    const counts = isUnsaved(post)
    const posts = new Map(state.posts).set(post.id, post)
    if (state.unsaved.has(post.id) === counts) return { posts }
    const unsaved = new Set(state.unsaved)
    if (counts) unsaved.add(post.id)
    else unsaved.delete(post.id)
    return { posts, unsaved }
  })
}
