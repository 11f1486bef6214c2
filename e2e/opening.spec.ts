/** What a window opens, and how: the welcome screen, dialogs, arguments, drops, a second start. */
import { cpSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { postsPanel } from './pages/posts.ts'
import { previewPane } from './pages/side.ts'
import { sourceEditor } from './pages/source.ts'
import { saveState } from './pages/window.ts'
import { startAgain } from './support/app.ts'
import { sampleSite } from './support/corpus.ts'
import { answerOpenDialog, resizeWindow } from './support/native.ts'
import { expect, test } from './support/test.ts'

const welcome = (window: Page) => window.getByRole('main', { name: 'Recap Desk' })

test('the welcome screen opens a folder, and remembers it', async ({ copy, launch }) => {
  const site = copy(sampleSite)
  const first = await launch()
  await expect(welcome(first.window)).toBeVisible()
  await answerOpenDialog(first.app, [])
  await first.window.getByRole('button', { name: 'Open folder' }).click()
  await expect(welcome(first.window)).toBeVisible()
  await answerOpenDialog(first.app, [site])
  await first.window.getByRole('button', { name: 'Open folder' }).click()
  await expect(
    postsPanel(first.window).list.getByRole('option', { name: 'Eleven films, one night' })
  ).toBeVisible()
  await expect(first.window).toHaveTitle(/Open Reel/)
  await first.quit()

  const again = await launch({ profile: first.profile })
  await again.window
    .getByRole('button', { name: /Open Reel/ })
    .first()
    .click()
  await expect(postsPanel(again.window).rows.first()).toBeVisible()
})

test('a recent folder that is gone is said so, and can be forgotten', async ({ folder, copy, launch }) => {
  const site = copy(sampleSite)
  const first = await launch({ open: site })
  await expect(postsPanel(first.window).rows.first()).toBeVisible()
  await first.quit()
  cpSync(site, join(folder, 'moved'), { recursive: true })
  const { rmSync } = await import('node:fs')
  rmSync(site, { recursive: true })
  const { window } = await launch({ profile: first.profile })
  await window
    .getByRole('button', { name: /Open Reel/ })
    .first()
    .click()
  await expect(window.getByRole('alert')).toContainText('sample-site')
  await window.getByRole('button', { name: 'Forget Open Reel' }).click()
  await expect(window.getByRole('button', { name: 'Forget Open Reel' })).toHaveCount(0)
})

test('a Markdown file opens with its folder beside it', async ({ copy, launch }) => {
  const site = copy(sampleSite)
  const file = join(site, 'content/recaps/2023/0928-wing-it-takes-off/index.md')
  const { window } = await launch({ open: file })
  await expect(sourceEditor(window).box).toContainText('Wing It!')
  await expect(previewPane(window).videos).toHaveCount(1, { timeout: 60_000 })
})

test('a second start hands its file to the running program', async ({ copy, folder, launch }) => {
  const site = copy(sampleSite)
  const running = await launch({ open: site })
  await expect(postsPanel(running.window).rows.first()).toBeVisible()
  mkdirSync(join(folder, 'loose'))
  writeFileSync(join(folder, 'loose/evening.md'), '# An evening\n\nWith films.\n')
  const second = running.app.waitForEvent('window')
  expect(await startAgain(running, join(folder, 'loose/evening.md'))).toBe(0)
  const window = await second
  await expect(sourceEditor(window).box).toContainText('An evening')

  // The same folder again: its window comes to the front, no third one opens.
  expect(await startAgain(running, join(folder, 'loose/evening.md'))).toBe(0)
  await expect.poll(() => running.app.windows().length).toBe(2)
})

test('a folder dropped on the window opens', async ({ copy, launch }) => {
  const site = copy(sampleSite)
  const { window } = await launch()
  await expect(welcome(window)).toBeVisible()
  await window.evaluate(() => {
    const data = new DataTransfer()
    data.items.add(new File(['# No path'], 'from-the-web.md'))
    globalThis.dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }))
  })
  await expect(window.getByRole('alert')).toContainText('from this computer')
  await window.evaluate(
    path => (window as unknown as { recap: { openPath(p: string): unknown } }).recap.openPath(path),
    site
  )
  await window.reload()
  await expect(postsPanel(window).rows.first()).toBeVisible()
})

test('posts keep their unsaved text while others are shown', async ({ copy, launch }) => {
  const { window } = await launch({ open: copy(sampleSite) })
  const posts = postsPanel(window)
  const source = sourceEditor(window)
  await posts.open('Wing It! takes off in our yard')
  await source.cursorAfter('title: Wing It!')
  await source.type(' Bravo,')
  await expect(saveState(window)).toHaveText('Unsaved changes')
  await posts.open('Two llamas and a sheep')
  await expect(saveState(window)).toHaveText('Saved')
  // By then the list may say what the post says now.
  await posts.list.getByRole('option', { name: /^Wing It!/ }).click()
  await expect(saveState(window)).toHaveText('Unsaved changes')
  await expect.poll(source.text).toContain('title: Wing It! Bravo, takes off')
  await window.keyboard.press('ControlOrMeta+z')
  await expect(saveState(window)).toHaveText('Saved')
})

test('a window with unsaved posts asks before it closes', async ({ copy, launch }) => {
  const site = copy(sampleSite)
  const running = await launch({ open: site })
  const { window, app } = running
  await postsPanel(window).open('Two llamas and a sheep')
  const source = sourceEditor(window)
  await source.cursorAfter('title: Two llamas')
  await source.type(', three hats')
  await expect(saveState(window)).toHaveText('Unsaved changes')
  const closeWindow = () => app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close())
  await closeWindow()
  const dialog = window.getByRole('alertdialog')
  await expect(dialog).toContainText('has unsaved changes')
  await dialog.getByRole('button', { name: 'Cancel' }).click()
  await expect(dialog).toHaveCount(0)
  await closeWindow()
  await dialog.getByRole('button', { name: 'Keep for next time' }).click()
  await expect.poll(() => app.windows().length).toBe(0)

  const again = await launch({ open: site, profile: running.profile })
  await expect(saveState(again.window)).toHaveText('Unsaved changes')
  await expect.poll(sourceEditor(again.window).text).toContain('Two llamas, three hats and a sheep')
})

test('in a narrow window the posts stand in front of the text until the writer goes on', async ({
  copy,
  launch
}) => {
  const site = copy(sampleSite)
  const { app, window } = await launch({
    open: join(site, 'content/recaps/2024/0614-eleven-films-one-night/index.md')
  })
  const source = sourceEditor(window)
  await expect(source.box).toBeVisible()
  await resizeWindow(app, 720, 900)
  const drawer = window.locator('.drawer')
  const show = window.getByRole('button', { name: 'Show posts' })
  await show.click()
  await expect(drawer).toBeVisible()
  await window.keyboard.press('Escape')
  await expect(drawer).toHaveCount(0)
  await show.click()
  // Beside the drawer, which lies in front of the text's left part.
  await window.mouse.click(600, 500)
  await expect(drawer).toHaveCount(0)
  await show.click()
  await drawer.getByRole('option').first().click()
  await expect(drawer).toHaveCount(0)
  await expect(source.box).toBeVisible()
})
