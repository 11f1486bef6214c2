import { useEffect } from 'react'
import { openDropped } from '../state/opening.ts'
import { useWorkspace } from '../state/workspace.ts'
import { isLinkFileForVideos } from '../workbench/link-files.ts'
import { Desk } from './Desk.tsx'
import { Dialogs, Tooltips, Welcome } from './later-parts.tsx'
import { useKeptFocus } from './use-kept-focus.ts'
import { useShortcuts } from './use-shortcuts.ts'

/** The window: the welcome screen until a folder is open, then the desk. */
export function App() {
  const open = useWorkspace(state => state.folder !== null)
  useDroppedFiles()
  useShortcuts()
  useKeptFocus()
  return (
    <>
      {open ? <Desk /> : <Welcome />}
      <Dialogs />
      <Tooltips />
    </>
  )
}

/** A folder or Markdown file dropped anywhere on the window opens; other things dropped do nothing there. */
function useDroppedFiles(): void {
  useEffect(() => {
    const hasFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') ?? false
    const over = (event: DragEvent) => {
      if (hasFiles(event)) event.preventDefault()
    }
    const drop = (event: DragEvent) => {
      if (!hasFiles(event) || isLinkFileForVideos(event)) return
      event.preventDefault()
      const [file] = event.dataTransfer?.files ?? []
      if (file !== undefined) void openDropped(file)
    }
    // In the capture phase, so that the editor does not take the file's content for pasted text.
    window.addEventListener('dragover', over, true)
    window.addEventListener('drop', drop, true)
    return () => {
      window.removeEventListener('dragover', over, true)
      window.removeEventListener('drop', drop, true)
    }
  }, [])
}
