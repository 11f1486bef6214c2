/** A network folder that hangs, comes back and vanishes, under a writer who goes on typing. */
import { join } from 'node:path'
import { sourceEditor } from './pages/source.ts'
import { save, saveState } from './pages/window.ts'
import { mountRemoteFolder, type RemoteFolder } from './support/remote-folder.ts'
import { meadow, smallFolder } from './support/small-folder.ts'
import { expect, test } from './support/test.ts'

const noRemote = 'This machine does not let a test mount a FUSE folder.'
const once = meadow.replace('wet', 'wet and cold')
const twice = meadow.replace('wet', 'wet and cold and dark')

let mounted: RemoteFolder | null = null
// Before the apps are ended: none of them could be while it hangs in the folder.
test.afterEach(() => {
  mounted?.unmount()
  mounted = null
})

test('a network folder that hangs: the text is kept, the save is made when it answers again', async ({
  folder,
  launch
}) => {
  test.setTimeout(120_000)
  const remote = await mountRemoteFolder(join(folder, 'remote'), ['--delay', '5'])
  test.skip(remote === null, noRemote)
  if (remote === null) return
  mounted = remote
  const posts = smallFolder(remote.path, { 'meadow/index.md': meadow })
  const { app, window, profile, quit } = await launch({ open: posts.path('meadow/index.md') })
  const source = sourceEditor(window)
  await source.cursorAfter('wet')
  await source.type(' and cold')
  await save(window)
  await expect(saveState(window)).toHaveText('Saved')
  expect(posts.read('meadow/index.md')).toBe(once)

  await remote.hang()
  await source.type(' and dark')
  // Looking for changes must not take all the threads that work on files.
  for (let times = 0; times < 8; times += 1)
    await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.emit('focus'))
  await save(window)
  await expect(saveState(window)).toHaveText('Saving…')
  await source.type('!')
  await expect(
    window.getByRole('alert').filter({ hasText: 'the disk or network folder does not answer' })
  ).toBeVisible({ timeout: 10_000 })
  await expect(window.getByRole('alert').filter({ hasText: 'recovery folder' })).toHaveCount(0)
  remote.goOn()
  await expect(saveState(window)).toHaveText('Unsaved changes')
  expect(posts.read('meadow/index.md')).toBe(twice)

  await remote.hang()
  await source.type('!')
  const quitting = quit()
  await window.getByRole('alertdialog').getByRole('button', { name: 'Keep for next time' }).click()
  await quitting

  const again = await launch({ profile })
  const strays = again.window.getByRole('region', { name: 'Unsaved text of folders that cannot be opened' })
  await expect(strays).toContainText(remote.path, { timeout: 20_000 })
  await again.kill()
  remote.goOn()
  const third = await launch({ profile })
  await expect.poll(sourceEditor(third.window).text).toBe(meadow.replace('wet', 'wet and cold and dark!!'))
  await expect(saveState(third.window)).toHaveText('Unsaved changes')

  await remote.vanish()
  await save(third.window)
  await expect(saveState(third.window)).toContainText('the disk or network folder does not answer')
  expect(await sourceEditor(third.window).text()).toContain('dark!!')
  await third.kill()
})
