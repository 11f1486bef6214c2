/** What fields of the form refuse, check and mend, and that no save and no close passes over it. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { postsPanel } from './pages/posts.ts'
import { detailsPanel, videosPanel } from './pages/side.ts'
import { sourceEditor } from './pages/source.ts'
import { redo, save, saveState, undo } from './pages/window.ts'
import { sampleSite } from './support/corpus.ts'
import { chooseMenuItem } from './support/native.ts'
import { elevenFilms } from './support/shared-sites.ts'
import { smallFolder } from './support/small-folder.ts'
import { expect, type Opened, test } from './support/test.ts'
import { replaced } from './support/texts.ts'

const read = (file: string): string => readFileSync(file, 'utf8')

/** The recap of eleven films with its videos in front; `before` is its text. */
async function openFilms({ app, window, file }: Pick<Opened, 'app' | 'window' | 'file'>) {
  const videos = videosPanel(window)
  await videos.show()
  return { app, window, videos, source: sourceEditor(window), file, before: read(file) }
}

test('what cannot be written leaves nothing behind of what was typed on the way to it', async ({ open }) => {
  const { window, videos, source, file, before } = await openFilms(await open({ post: elevenFilms }))
  const duration = videos.videoAt(1).field('Duration')
  const mistype = async () => {
    await duration.click()
    await window.keyboard.press('ControlOrMeta+a')
    await duration.pressSequentially('14:4o', { delay: 60 })
    await window.keyboard.press('Tab')
    await expect(duration).toHaveAccessibleDescription(/31:26/)
    await expect(duration).toHaveValue('14:4o')
  }
  await mistype()
  await expect(saveState(window)).toHaveText('Saved')
  expect(await source.text()).toBe(before)

  // Undo in the field takes that back, and only then the step before it.
  await videos.videoAt(1).field('Title').press('End')
  await videos.videoAt(1).field('Title').pressSequentially('!')
  await expect.poll(source.text).not.toBe(before)
  const titled = await source.text()
  await mistype()
  await duration.focus()
  await undo(window)
  await expect(duration).toHaveValue('14:48')
  expect(await source.text()).toBe(titled)
  await undo(window)
  await expect.poll(source.text).toBe(before)

  // So it does where the focus went on, and Escape in the field.
  await mistype()
  await expect(duration).not.toBeFocused()
  await undo(window)
  await expect(duration).toHaveValue('14:48')
  await duration.click()
  await duration.pressSequentially('o')
  await window.keyboard.press('Escape')
  await expect(duration).toHaveValue('14:48')
  expect(await source.text()).toBe(before)

  // A save says what it leaves out.
  await mistype()
  await save(window)
  await expect(window.getByRole('status').filter({ hasText: 'Saved without “14:4o”' })).toBeVisible()
  expect(read(file)).toBe(before)

  // Mended, it is written as ever, and is one step back.
  await mistype()
  await duration.fill('14:40')
  await expect.poll(source.text).toBe(before.replace('PT14M48S', 'PT14M40S'))
})

