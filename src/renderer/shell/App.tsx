import { useEffect } from 'react'
import { useClosing } from '../state/closing.ts'
import { useComparison } from '../state/comparison.ts'
import { openDropped } from '../state/opening.ts'
import { useVersions } from '../state/versions.ts'
import { useWorkbenchDialog } from '../state/workbench-dialog.ts'
import { useWorkspace } from '../state/workspace.ts'
import { isLinkFileForVideos } from '../workbench/link-files.ts'
import { Desk } from './Desk.tsx'
import { CloseDialog, Comparison, VersionsDialog, Welcome, WorkbenchDialogs } from './later-parts.tsx'
import { useKeptFocus } from './use-kept-focus.ts'
import { useShortcuts } from './use-shortcuts.ts'

/** The window: the welcome screen until a folder is open, then the desk. */
export function App() {
  const started = useWorkspace(state => state.started)
  const open = useWorkspace(state => state.folder !== null)
  const closing = useClosing(state => state.asking !== null)
  const comparing = useComparison(state => state.compared !== null)
  const workbench = useWorkbenchDialog(state => state.dialog !== null)
  const lookingBack = useVersions(state => state.id !== null)
  useDroppedFiles()
  useShortcuts()
  useKeptFocus()
  if (!started) return null
  return (
    <>
      {open ? <Desk /> : <Welcome />}
      {closing && <CloseDialog />}
      {comparing && <Comparison />}
      {lookingBack && <VersionsDialog />}
      {workbench && <WorkbenchDialogs />}
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
