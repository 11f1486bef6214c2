import { useClosing } from './closing.ts'
import { useComparison } from './comparison.ts'
import { useVersions } from './versions.ts'
import { useWorkbenchDialog } from './workbench-dialog.ts'

/** Which dialogs stand in front of the desk. */
export function useDialogs() {
  return {
    closing: useClosing(state => state.asking !== null),
    comparing: useComparison(state => state.compared !== null),
    lookingBack: useVersions(state => state.id !== null),
    workbench: useWorkbenchDialog(state => state.dialog !== null)
  } as const
}

/** Whether one of them does: it is answered before anything else is done. */
export const isDialogShown = (): boolean =>
  useClosing.getState().asking !== null ||
  useComparison.getState().compared !== null ||
  useVersions.getState().id !== null ||
  useWorkbenchDialog.getState().dialog !== null