test('no save and no close leaves out without a word what could not be written', async ({ copy, launch }) => {
  const site = copy(sampleSite)
  const file = join(site, elevenFilms)
  const before = read(file)
  const { app, window } = await launch({ open: site })
  await postsPanel(window).open('Eleven films, one night')
  const videos = videosPanel(window)
  await videos.show()
  const duration = videos.videoAt(1).field('Duration')
  await videos.videoAt(1).open()
  const said = (words: string) => window.getByRole('status').filter({ hasText: words })
  await duration.fill('14:4o')
  await duration.press('Tab')

  // Undo takes it back, redo brings it again.
  await undo(window)
  await expect(duration).toHaveValue('14:48')
  await redo(window)
  await expect(duration).toHaveValue('14:4o')
  await expect(duration).toHaveAccessibleDescription(/31:26/)

  await chooseMenuItem(app, 'File', 'Save all')
  await expect(said('Saved without “14:4o”')).toBeVisible()

  // Closing the post asks first, and leads to the field, whatever is in front.
  await detailsPanel(window).show()
  await window.keyboard.press('ControlOrMeta+w')
  const question = window.getByRole('alertdialog', { name: 'A value cannot be saved' })
  await expect(question).toContainText('“14:4o” – ')
  await question.getByRole('button', { name: 'Show it' }).click()
  await expect(duration).toBeFocused()
  await expect(duration).toHaveValue('14:4o')

  // So does closing the window, also where the post is not in front, and beside what is unsaved.
  await postsPanel(window).open('Machines and rabbits')
  await sourceEditor(window).cursorAfter('Machines')
  await sourceEditor(window).type('x')
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close())
  const both = window.getByRole('alertdialog', { name: /has unsaved changes/ })
  await expect(both).toContainText('“14:4o” – ')
  await both.getByRole('button', { name: 'Cancel' }).click()
  await save(window)
  await expect(saveState(window)).toHaveText('Saved')
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close())
  const closed = window.waitForEvent('close')
  await question.getByRole('button', { name: 'Close without it' }).click()
  await closed
  expect(read(file)).toBe(before)
})

test('what could not be written is in its field again after a kill, and where it was kept for next time', async ({
  folder,
  launch
}) => {
  const film = (title: string, id: string) =>
    `    - title: ${title}\n      embedUrl: https://youtu.be/${id}\n      views: 12\n`
  const text = `---\ntitle: Evening\nparams:\n  videoSchema:\n${film('Spring', 'WhWc3b3KhnY')}${film('Sintel', 'eRsGyueVLvQ')}---\n`
  const posts = smallFolder(join(folder, 'posts'), { 'evening.md': text })
  const first = await launch({ open: posts.path('evening.md') })
  const said = (window: Page, words: string) => window.getByRole('status').filter({ hasText: words })
  const viewsAt = (window: Page, at: number) =>
    videosPanel(window).videoAt(at).item.getByRole('textbox', { name: 'Views' })
  const views = (window: Page) => viewsAt(window, 0)
  await videosPanel(first.window).show()
  const card = videosPanel(first.window).videoAt(1)
  await viewsAt(first.window, 1).fill('many')
  await viewsAt(first.window, 1).press('Tab')
  // Also of a card that is closed and moved, whatever key it is.
  await card.toggle.click()
  await card.moveUp.click()
  await save(first.window)
  await expect(said(first.window, 'Saved without “many”')).toBeVisible()
  const moved = posts.read('evening.md')
  expect(moved).not.toBe(text)

  // A field that was only just added is kept with it.
  const details = detailsPanel(first.window)
  await details.show()
  await details.region.getByRole('button', { name: 'Add field' }).click()
  await first.window.keyboard.type('lastmod')
  await first.window.keyboard.press('Enter')
  await details.field('Lastmod').fill('soonish')
  await details.field('Lastmod').press('Tab')
  await first.window.waitForTimeout(1000)
  await first.kill()

  const second = await launch({ profile: first.profile })
  await expect(said(second.window, '2 values are back in their fields.')).toBeVisible()
  await expect(saveState(second.window)).toHaveText('Saved')
  expect(await sourceEditor(second.window).text()).toBe(moved)
  await expect(detailsPanel(second.window).field('Lastmod')).toHaveValue('soonish')
  await expect(detailsPanel(second.window).field('Lastmod')).toHaveAccessibleDescription(/date/)
  await videosPanel(second.window).show()
  await expect(views(second.window)).toHaveValue('many')
  await expect(views(second.window)).toHaveAccessibleDescription(/must be a number/)
  await undo(second.window)
  await undo(second.window)
  await expect(views(second.window)).toHaveValue('12')
  await redo(second.window)
  await expect(views(second.window)).toHaveValue('many')
  const quitting = second.quit()
  const question = second.window.getByRole('alertdialog', { name: 'A value cannot be saved' })
  await expect(question).toContainText('it is in its field again when you open this folder')
  await question.getByRole('button', { name: 'Keep for next time' }).click()
  await quitting

  const { window, quit } = await launch({ profile: first.profile })
  await videosPanel(window).show()
  await expect(views(window)).toHaveValue('many')
  await sourceEditor(window).box.focus()
  await sourceEditor(window).type('x')
  const again = quit()
  const both = window.getByRole('alertdialog', { name: /has unsaved changes/ })
  await expect(both).toContainText('it is kept for next time unless you discard it')
  await both.getByRole('button', { name: 'Discard' }).click()
  await again
  expect(posts.read('evening.md')).toBe(moved)
  const unsaved = readdirSync(join(first.profile, 'unsaved'), { recursive: true })
  expect(unsaved.filter(name => String(name).endsWith('.unsaved'))).toEqual([])
})

