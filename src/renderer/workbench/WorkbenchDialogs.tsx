import { useWorkbenchDialog } from '../state/workbench-dialog.ts'
import { FactsDialog } from './FactsDialog.tsx'
import { LinksDialog } from './LinksDialog.tsx'
import { SettingsDialog } from './SettingsDialog.tsx'
import { StructuredDataDialog } from './StructuredDataDialog.tsx'

const dialogs = {
  links: LinksDialog,
  facts: FactsDialog,
  'structured-data': StructuredDataDialog,
  settings: SettingsDialog
} as const

/** The workbench's dialog that is in front. */
export function WorkbenchDialogs() {
  const dialog = useWorkbenchDialog(state => state.dialog)
  if (dialog === null) return null
  const Shown = dialogs[dialog]
  return <Shown />
}
