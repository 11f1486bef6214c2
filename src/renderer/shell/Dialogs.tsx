import { useDialogs } from '../state/dialogs.ts'
import { CloseDialog, Comparison, VersionsDialog, WorkbenchDialogs } from './later-parts.tsx'

/** What stands in front of the desk, where something does. */
export function Dialogs() {
  const { closing, comparing, lookingBack, workbench } = useDialogs()
  return (
    <>
      {closing && <CloseDialog />}
      {comparing && <Comparison />}
      {lookingBack && <VersionsDialog />}
      {workbench && <WorkbenchDialogs />}
    </>
  )
}
