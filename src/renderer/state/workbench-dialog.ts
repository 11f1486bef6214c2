/** Which of the workbench's dialogs is in front. */
import { create } from 'zustand'

export type WorkbenchDialog = 'links' | 'facts' | 'structured-data' | 'settings'

export const useWorkbenchDialog = create<{ readonly dialog: WorkbenchDialog | null }>(() => ({
  dialog: null
}))

export function showDialog(dialog: WorkbenchDialog): void {
  useWorkbenchDialog.setState({ dialog })
}

export function closeDialog(): void {
  useWorkbenchDialog.setState({ dialog: null })
}
