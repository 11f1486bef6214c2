/** Unsaved text whose folder, or window, is not where it was. */
import { existsSync, mkdirSync, readFileSync, renameSync } from 'node:fs'
import { join } from 'node:path'
import { postsPanel } from './pages/posts.ts'
import { sourceEditor } from './pages/source.ts'
import { saveState, welcome } from './pages/window.ts'
import { startAgain } from './support/app.ts'
import { meadow, smallFolder } from './support/small-folder.ts'
import { expect, test } from './support/test.ts'

const changed = meadow.replace('wet', 'wet and cold')

test('text of a folder that is gone is offered at the start, and comes back with the folder', async ({
  folder,
  launch
}) => {
  const posts = smallFolder(join(folder, 'posts'))
  const first = await launch({ open: posts.root })
  await postsPanel(first.window).open('A screen in the meadow')
  await sourceEditor(first.window).cursorAfter('wet')
  await sourceEditor(first.window).type(' and cold')
  await expect.poll(() => existsSync(join(first.profile, 'unsaved'))).toBe(true)
  // The promise: a second after the last key it is safe.
  await first.window.waitForTimeout(1000)
  await first.kill()
  renameSync(posts.root, `${posts.root}-unplugged`)

  const second = await launch({ profile: first.profile })
  const strays = second.window.getByRole('region', { name: 'Unsaved text of folders that cannot be opened' })
  await expect(strays).toContainText(posts.root)
  await expect(welcome(second.window).openFolder).toBeVisible()
  await second.kill()
  renameSync(`${posts.root}-unplugged`, posts.root)
  const third = await launch({ profile: first.profile })
  await expect.poll(sourceEditor(third.window).text).toBe(changed)
  await expect(saveState(third.window)).toHaveText('Unsaved changes')
  await third.kill()

  renameSync(posts.root, `${posts.root}-unplugged`)
  const fourth = await launch({ profile: first.profile })
  const target = join(folder, 'saved')
  await fourth.app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = async () => ({ canceled: false, filePath })
  }, target)
  await fourth.window.getByRole('button', { name: 'Save meadow…' }).click()
  await expect(
    fourth.window.getByRole('status').filter({ hasText: `The text is at ${target}.md` })
  ).toBeVisible()
  expect(readFileSync(`${target}.md`, 'utf8')).toBe(changed)
  await expect(
    fourth.window.getByRole('region', { name: 'Unsaved text of folders that cannot be opened' })
  ).toHaveCount(0)
  await fourth.kill()
  mkdirSync(posts.root)
  const fifth = await launch({ profile: first.profile })
  await expect(welcome(fifth.window).heading).toBeVisible()
})

test('kept text of a post that another window has open waits until it is closed there', async ({
  folder,
  launch
}) => {
  const posts = smallFolder(join(folder, 'posts'))
  const running = await launch({ open: posts.root })
  const { app, window: above } = running
  const openBelow = async () => {
    const opened = app.waitForEvent('window')
    expect(await startAgain(running, posts.path('meadow'))).toBe(0)
    return opened
  }
  const below = await openBelow()
  await postsPanel(below).rows.first().click()
  await sourceEditor(below).cursorAfter('wet')
  await sourceEditor(below).type(' and cold')
  await expect(saveState(below)).toHaveText('Unsaved changes')
  const closed = below.waitForEvent('close')
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getFocusedWindow()?.close())
  await below.getByRole('button', { name: 'Keep for next time' }).click()
  await closed

  await postsPanel(above).open('A screen in the meadow')
  await expect.poll(sourceEditor(above).text).toBe(meadow)
  const again = await openBelow()
  await expect(again.getByRole('alert')).toContainText('Unsaved text of it is kept here')
  await expect(sourceEditor(again).box).toHaveCount(0)
  await above.bringToFront()
  await above.keyboard.press('ControlOrMeta+w')
  await expect(sourceEditor(above).box).toHaveCount(0)
  await postsPanel(again).rows.first().click()
  await expect.poll(sourceEditor(again).text).toBe(changed)
  await expect(saveState(again)).toHaveText('Unsaved changes')
})
