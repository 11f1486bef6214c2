/** Disks that fail while there is unsaved text: the writer is told, and nothing closes over it. */
import { join } from 'node:path'
import { sourceEditor } from './pages/source.ts'
import { save, saveState } from './pages/window.ts'
import { mountSmallDisk, noSmallDisk, remount, unmount } from './support/small-disk.ts'
import { meadow, smallFolder } from './support/small-folder.ts'
import { expect, test } from './support/test.ts'

const changed = meadow.replace('wet', 'wet and cold')

test('what cannot be kept for next time keeps the window open', async ({ folder, launch }) => {
  const posts = smallFolder(join(folder, 'posts'))
  const profile = join(folder, 'profile')
  // Files where the folders should be: nobody can write there, not even an administrator.
  smallFolder(profile, { unsaved: 'no folder', history: 'no folder' })
  const { window, quit } = await launch({ open: posts.path('meadow/index.md'), profile })
  await sourceEditor(window).cursorAfter('wet')
  await sourceEditor(window).type(' and cold')
  const status = window.getByRole('alert').filter({ hasText: 'could not be kept in the recovery folder' })
  await expect(status).toBeVisible()
  const quitting = quit()
  const dialog = window.getByRole('alertdialog')
  await dialog.getByRole('button', { name: 'Keep for next time' }).click()
  await expect(dialog.getByRole('alert')).toContainText('The window stays open so that nothing is lost')
  await dialog.getByRole('button', { name: 'Discard' }).click()
  await expect(dialog.getByRole('alert')).toContainText('so it was not discarded')
  expect(await sourceEditor(window).text()).toBe(changed)
  await dialog.getByRole('button', { name: 'Save', exact: true }).click()
  await quitting
  expect(posts.read('meadow/index.md')).toBe(changed)
})

test('a full disk for recovery is said at once, and no longer when there is room', async ({
  folder,
  launch
}) => {
  const posts = smallFolder(join(folder, 'posts'))
  const profile = join(folder, 'profile')
  const small = join(profile, 'unsaved')
  test.skip(!mountSmallDisk(small), noSmallDisk)
  try {
    const disk = smallFolder(small, { ballast: 'x'.repeat(64 * 1024) })
    const running = await launch({ open: posts.path('meadow/index.md'), profile })
    const { window } = running
    await sourceEditor(window).cursorAfter('wet')
    await sourceEditor(window).type(' and cold')
    const status = window.getByRole('alert').filter({ hasText: 'recovery folder: the disk is full' })
    await expect(status).toBeVisible({ timeout: 1500 })
    disk.write('ballast', '')
    await expect(status).toHaveCount(0)
    await running.kill()
    const again = await launch({ open: posts.path('meadow/index.md'), profile })
    await expect.poll(sourceEditor(again.window).text).toBe(changed)
    await expect(saveState(again.window)).toHaveText('Unsaved changes')
    await again.kill()
  } finally {
    unmount(small)
  }
})

test('quitting with a disk that fails: the window stays, until the text is kept or saved', async ({
  folder,
  launch
}) => {
  const small = join(folder, 'small')
  test.skip(!mountSmallDisk(small), noSmallDisk)
  try {
    const posts = smallFolder(small)
    const { app, window, profile } = await launch({ open: posts.path('meadow/index.md') })
    await sourceEditor(window).cursorAfter('wet')
    await sourceEditor(window).type(' and cold')
    await expect(saveState(window)).toHaveText('Unsaved changes')
    remount(small, 'ro')
    const ended = new Promise(resolve => app.process().once('exit', resolve))
    await app.evaluate(({ app: electron }) => electron.quit())
    const dialog = window.getByRole('alertdialog')
    await dialog.getByRole('button', { name: 'Save', exact: true }).click()
    await expect(window.getByRole('alert').filter({ hasText: 'The window stays open' })).toBeVisible()
    await expect(saveState(window)).toContainText('the disk it lies on can only be read')
    expect(await sourceEditor(window).text()).toBe(changed)
    expect(posts.read('meadow/index.md')).toBe(meadow)
    await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close())
    await dialog.getByRole('button', { name: 'Keep for next time' }).click()
    await ended
    remount(small, 'rw')
    const again = await launch({ open: posts.path('meadow/index.md'), profile })
    await expect.poll(sourceEditor(again.window).text).toBe(changed)
    await save(again.window)
    await expect(saveState(again.window)).toHaveText('Saved')
    expect(posts.read('meadow/index.md')).toBe(changed)
    await again.kill()
  } finally {
    unmount(small)
  }
})

test('earlier versions that cannot be kept are said once, and the save goes on', async ({
  folder,
  launch
}) => {
  const posts = smallFolder(join(folder, 'posts'))
  const profile = join(folder, 'profile')
  smallFolder(profile, { history: 'no folder' })
  const { window } = await launch({ open: posts.path('meadow/index.md'), profile })
  await sourceEditor(window).cursorAfter('wet')
  await sourceEditor(window).type(' and cold')
  await save(window)
  await expect(saveState(window)).toHaveText('Saved')
  await expect(window.getByRole('alert')).toContainText(
    /The version of “.*” before this save could not be kept among the earlier versions/
  )
  await window.getByRole('button', { name: 'Dismiss' }).click()
  await sourceEditor(window).type('er')
  await save(window)
  await expect(saveState(window)).toHaveText('Saved')
  expect(posts.read('meadow/index.md')).toBe(meadow.replace('wet', 'wet and colder'))
  await expect(window.getByRole('alert')).toHaveCount(0)
})
