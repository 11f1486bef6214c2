import { useEffect } from 'react'
import { VersionsDialog } from '../history/VersionsDialog.tsx'
import { openDropped } from '../state/opening.ts'
import { useWorkspace } from '../state/workspace.ts'
import { CloseDialog } from './CloseDialog.tsx'
import { Comparison } from './Comparison.tsx'
import { Desk } from './Desk.tsx'
import { useShortcuts } from './use-shortcuts.ts'
import { Welcome } from './Welcome.tsx'

/** The window: the welcome screen until a folder is open, then the desk. */
export function App() {
  const started = useWorkspace(state => state.started)
  const open = useWorkspace(state => state.folder !== null)
  useDroppedFiles()
  useShortcuts()
  if (!started) return null
  return (
    <>
      {open ? <Desk /> : <Welcome />}
      <CloseDialog />
      <Comparison />
      <VersionsDialog />
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
      if (!hasFiles(event)) return
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
