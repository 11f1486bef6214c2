/**
 * Posts from strangers (design: attacks 1 to 29): shown in the real app, none may
 * run a script, send a request but for thumbnails, open a window, navigate, change
 * a file or keep the window from answering; and exported, none may do so in a browser.
 */
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Page } from '@playwright/test'
import { postsPanel } from './pages/posts.ts'
import { previewPane } from './pages/side.ts'
import { type RunningApp, root } from './support/app.ts'
import { openInBrowser } from './support/exported-file.ts'
import { answerMessageBoxes, answerSaveDialog, catchExternalLinks, chooseMenuItem } from './support/native.ts'
import { expect, test } from './support/test.ts'
import { recordRequests } from './support/traffic.ts'

const ownPages = /^recap-(?:app:\/\/window|preview:\/\/frame|media:\/\/[\da-f]+)\//
/** The only ones that may be asked before a click: pictures of videos, by main, for its cache. */
const thumbnails =
  /^(?:recap-thumb:\/\/(?:youtube|vimeo)\/|https:\/\/i\.ytimg\.com\/vi\/[\w-]{11}\/\w+\.jpg$|https:\/\/vimeo\.com\/api\/oembed\.json\?)/
const answersWithin = 1_000

/** Names and contents of all files below a folder, as one number. */
function fingerprint(folder: string): string {
  const hash = createHash('sha256')
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort()) {
    const file = join(folder, name)
    hash.update(name)
    if (statSync(file).isFile()) hash.update(readFileSync(file))
  }
  return hash.digest('hex')
}

/** How long the window takes to run a script of ours and to paint. */
async function answerTime(window: Page): Promise<number> {
  const asked = performance.now()
  await window.evaluate(() => new Promise(resolve => requestAnimationFrame(() => setTimeout(resolve))))
  return performance.now() - asked
}

/**
 * Waits for a state, and sees that the window answers at any time until then. The window asks itself, twenty times a
 * second: asked from here without a pause, it and whoever asks would fill both processors.
 */
async function answersUntil(window: Page, name: string, isReached: () => Promise<boolean>): Promise<void> {
  const longest = await window.evaluateHandle(() => {
    const found = { milliseconds: 0, isOver: false }
    let answered = performance.now()
    const ask = () => requestAnimationFrame(() => setTimeout(hear))
    const hear = () => {
      const now = performance.now()
      found.milliseconds = Math.max(found.milliseconds, now - answered)
      answered = now
      if (!found.isOver) setTimeout(ask, 50)
    }
    ask()
    return found
  })
  await expect.poll(isReached, { timeout: 90_000, intervals: [100] }).toBe(true)
  // What the window has not answered yet counts.
  await answerTime(window)
  const milliseconds = await longest.evaluate(found => {
    found.isOver = true
    return found.milliseconds
  })
  expect.soft(milliseconds, `the window answers: ${name}`).toBeLessThan(answersWithin)
}

/** What scripts of these posts leave behind where they ran. */
async function traces(window: Page): Promise<readonly string[]> {
  const found: string[] = []
  for (const frame of window.frames()) {
    const trace = await frame
      .evaluate(() =>
        '__hacked' in globalThis ? 'a script ran' : document.title === 'hacked' ? 'renamed' : null
      )
      .catch(() => null)
    if (trace !== null) found.push(`${frame.url()}: ${trace}`)
  }
  return found
}

/** Exports the page as HTML; false where the window says that it cannot be. */
async function isExported({ app, window }: RunningApp, file: string): Promise<boolean> {
  await answerSaveDialog(app, file)
  await chooseMenuItem(app, 'File', 'As HTML…')
  const refused = window.getByText(
    /This page cannot be written to a file\.|There is no page of the text as it is now/
  )
  await expect
    .poll(async () => existsSync(file) || (await refused.count()) > 0, { timeout: 30_000 })
    .toBe(true)
  return existsSync(file)
}

/** Presses everything in the preview that could be pressed, with each button of the mouse. */
async function pressEverything(window: Page): Promise<void> {
  await previewPane(window).body.evaluate(body => {
    const all = body.querySelectorAll('a, area, summary, label, input, svg a, [tabindex], [onclick]')
    for (const target of all) {
      for (const [name, button] of [
        ['click', 0],
        ['auxclick', 1],
        ['click', 0]
      ] as const)
        target.dispatchEvent(
          new MouseEvent(name, { bubbles: true, cancelable: true, button, ctrlKey: name === 'auxclick' })
        )
      target.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true }))
      target.dispatchEvent(new PointerEvent('pointerover', { bubbles: true }))
      target.dispatchEvent(new FocusEvent('focus'))
    }
  })
}

