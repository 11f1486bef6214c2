/** Commands that go to a part of the window: it is shown, and gets the focus once it is there. */
import { create } from 'zustand'
import type { EditorHandle } from '../editor/index.ts'
import { focusComingText } from './coming-post.ts'
import { changeLayout, narrowBelow, useLayout, useNarrowView } from './layout.ts'
import { connectEditor, mountedEditor, useOpenPosts } from './open-posts.ts'
import { useWorkspace } from './workspace.ts'

/** A part that takes the focus itself; the text is the editor's. */
export type Part = 'posts' | Side
export type Side = 'preview' | 'videos' | 'details' | 'problems'

/** The part that is to get the focus; null once it has it. */
export const usePartFocus = create<{ readonly wanted: Part | null }>(() => ({ wanted: null }))

/** Shows a part of the side panel; the focus stays where it is. */
export function showSide(side: Side): void {
  changeLayout({ sideTab: side, sideVisible: true })
  useNarrowView.setState({ text: false })
}

/** Shows a part of the side panel and puts the focus into it. */
export function goToSide(side: Side): void {
  showSide(side)
  // Without a post there is no side panel: the wish must not be granted when one is opened.
  if (useOpenPosts.getState().active !== null) usePartFocus.setState({ wanted: side })
}

/** Shows the folder's posts and puts the focus into their list. */
export function goToPosts(): void {
  // The welcome screen has no list: the wish must not be granted when a folder is opened.
  if (useWorkspace.getState().folder === null) return
  if (window.innerWidth < narrowBelow) useNarrowView.setState({ posts: true })
  else if (!useLayout.getState().libraryVisible) changeLayout({ libraryVisible: true })
  usePartFocus.setState({ wanted: 'posts' })
}

/** The writer goes on elsewhere: a part that is not there yet must not take the focus from that later. */
export function dropWish(): void {
  if (usePartFocus.getState().wanted !== null) usePartFocus.setState({ wanted: null })
}

/** Puts the focus into the text, before the next key: that is meant for it. It may be that of a post that is to come. */
export function goToText(): void {
  dropWish()
  if (focusComingText()) {
    useNarrowView.setState({ text: true, posts: false })
    return
  }
  showText(() => {
    const editor = mountedEditor()
    // The next key replaces what is selected, or writes at the cursor: that is seen before.
    editor?.scrollToOffset(editor.getState().selection.main.head)
  })
}

/**
 * What is answered puts the focus where a writer begins, in the text, or among the posts where none is in front: unless
 * somebody has it, it is wished for elsewhere, or the pointer was pressed since.
 */
export function startFocus(): () => void {
  let isPressed = false
  const press = () => {
    isPressed = true
  }
  document.addEventListener('pointerdown', press, { capture: true, once: true })
  return () => {
    if (isPressed || document.activeElement !== document.body || usePartFocus.getState().wanted !== null)
      return
    if (useOpenPosts.getState().active !== null) mountedEditor()?.focus()
    else if (useLayout.getState().libraryVisible) usePartFocus.setState({ wanted: 'posts' })
  }
}

/** Brings the text to the front, with the focus. */
function showText(focused: () => void): void {
  useNarrowView.setState({ text: true, posts: false })
  const focus = (): boolean => {
    const editor = mountedEditor()
    editor?.focus()
    focused()
    return editor?.view.hasFocus ?? false
  }
  // In a narrow window the text is a tab, and cannot have the focus before that is in front. A key press draws
  // what it changes as soon as its listeners are through.
  queueMicrotask(() => {
    if (!focus()) requestAnimationFrame(focus)
  })
}

/** Whether the editor that was taken away last had the focus. */
let textHadFocus = false

/**
 * An editor was put into the page, or is about to be taken away (null). One that takes another's place, since a window
 * that becomes narrow has it elsewhere, comes to the front with its focus: whoever types meanwhile goes on.
 */
export function editorMounted(editor: EditorHandle | null): void {
  if (editor === null) {
    const view = mountedEditor()?.view
    textHadFocus = view !== undefined && view.root.activeElement === view.contentDOM
  }
  connectEditor(editor)
  if (editor === null) return
  if (textHadFocus && document.activeElement === document.body) showText(() => {})
  textHadFocus = false
}
