import { useClosing } from '../state/closing.ts'
import { useComparison } from '../state/comparison.ts'
import { useVersions } from '../state/versions.ts'
import { useWorkbenchDialog } from '../state/workbench-dialog.ts'
import { CloseDialog, Comparison, VersionsDialog, WorkbenchDialogs } from './later-parts.tsx'

/** What stands in front of the desk, where something does. */
export function Dialogs() {
  const closing = useClosing(state => state.asking !== null)
  const comparing = useComparison(state => state.compared !== null)
  const workbench = useWorkbenchDialog(state => state.dialog !== null)
  const lookingBack = useVersions(state => state.id !== null)
  return (
    <>
      {closing && <CloseDialog />}
      {comparing && <Comparison />}
      {lookingBack && <VersionsDialog />}
      {workbench && <WorkbenchDialogs />}
    </>
  )
}
