/** The preview as a file and on paper: written where the writer chooses, whole, and harmless wherever it is opened. */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { postsPanel } from './pages/posts.ts'
import { previewPane } from './pages/side.ts'
import { sourceEditor } from './pages/source.ts'
import { sampleSite } from './support/corpus.ts'
import { openInBrowser } from './support/exported-file.ts'
import { answerSaveDialog, chooseMenuItem } from './support/native.ts'
import { expect, test } from './support/test.ts'
import { recordRequests } from './support/traffic.ts'

const offline = ['--host-resolver-rules=MAP * ~NOTFOUND']

async function written(file: string): Promise<string> {
  await expect.poll(() => existsSync(file), { timeout: 60_000 }).toBe(true)
  return readFileSync(file, 'utf8')
}

async function openRecap(window: Page, title: string): Promise<void> {
  await postsPanel(window).open(title)
  await expect(previewPane(window).frame.locator('.recap-title')).toHaveText(title, { timeout: 60_000 })
}

test('as HTML: one file with its pictures, videos as linked thumbnails, and what was typed just now', async ({
  copy,
  folder,
  launch
}) => {
  const { app, window } = await launch({ open: copy(sampleSite), switches: offline })
  await openRecap(window, 'Eleven films, one night')
  await expect(previewPane(window).videos).toHaveCount(11)
  const file = join(folder, 'evening')
  const asked = await answerSaveDialog(app, file)
  await sourceEditor(window).cursorAfter('On the second Friday in June')
  await sourceEditor(window).type(', typed a moment ago,')
  await chooseMenuItem(app, 'File', 'As HTML…')
  const html = await written(`${file}.html`)
  expect((await asked())[0]).toMatch(/0614-eleven-films-one-night\.html$/)
  await expect(window.getByText('Written to')).toBeVisible()

  expect(html.indexOf('Content-Security-Policy')).toBeLessThan(200)
  expect(html).not.toMatch(/recap-(?:media|thumb|preview):/)
  const page = await openInBrowser(app, `${file}.html`)
  expect(page.title).toBe('Eleven films, one night')
  expect(page.text).toContain('June, typed a moment ago,')
  expect(page.links).toHaveLength(11)
  for (const link of page.links) expect(link).toMatch(/^https:\/\/(?:www\.youtube\.com\/watch|vimeo\.com\/)/)
  expect(page.pictures).toBeGreaterThan(11)
  expect(page.loaded).toBe(page.pictures)
  expect(page).toMatchObject({ asked: [], scripts: 0, frames: 0, handlers: false })
})

test('as PDF, with the text in it', async ({ copy, folder, launch }) => {
  const { app, window } = await launch({ open: copy(sampleSite), switches: offline })
  await openRecap(window, 'Eleven films, one night')
  const windows = app.windows().length
  const file = join(folder, 'evening.pdf')
  await answerSaveDialog(app, file)
  await window.getByRole('button', { name: 'Preview options' }).click()
  await window.getByRole('menuitem', { name: 'Export as PDF…' }).click()
  await expect(window.getByText('Written to')).toBeVisible({ timeout: 60_000 })
  const pdf = readFileSync(file)
  expect(pdf.subarray(0, 5).toString()).toBe('%PDF-')
  expect(pdf.subarray(-6).toString()).toContain('%%EOF')
  // Links stand in a PDF as they are.
  expect(pdf.toString('latin1')).toContain('https://www.youtube.com/watch')
  expect(readdirSync(folder).filter(name => name.startsWith('.'))).toEqual([])
  expect(app.windows()).toHaveLength(windows)
})

test('on paper: a page without script of its own, not the window', async ({ copy, launch }) => {
  const { app, window } = await launch({ open: copy(sampleSite), switches: offline })
  await openRecap(window, 'Eleven films, one night')
  const printed = await app.evaluateHandle(({ app: electron }) => {
    const pages: object[] = []
    electron.on('web-contents-created', (_event, contents) => {
      contents.print = (_options, answer) => {
        const preferences = (
          contents as unknown as { getLastWebPreferences(): { javascript: boolean; sandbox: boolean } }
        ).getLastWebPreferences()
        pages.push({
          url: contents.getURL(),
          title: contents.getTitle(),
          javascript: preferences.javascript,
          sandbox: preferences.sandbox
        })
        answer?.(true, '')
      }
    })
    return pages
  })
  await chooseMenuItem(app, 'File', 'Print…')
  await expect(window.getByText('The page was given to the printer.')).toBeVisible({ timeout: 60_000 })
  expect(await printed.jsonValue()).toEqual([
    {
      url: expect.stringMatching(/^recap-paper:\/\/[-0-9a-f]+\/$/),
      title: 'Eleven films, one night',
      javascript: false,
      sandbox: true
    }
  ])
})

test('nothing is written where the writer cancels, or where Hugo cannot read the post', async ({
  copy,
  folder,
  launch
}) => {
  const { app, window } = await launch({ open: copy(sampleSite), switches: offline })
  await openRecap(window, 'Eleven films, one night')
  const cancelled = await answerSaveDialog(app, null)
  await chooseMenuItem(app, 'File', 'As HTML…')
  await expect.poll(cancelled).toHaveLength(1)
  const file = join(folder, 'broken.html')
  const asked = await answerSaveDialog(app, file)
  await sourceEditor(window).cursorAfter('On the second Friday in June')
  await sourceEditor(window).type(' {{< yotube x >}}')
  await chooseMenuItem(app, 'File', 'As HTML…')
  await expect(window.getByText('There is no page of the text as it is now')).toBeVisible({ timeout: 30_000 })
  expect(await asked()).toEqual([])
  expect(existsSync(file)).toBe(false)
})

test('pictures of other websites are in it only where the writer allows them', async ({ folder, launch }) => {
  mkdirSync(join(folder, 'posts'))
  writeFileSync(
    join(folder, 'posts', 'a.md'),
    '---\ntitle: A picture\n---\n\n![There](https://pictures.example/a.png) and text.\n'
  )
  const { app, window } = await launch({ open: join(folder, 'posts'), switches: offline })
  await openRecap(window, 'A picture')
  const requests = await recordRequests(app)
  await answerSaveDialog(app, join(folder, 'without.html'))
  await chooseMenuItem(app, 'File', 'As HTML…')
  const without = await written(join(folder, 'without.html'))
  expect(without).toContain('Picture on pictures.example')
  expect((await requests.list()).filter(url => url.includes('pictures.example'))).toEqual([])

  await window.getByRole('button', { name: 'Show in this folder' }).click()
  await expect
    .poll(async () => (await requests.list()).filter(url => url.includes('pictures.example')).length)
    .toBeGreaterThan(0)
})
