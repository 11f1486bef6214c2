/** The window's stores without a page. */
import { expect, it, vi } from 'vitest'
import { ok } from '#shared/result.ts'
import { bareWindow } from './testing/bare-window.ts'

const evening = '---\ntitle: An evening\n---\n\nTwo films.\n'

const pasted = 'Sintel https://youtu.be/eRsGyueVLvQ\n'

/** What is said once the pasted videos are in a post, where `found` says which of them are found there again. */
async function saidOf(found: 'all' | 'none') {
  bareWindow({
    readPost: (id: string) =>
      Promise.resolve(ok({ id, raw: evening, version: 'first', readonlyReason: null }))
  })
  vi.doMock('#core/videos/reconcile.ts', async actual => ({
    ...(await actual<object>()),
    ...(found === 'none' ? { reconcileVideos: () => ({ videos: [], unlinked: [] }) } : {})
  }))
  const { openPost } = await import('./opening.ts')
  const { addChosenVideos, openLinks } = await import('./links-dialog.ts')
  const { useWorkspace } = await import('./workspace.ts')
  const { currentText } = await import('./form-edits.ts')
  await openPost('evening.md')
  openLinks(pasted)
  addChosenVideos()
  return { text: currentText(), notice: useWorkspace.getState().notice?.message ?? null }
}

it('says what was added', async () => {
  const { text, notice } = await saidOf('all')
  expect(text).toContain('{{< youtube "eRsGyueVLvQ" >}}')
  expect(notice).toBe('Added 1 section from line 12 on, and 1 entry.')
})

it('says nothing of what is not found again', async () => {
  const { text, notice } = await saidOf('none')
  expect(text).toContain('{{< youtube "eRsGyueVLvQ" >}}')
  expect(notice).toBeNull()
})
