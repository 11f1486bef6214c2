/** The preview as a file and on paper: written where the writer chooses, whole, and harmless wherever it is opened. */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { ElectronApplication, Page } from '@playwright/test'
import { postsPanel } from './pages/posts.ts'
import { previewPane } from './pages/side.ts'
import { sourceEditor } from './pages/source.ts'
import { root } from './support/app.ts'
import { sampleSite } from './support/corpus.ts'
import { answerSaveDialog, chooseMenuItem } from './support/native.ts'
import { expect, test } from './support/test.ts'
import { recordRequests } from './support/traffic.ts'

const offline = ['--host-resolver-rules=MAP * ~NOTFOUND']

async function written(file: string): Promise<string> {
  await expect.poll(() => existsSync(file), { timeout: 60_000 }).toBe(true)
  return readFileSync(file, 'utf8')
}

/**
 * Opens a file as a browser would, scripts allowed, in a session and window of its own.
 * Answers what it asked for, what it shows, and whether a script ran.
 */
async function openInBrowser(app: ElectronApplication, file: string) {
  return app.evaluate(async ({ BrowserWindow, session }, url) => {
    const own = session.fromPartition(`browser-${Math.random()}`)
    const asked: string[] = []
    own.webRequest.onBeforeRequest((details, answer) => {
      asked.push(details.url)
      answer({})
    })
    const browser = new BrowserWindow({
      show: false,
      width: 900,
      height: 700,
      webPreferences: { session: own }
    })
    await browser.loadURL(url)
    const shown = await browser.webContents.executeJavaScript(`(() => {
      for (const target of document.querySelectorAll('a, summary, input, [tabindex]')) {
        target.dispatchEvent(new MouseEvent('mouseover', { bubbles: true }))
        target.focus?.()
      }
      const pictures = [...document.images]
      return {
        title: document.title,
        text: document.body.innerText,
        pictures: pictures.length,
        loaded: pictures.filter(picture => picture.naturalWidth > 0).length,
        links: [...document.querySelectorAll('a.recap-play')].map(link => link.href),
        scripts: document.scripts.length,
        hacked: '__hacked' in globalThis || document.title === 'hacked',
        frames: document.querySelectorAll('iframe, object, embed, form, button, base, link').length,
        handlers: [...document.querySelectorAll('*')].some(node => [...node.attributes].some(({ name }) => /^on/i.test(name)))
      }
    })()`)
    browser.destroy()
    return { ...shown, asked: asked.filter(address => address !== url && !address.startsWith('data:')) }
  }, pathToFileURL(file).href)
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

test('hostile posts do nothing in an exported file', async ({ copy, folder, launch }) => {
  test.setTimeout(420_000)
  const hostile = copy(join(root, 'e2e', 'fixtures', 'hostile'))
  // A file that no post may bring along.
  writeFileSync(join(dirname(hostile), 'secret.png'), 'a secret')
  const { app, window, complaints } = await launch({ open: hostile, switches: offline })
  complaints.expect(/Content Security Policy|Failed to load resource|Unsafe attempt to load URL/)
  const posts = postsPanel(window)
  const count = readdirSync(hostile).length
  await expect(posts.rows).toHaveCount(count)
  const failure = window.locator('.preview-failure')
  let files = 0
  for (let index = 0; index < count; index += 1) {
    const row = posts.rows.nth(index)
    const title = (await row.locator('.post-title').textContent()) ?? ''
    await test.step(title, async () => {
      await row.click()
      const heading = previewPane(window).frame.locator('.recap-title')
      await expect
        .poll(async () => ((await failure.count()) > 0 ? title : await heading.textContent()), {
          timeout: 30_000
        })
        .toBe(title)
      if ((await failure.count()) > 0) return
      const file = join(folder, `hostile-${index}.html`)
      await answerSaveDialog(app, file)
      await chooseMenuItem(app, 'File', 'As HTML…')
      const refused = window.getByText(
        /This page cannot be written to a file\.|There is no page of the text as it is now/
      )
      await expect
        .poll(async () => existsSync(file) || (await refused.count()) > 0, { timeout: 30_000 })
        .toBe(true)
      if (!existsSync(file)) return
      files += 1
      expect(readFileSync(file, 'utf8')).not.toContain(Buffer.from('a secret').toString('base64'))
      const page = await openInBrowser(app, file)
      expect(page, title).toMatchObject({ asked: [], hacked: false, scripts: 0, frames: 0, handlers: false })
    })
  }
  expect(files).toBeGreaterThan(20)
})
