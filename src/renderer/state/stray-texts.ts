/** Unsaved text of folders that cannot be opened: saved elsewhere, or given up. */
import type { FileFailure } from '#shared/content.ts'
import type { StrayText } from '#shared/recovery.ts'
import type { Result } from '#shared/result.ts'
import { recap } from '../api/recap.ts'
import { showNotice, useWorkspace } from './workspace.ts'

export async function saveStray(stray: StrayText): Promise<void> {
  const saved = await recap.saveStray(stray.folder, stray.id)
  if (saved.ok && saved.value === null) return
  if (saved.ok && saved.value !== null) {
    const left = stray.refused.map(typed => `“${typed}”`).join(', ')
    const without = left === '' ? '' : `. Not in it, since it cannot be written: ${left}`
    showNotice(`The text is at ${saved.value.path}${without}`, 'plain')
  }
  settle(stray, saved)
}

export async function discardStray(stray: StrayText): Promise<void> {
  const discarded = await recap.discardStray(stray.folder, stray.id)
  if (discarded.ok)
    showNotice(
      'The text is among the earlier versions now: Help › Show the folder of earlier versions.',
      'plain'
    )
  settle(stray, discarded)
}

function settle(stray: StrayText, result: Result<unknown, FileFailure>): void {
  if (!result.ok) showNotice(result.error.message)
  else useWorkspace.setState(({ strays }) => ({ strays: strays.filter(other => other !== stray) }))
}
