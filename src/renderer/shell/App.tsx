import { lazy, Suspense, useEffect } from 'react'
import { useComparison } from '../state/comparison.ts'
import { openDropped } from '../state/opening.ts'
import { useVersions } from '../state/versions.ts'
import { useWorkbenchDialog } from '../state/workbench-dialog.ts'
import { useWorkspace } from '../state/workspace.ts'
import { isLinkFileForVideos } from '../workbench/link-files.ts'
import { CloseDialog } from './CloseDialog.tsx'
import { Desk } from './Desk.tsx'
import { useShortcuts } from './use-shortcuts.ts'
import { Welcome } from './Welcome.tsx'

// Both need the comparing editor, which no start should wait for.
const Comparison = lazy(async () => ({ default: (await import('./Comparison.tsx')).Comparison }))
const VersionsDialog = lazy(async () => ({
  default: (await import('../history/VersionsDialog.tsx')).VersionsDialog
}))

const WorkbenchDialogs = lazy(async () => ({
  default: (await import('../workbench/WorkbenchDialogs.tsx')).WorkbenchDialogs
}))

/** The window: the welcome screen until a folder is open, then the desk. */
export function App() {
  const started = useWorkspace(state => state.started)
  const open = useWorkspace(state => state.folder !== null)
  const comparing = useComparison(state => state.compared !== null)
  const workbench = useWorkbenchDialog(state => state.dialog !== null)
  const lookingBack = useVersions(state => state.id !== null)
  useDroppedFiles()
  useShortcuts()
  if (!started) return null
  return (
    <>
      {open ? <Desk /> : <Welcome />}
      <CloseDialog />
      <Suspense>
        {comparing && <Comparison />}
        {lookingBack && <VersionsDialog />}
        {workbench && <WorkbenchDialogs />}
      </Suspense>
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
