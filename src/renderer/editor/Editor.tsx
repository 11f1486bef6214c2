import { type RefObject, useLayoutEffect, useRef } from 'react'
import './editor-fonts.css'
import './editor.css'
import './search/search-panel.css'
import { createEditor, type EditorHandle, type EditorUpdate, type ParkedEditor } from './create-editor.ts'

export interface EditorProps {
  /** What to show first; later posts are shown with {@link EditorHandle.show}, not by a new prop. */
  readonly initial: ParkedEditor
  readonly onUpdate: (update: EditorUpdate) => void
  /** The writer scrolled to this line; see {@link EditorHandle.scrollPlace}. */
  readonly onScroll: (line: number) => void
  /** The browser shows a letter; `takeIn` gives it to the editor, and is to be called once it is painted. */
  readonly onTyped: (takeIn: () => void) => void
  /** Hands over the mounted editor; null when it is taken away. Park the post then, if it is still needed. */
  readonly onMount: (handle: EditorHandle | null) => void
}

/** The Markdown source editor. React only mounts it: no key press renders a component. */
export function Editor(props: EditorProps) {
  const parent = useRef<HTMLDivElement>(null)
  const latest = useRef(props)
  latest.current = props

  // While what is around it is not in the page yet: it looks at the page's selection, for which the whole page would
  // be laid out, only to be laid out again with the text in it.
  const made = useRef<EditorHandle | null>(null)
  made.current ??= editorFor(latest)

  // Before the panels around it measure themselves: the window is laid out once, with the text in it.
  useLayoutEffect(() => {
    made.current ??= editorFor(latest)
    const handle = made.current
    parent.current?.append(handle.view.dom)
    latest.current.onMount(handle)
    return () => {
      latest.current.onMount(null)
      handle.destroy()
      made.current = null
    }
  }, [])

  return <div className="editor" ref={parent} />
}

const editorFor = (latest: RefObject<EditorProps>): EditorHandle =>
  createEditor({
    shown: latest.current.initial,
    onUpdate: update => latest.current.onUpdate(update),
    onScroll: line => latest.current.onScroll(line),
    onTyped: takeIn => latest.current.onTyped(takeIn)
  })