test('hostile posts do nothing, shown or in an exported file', async ({ copy, folder: scratch, launch }) => {
  test.setTimeout(420_000)
  const folder = copy(join(root, 'e2e', 'fixtures', 'hostile'))
  // A file that no post may bring along.
  writeFileSync(join(scratch, 'secret.png'), 'a secret')
  const before = fingerprint(folder)
  const running = await launch({ open: folder, switches: ['--host-resolver-rules=MAP * ~NOTFOUND'] })
  const { app, window, complaints } = running
  // The policies refuse out loud, and pictures that are none are not found.
  complaints.expect(/Content Security Policy|Failed to load resource|Unsafe attempt to load URL/)
  const scriptsRefused: string[] = []
  window.on('console', message => {
    if (/inline script|inline event handler|javascript: URL|load the script|TrustedHTML/.test(message.text()))
      scriptsRefused.push(message.text())
  })
  const requests = await recordRequests(app)
  const opened = await catchExternalLinks(app)
  await answerMessageBoxes(app, 0)
  const posts = postsPanel(window)
  const preview = previewPane(window)
  const count = readdirSync(folder).length
  await expect(posts.rows).toHaveCount(count)
  const windowTitle = await window.title()
  let exported = 0

  for (let index = 0; index < count; index += 1) {
    const row = posts.rows.nth(index)
    const title = (await row.locator('.post-title').textContent()) ?? ''
    await test.step(title, async () => {
      await requests.clear()
      await row.click()
      const heading = preview.frame.locator('.recap-title')
      const failure = window.locator('.preview-failure')
      await expect
        .poll(async () => ((await failure.count()) > 0 ? title : await heading.textContent()), {
          timeout: 30_000
        })
        .toBe(title)
      expect.soft(await answerTime(window), `the window answers: ${title}`).toBeLessThan(answersWithin)
      const file = join(scratch, `${index}.html`)
      if ((await failure.count()) === 0 && (await isExported(running, file))) {
        exported += 1
        expect(readFileSync(file, 'utf8')).not.toContain(Buffer.from('a secret').toString('base64'))
        const page = await openInBrowser(app, file)
        expect(page).toMatchObject({ asked: [], hacked: false, scripts: 0, frames: 0, handlers: false })
      }
      await pressEverything(window)
      expect.soft(await answerTime(window), `the window answers: ${title}`).toBeLessThan(answersWithin)
      expect(await traces(window)).toEqual([])
      const foreign = (await requests.list()).filter(url => !ownPages.test(url) && !thumbnails.test(url))
      expect(foreign, 'requests').toEqual([])
      expect(app.windows()).toHaveLength(1)
      expect(window.url()).toBe('recap-app://window/index.html')
      expect(window.frames().map(frame => frame.url())).toEqual([
        'recap-app://window/index.html',
        'recap-preview://frame/index.html'
      ])
      expect(await window.title(), 'the window is named by its post').not.toBe('hacked')
    })
  }
  expect(exported).toBeGreaterThan(20)
  // The policy is the second wall: nothing may have come as far as that.
  expect(scriptsRefused).toEqual([])
  for (const url of await opened()) expect(url).toMatch(/^(?:https?|mailto):/)
  expect(fingerprint(folder), 'files').toBe(before)
  expect(existsSync('/tmp/hacked')).toBe(false)
  expect(windowTitle).not.toBe('')
})

test('pictures of other websites are loaded where the writer allows them, and only pictures', async ({
  copy,
  launch
}) => {
  const folder = copy(join(root, 'e2e', 'fixtures', 'hostile', '28-trackers'))
  const { app, window, complaints } = await launch({ open: join(folder, 'index.md') })
  complaints.expect(/Content Security Policy|Failed to load resource/)
  const requests = await recordRequests(app)
  await window.getByRole('button', { name: 'Show in this folder' }).click()
  const asked = async () =>
    (await requests.list()).filter(url => !ownPages.test(url) && !thumbnails.test(url))
  await expect.poll(asked, { timeout: 30_000 }).toContain('https://tracker.example/28.gif')
  for (const url of await asked())
    expect(url).not.toMatch(/28-(?:video|audio|track|lowsrc|longdesc|use|cite|q|attribution|body|input|fill)/)
})

test('templates that do harm keep neither the window nor the next post from working', async ({
  copy,
  launch
}) => {
  test.setTimeout(420_000)
  const site = copy(join(root, 'e2e', 'fixtures', 'hostile-templates'))
  const before = fingerprint(site)
  const { app, window, complaints } = await launch({
    open: site,
    switches: ['--host-resolver-rules=MAP * ~NOTFOUND']
  })
  complaints.expect(/Content Security Policy|Failed to load resource/)
  const requests = await recordRequests(app)
  const posts = postsPanel(window)
  const preview = previewPane(window)
  const calm = async () => {
    await posts.open('A post that does no harm')
    await expect(preview.body).toContainText('must still be shown after any of the others', {
      timeout: 60_000
    })
  }
  await calm()
  const names = (await posts.list.locator('.post-title').allTextContents()).filter(
    name => !name.includes('no harm')
  )
  expect(names).toHaveLength(6)
  for (const name of names) {
    await test.step(name, async () => {
      await posts.open(name)
      const shown = preview.frame.locator('.recap-title')
      const failure = window.locator('.preview-failure')
      const settled = async () => (await failure.count()) > 0 || (await shown.textContent()) === name
      await answersUntil(window, name, settled)
      expect(await preview.body.textContent()).not.toMatch(/root:.*:0:0:/)
      await calm()
    })
  }
  const foreign = (await requests.list()).filter(url => !ownPages.test(url) && !thumbnails.test(url))
  expect(foreign).toEqual([])
  expect(fingerprint(site)).toBe(before)
})

test('a page without end is closed, and the next one opens', async ({ folder, launch }) => {
  test.setTimeout(180_000)
  const files = {
    'hugo.toml': '',
    'layouts/_shortcodes/crowd.html': '{{ range seq 450 }}{{ range seq 2000 }}<b>x</b>{{ end }}{{ end }}',
    'content/crowd/index.md': '---\ntitle: A crowd\n---\n\n{{< crowd >}}\n',
    'content/calm/index.md': '---\ntitle: A calm one\n---\n\nNothing happens here.\n'
  }
  const site = join(folder, 'site')
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(site, name)), { recursive: true })
    writeFileSync(join(site, name), text)
  }
  const { window } = await launch({ open: site })
  const posts = postsPanel(window)
  await posts.open('A crowd')
  const closed = window.getByText('This post keeps the preview busy without end')
  await answersUntil(window, 'A crowd', async () => (await closed.count()) > 0)
  await posts.open('A calm one')
  await expect(previewPane(window).body).toContainText('Nothing happens here.')
})
