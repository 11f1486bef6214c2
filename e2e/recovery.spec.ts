/** What was typed survives the death of the app, of its window, and of a save. */
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { postsPanel } from './pages/posts.ts'
import { sourceEditor } from './pages/source.ts'
import { save, saveState, undo, welcome } from './pages/window.ts'
import { resizeWindow } from './support/native.ts'
import { lanterns, meadow, smallFolder } from './support/small-folder.ts'
import { expect, test } from './support/test.ts'

/** Whether the recovery folder holds unsaved text. */
function hasJournal(profile: string): boolean {
  const folder = join(profile, 'unsaved')
  if (!existsSync(folder)) return false
  return readdirSync(folder).some(name =>
    readdirSync(join(folder, name)).some(file => file.endsWith('.unsaved'))
  )
}

/** What the window says when unsaved text came back. */
const restored = (window: Page) => window.getByRole('status').filter({ hasText: 'restored' })

test('after a kill every post is open as it was: text, cursor, undo, unsaved, no question', async ({
  folder,
  launch
}) => {
  const posts = smallFolder(join(folder, 'posts'))
  const first = await launch({ open: posts.root })
  await postsPanel(first.window).open('A screen in the meadow')
  await sourceEditor(first.window).cursorAfter('wet')
  await sourceEditor(first.window).type(' and cold')
  await postsPanel(first.window).open('Lanterns by the river')
  await sourceEditor(first.window).cursorAfter('lanterns along')
  await sourceEditor(first.window).type(' both sides of')
  await expect.poll(() => hasJournal(first.profile)).toBe(true)
  // The promise: a second after the last key it is safe.
  await first.window.waitForTimeout(1000)
  await first.kill()

  const { window } = await launch({ open: posts.root, profile: first.profile })
  const source = sourceEditor(window)
  await expect.poll(source.text).toBe(lanterns.replace('lanterns along', 'lanterns along both sides of'))
  await expect(saveState(window)).toHaveText('Unsaved changes')
  await expect(restored(window)).toHaveText('Unsaved text of 2 posts was restored.')
  await expect(window.getByRole('alertdialog')).toHaveCount(0)
  await source.box.focus()
  await source.type('!')
  await expect.poll(source.text).toContain('both sides of! the water')
  // Said once: it goes as the writer goes on.
  await expect(restored(window)).toHaveCount(0)
  await undo(window)
  await undo(window)
  await expect.poll(source.text).toBe(lanterns)
  await expect(saveState(window)).toHaveText('Saved')
  await postsPanel(window).open('A screen in the meadow')
  await expect.poll(source.text).toBe(meadow.replace('wet', 'wet and cold'))
  await expect(saveState(window)).toHaveText('Unsaved changes')
  await save(window)
  await expect(saveState(window)).toHaveText('Saved')
  expect(posts.read('meadow/index.md')).toBe(meadow.replace('wet', 'wet and cold'))
  expect(posts.read('lanterns/index.md')).toBe(lanterns)
})

test('the place that was typed at is in sight again, and stays so in a lower window', async ({
  folder,
  launch
}) => {
  // A paragraph in one line, higher than the window: its start is all that can be remembered as the first line.
  const long = 'The lanterns went down the river one after the other. '.repeat(120)
  const posts = smallFolder(join(folder, 'posts'), {
    'river.md': `---\ntitle: The river\n---\n\n${long}\n\nThe end\n`
  })
  const first = await launch({ open: posts.path('river.md') })
  await sourceEditor(first.window).cursorAfter('The end')
  await sourceEditor(first.window).type(' of it')
  await expect.poll(() => hasJournal(first.profile)).toBe(true)
  await first.window.waitForTimeout(1000)
  await first.kill()

  const { app, window } = await launch({ open: posts.path('river.md'), profile: first.profile })
  await expect(restored(window)).toHaveText('Unsaved text was restored.')
  const line = window.locator('.cm-line', { hasText: 'The end of it' })
  await expect(line).toBeInViewport({ ratio: 1 })
  await resizeWindow(app, await window.evaluate(() => innerWidth), 500)
  await expect(line).toBeInViewport({ ratio: 1 })
})

test('two deaths in a row, the second before anything was typed', async ({ folder, launch }) => {
  const posts = smallFolder(join(folder, 'posts'))
  const first = await launch({ open: posts.path('meadow/index.md') })
  await sourceEditor(first.window).cursorAfter('wet')
  await sourceEditor(first.window).type(' and cold')
  await first.window.waitForTimeout(1000)
  await first.kill()
  const second = await launch({ open: posts.path('meadow/index.md'), profile: first.profile })
  await expect(saveState(second.window)).toHaveText('Unsaved changes')
  await second.kill()
  // Without an argument the folder with unsaved text is opened by itself.
  const third = await launch({ profile: first.profile })
  await expect.poll(sourceEditor(third.window).text).toBe(meadow.replace('wet', 'wet and cold'))
  await expect(saveState(third.window)).toHaveText('Unsaved changes')
})

