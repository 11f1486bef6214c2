import { useLayoutEffect, useRef } from 'react'
import './editor-fonts.css'
import './editor.css'
import './search/search-panel.css'
import { type EditorHandle, type EditorUpdate, mountEditor, type ParkedEditor } from './mount-editor.ts'

export interface EditorProps {
  /** What to show first; later posts are shown with {@link EditorHandle.show}, not by a new prop. */
  readonly initial: ParkedEditor
  readonly onUpdate: (update: EditorUpdate) => void
  /** The writer scrolled to this line; see {@link EditorHandle.scrollPlace}. */
  readonly onScroll: (line: number) => void
  /** Hands over the mounted editor; null when it is taken away. Park the post then, if it is still needed. */
  readonly onMount: (handle: EditorHandle | null) => void
}

/** The Markdown source editor. React only mounts it: no key press renders a component. */
export function Editor({ initial, onUpdate, onScroll, onMount }: EditorProps) {
  const parent = useRef<HTMLDivElement>(null)
  const latest = useRef({ initial, onUpdate, onScroll, onMount })
  latest.current = { initial, onUpdate, onScroll, onMount }

  // Before the panels around it measure themselves: the window is laid out once, with the text in it.
  useLayoutEffect(() => {
    if (!parent.current) return
    const handle = mountEditor(parent.current, {
      shown: latest.current.initial,
      onUpdate: update => latest.current.onUpdate(update),
      onScroll: line => latest.current.onScroll(line)
    })
    latest.current.onMount(handle)
    return () => {
      latest.current.onMount(null)
      handle.destroy()
    }
  }, [])

  return <div className="editor" ref={parent} />
}