test('autosave says once what it leaves out, when the field is left', async ({ copy, launch }) => {
  const file = join(copy(sampleSite), elevenFilms)
  const { app, window, videos, source } = await openFilms({ ...(await launch({ open: file })), file })
  await expect(() => chooseMenuItem(app, 'File', 'After a pause in typing')).toPass()
  await videos.videoAt(1).field('Duration').fill('14:4o')
  const said = window.getByRole('status').filter({ hasText: 'Saved without “14:4o”' })
  await source.cursorAfter('Eleven films')
  await source.type(',')
  await expect(said).toBeVisible()
  await source.type(' all')
  await expect(saveState(window)).toHaveText('Unsaved changes')
  await expect(saveState(window)).toHaveText('Saved')
  await expect(said).toHaveCount(0)
})

test('a start is written as it is typed, goes without a trace, and is checked', async ({ open }) => {
  const { window, videos, source, file, before } = await openFilms(await open({ post: elevenFilms }))
  const card = videos.videoAt(1)
  await card.open()
  const start = card.item.getByRole('textbox', { name: 'Starts at' })
  const embed = '{{< youtube "eRsGyueVLvQ" >}}'
  const started = (seconds: number) =>
    replaced(before, embed, embed.replace('"eRsGyueVLvQ"', `id="eRsGyueVLvQ" start="${seconds}"`))

  // It is in the text while the field still has the focus, and a save has it.
  await start.click()
  await start.pressSequentially('1:30', { delay: 30 })
  await save(window)
  await expect.poll(() => read(file)).toBe(started(90))
  await expect(start).toHaveValue('1:30')

  // What is no moment waits in the field, and a save says so.
  await start.pressSequentially('x')
  await start.press('Tab')
  await expect(start).toHaveAccessibleDescription(/1:02:03/)
  await save(window)
  await expect(window.getByRole('status').filter({ hasText: 'Saved without “1:30x”' })).toBeVisible()

  await start.fill('20:00')
  await start.blur()
  await expect.poll(source.text).toBe(started(1200))
  await expect(card.item).toContainText('This video starts at 20:00, but lasts only 14:48.')
  await start.fill('')
  await start.blur()
  await expect.poll(source.text).toBe(before)
  await expect(start).toHaveValue('')
})

test('a link that is no video’s is mended from the text, not by a second entry', async ({ open }) => {
  const { window, videos, source, before } = await openFilms(await open({ post: elevenFilms }))
  // Each card's menu is called after its video; the tooltip stays short.
  const more = videos.region.getByRole('button', { name: 'More actions Sintel', exact: true })
  await more.hover()
  await expect(window.getByRole('tooltip')).toHaveText('More actions')
  await videos.videoAt(1).open()
  await videos.videoAt(1).field('Video link').fill('https://youtu.be/eRsG')
  const fit = videos.region.getByRole('region', { name: 'Entries and text' })
  await fit.getByRole('button', { name: '1 entry names another video than the text' }).click()
  await expect(fit).toContainText('“Sintel” is in the text, but the link of its entry is no video’s.')
  await expect(fit.getByRole('button', { name: /^Fix/ })).toHaveCount(0)
  await fit.getByRole('button', { name: 'Use the video of the text' }).click()
  await expect.poll(source.text).toBe(before)
})