test('the window dies, and comes back with the text', async ({ folder, launch }) => {
  const posts = smallFolder(join(folder, 'posts'))
  const { app, window, complaints } = await launch({ open: posts.root })
  complaints.expect(/crashed|Target crashed/)
  await postsPanel(window).open('A screen in the meadow')
  await sourceEditor(window).cursorAfter('wet')
  await sourceEditor(window).type(' and cold')
  await window.waitForTimeout(1000)
  await app.evaluate(({ BrowserWindow }) => {
    const pid = BrowserWindow.getAllWindows()[0]?.webContents.getOSProcessId()
    if (pid !== undefined) process.kill(pid, 'SIGKILL')
  })
  // Playwright lets go of a crashed page: what the window shows is asked through main.
  // A script that the page's death swallows never answers, so each asking has a limit.
  const inWindow = (script: string): Promise<unknown> =>
    app.evaluate(
      ({ BrowserWindow }, code) =>
        Promise.race([
          BrowserWindow.getAllWindows()[0]?.webContents.executeJavaScript(code),
          new Promise(resolve => setTimeout(resolve, 1000))
        ]),
      script
    )
  const textInWindow = `document.querySelector('.cm-content')?.cmTile?.root.view.state.doc.toString() ?? ''`
  await expect.poll(() => inWindow(textInWindow).catch(() => '')).toBe(meadow.replace('wet', 'wet and cold'))
  await expect
    .poll(() => inWindow(`document.querySelector('[aria-label="Save state"]')?.textContent`))
    .toBe('Unsaved changes')
  await expect.poll(() => inWindow('document.activeElement?.ariaLabel')).toBe('Markdown source')
})

test('a kill in the middle of a conflict leaves the conflict, and both versions', async ({
  folder,
  launch
}) => {
  const posts = smallFolder(join(folder, 'posts'))
  const first = await launch({ open: posts.path('meadow/index.md') })
  await sourceEditor(first.window).cursorAfter('wet')
  await sourceEditor(first.window).type(' and cold')
  posts.write('meadow/index.md', meadow.replace('wet', 'dry'))
  await expect(saveState(first.window)).toContainText('this file changed on disk')
  await first.window.waitForTimeout(1000)
  await first.kill()
  const { window } = await launch({ open: posts.path('meadow/index.md'), profile: first.profile })
  await expect(saveState(window)).toContainText('this file changed on disk')
  expect(await sourceEditor(window).text()).toBe(meadow.replace('wet', 'wet and cold'))
  await window.getByRole('button', { name: 'Keep mine' }).click()
  await save(window)
  await expect(saveState(window)).toHaveText('Saved')
  expect(posts.read('meadow/index.md')).toBe(meadow.replace('wet', 'wet and cold'))
})

test('closing with unsaved text: kept for next time, or discarded', async ({ folder, launch }) => {
  const posts = smallFolder(join(folder, 'posts'))
  const first = await launch({ open: posts.path('meadow/index.md') })
  await sourceEditor(first.window).cursorAfter('wet')
  await sourceEditor(first.window).type(' and cold')
  const quitting = first.quit()
  await first.window.getByRole('button', { name: 'Keep for next time' }).click()
  await quitting
  expect(posts.read('meadow/index.md')).toBe(meadow)
  const second = await launch({ open: posts.path('meadow/index.md'), profile: first.profile })
  await expect(saveState(second.window)).toHaveText('Unsaved changes')
  const again = second.quit()
  await second.window.getByRole('button', { name: 'Discard' }).click()
  await again
  expect(hasJournal(first.profile)).toBe(false)
  const third = await launch({ profile: first.profile })
  await expect(welcome(third.window).openFolder).toBeFocused()
  await third.quit()
  // The folder comes back as it was left, with the post as it was saved.
  const { window } = await launch({ open: posts.path('meadow'), profile: first.profile })
  await expect.poll(sourceEditor(window).text).toBe(meadow)
  await expect(saveState(window)).toHaveText('Saved')
  await expect(restored(window)).toHaveCount(0)
})

test('a recovery folder that cannot be written is said in the status bar', async ({ folder, launch }) => {
  const posts = smallFolder(join(folder, 'posts'))
  const profile = join(folder, 'profile')
  // A file where the folder should be: nobody can write there, not even an administrator.
  smallFolder(profile, { unsaved: 'no folder' })
  const { window } = await launch({ open: posts.path('meadow/index.md'), profile })
  await sourceEditor(window).cursorAfter('wet')
  await sourceEditor(window).type(' and cold')
  await expect(
    window.getByRole('alert').filter({ hasText: 'could not be kept in the recovery folder' })
  ).toBeVisible()
  await save(window)
  await expect(saveState(window)).toHaveText('Saved')
  await expect(window.getByRole('alert').filter({ hasText: 'recovery folder' })).toHaveCount(0)
  expect(posts.read('meadow/index.md')).toBe(meadow.replace('wet', 'wet and cold'))
})
