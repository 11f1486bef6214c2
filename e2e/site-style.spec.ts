/** The site's own style in the preview: chosen by the writer, read from its folder only, and asking nobody. */
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Page } from '@playwright/test'
import { previewPane } from './pages/side.ts'
import { root } from './support/app.ts'
import { answerOpenDialog, answerSaveDialog, chooseMenuItem } from './support/native.ts'
import { test as base, expect } from './support/test.ts'
import { recordRequests } from './support/traffic.ts'

const css = `@import "parts/base.css";
@import url(https://tracker.example/imported.css);
@font-face { font-family: Site; src: url(../fonts/site.woff2) }
@font-face { font-family: Tracker; src: url(https://tracker.example/font.woff2) }
body { background: rgb(1, 2, 3) url(https://tracker.example/pixel.gif); font-family: Site, Tracker, serif }
h2 { background: url(../../../secret.png); color: rgb(200, 100, 50) }
h2::after { content: url("file:///etc/hostname") }
`

const test = base.extend<{ readonly site: string }>({
  site: async ({ folder }, use) => {
    const site = join(folder, 'site')
    const files: Readonly<Record<string, string | Buffer>> = {
      'hugo.toml': '',
      'content/evening/index.md':
        '---\ntitle: An evening\n---\n\n## A film\n\nIt was [fine](https://example.org/).\n',
      'static/css/site.css': css,
      'static/css/parts/base.css': 'p { color: rgb(10, 20, 30) }',
      'static/fonts/site.woff2': readFileSync(
        join(root, 'node_modules/@fontsource-variable/inter/files/inter-latin-wght-normal.woff2')
      ),
      'public/index.html': '<link rel=stylesheet href=/main.css>',
      'public/main.css': 'p { color: rgb(40, 50, 60) }',
      '../secret.png': 'a secret'
    }
    for (const [name, content] of Object.entries(files)) {
      mkdirSync(dirname(join(site, name)), { recursive: true })
      writeFileSync(join(site, name), content)
    }
    symlinkSync('/etc/hostname', join(site, 'static', 'css', 'parts', 'out.css'))
    await use(site)
  }
})

const paragraph = (window: Page) => previewPane(window).frame.getByText('It was fine.')

async function choose(window: Page, words: string): Promise<void> {
  await window.getByRole('button', { name: 'Preview options' }).click()
  await window.getByRole('menuitem', { name: words }).click()
}

test('is off until it is chosen, and remembered for the folder', async ({ site, launch }) => {
  const first = await launch({ open: join(site, 'content', 'evening', 'index.md') })
  first.complaints.expect(/Content Security Policy|Failed to load resource|Not allowed to load local/)
  await expect(paragraph(first.window)).toBeVisible({ timeout: 60_000 })
  await expect(paragraph(first.window)).not.toHaveCSS('color', 'rgb(10, 20, 30)')
  await answerOpenDialog(first.app, [join(site, 'static', 'css', 'site.css')])
  await choose(first.window, 'A style sheet of the site…')
  await expect(paragraph(first.window)).toHaveCSS('color', 'rgb(10, 20, 30)')
  await first.quit()

  const { app, window, complaints } = await launch({ open: join(site, 'content', 'evening', 'index.md') })
  complaints.expect(/Content Security Policy|Failed to load resource|Not allowed to load local/)
  await expect(paragraph(window)).toHaveCSS('color', 'rgb(10, 20, 30)', { timeout: 60_000 })
  await answerOpenDialog(app, [join(site, 'public')])
  await chooseMenuItem(app, 'View', 'The style of the built site…')
  await expect(paragraph(window)).toHaveCSS('color', 'rgb(40, 50, 60)')
  await chooseMenuItem(app, 'View', 'Recap Desk’s own style')
  await expect(paragraph(window)).not.toHaveCSS('color', 'rgb(40, 50, 60)')
  await answerOpenDialog(app, [join(site, 'hugo.toml')])
  await chooseMenuItem(app, 'View', 'A style sheet of the site…')
  await expect(window.getByText('“hugo.toml” is not a CSS file.')).toBeVisible()
})

test('asks no other website and reads nothing outside, in the preview and in a file', async ({
  site,
  folder,
  launch
}) => {
  const { app, window, complaints } = await launch({
    open: join(site, 'content', 'evening', 'index.md'),
    switches: ['--host-resolver-rules=MAP * ~NOTFOUND']
  })
  complaints.expect(/Content Security Policy|Failed to load resource|Not allowed to load local/)
  await expect(paragraph(window)).toBeVisible({ timeout: 60_000 })
  const requests = await recordRequests(app)
  await answerOpenDialog(app, [join(site, 'static', 'css', 'site.css')])
  await choose(window, 'A style sheet of the site…')
  const { frame, body } = previewPane(window)
  await expect(body).toHaveCSS('background-color', 'rgb(1, 2, 3)')
  const fonts = () =>
    body.evaluate(async () => {
      await document.fonts.ready
      return [...document.fonts].filter(font => font.status === 'loaded').map(({ family }) => family)
    })
  await expect.poll(fonts).toContain('Site')
  expect(await fonts()).not.toContain('Tracker')
  await expect(frame.getByRole('heading', { name: 'A film' })).toHaveCSS('color', 'rgb(200, 100, 50)')
  for (const url of await requests.list()) expect(url).toMatch(/^recap-(?:media|thumb|preview|app):/)

  const file = join(folder, 'evening.html')
  await answerSaveDialog(app, file)
  await chooseMenuItem(app, 'File', 'As HTML…')
  await expect(window.getByText('Written to')).toBeVisible()
  const html = readFileSync(file, 'utf8')
  expect(html).toContain('rgb(10, 20, 30)')
  expect(html).toContain('data:font/woff2')
  expect(html).not.toMatch(/tracker\.example|etc\/hostname|@import/)
  expect(html).not.toContain(Buffer.from('a secret').toString('base64'))
  for (const url of await requests.list()) expect(url).not.toContain('tracker')
})

test('a post cannot bring the sheets or fonts of a folder in by itself', async ({ site, launch }) => {
  writeFileSync(
    join(site, 'content', 'evening', 'index.md'),
    '---\ntitle: An evening\n---\n\n<style>@import url(/css/site.css); @import url("../../static/css/site.css"); p { color: rgb(9, 9, 9) }</style>\n\n<link rel="stylesheet" href="/css/site.css">\n\nIt was fine.\n'
  )
  writeFileSync(join(site, 'hugo.toml'), '[markup.goldmark.renderer]\nunsafe = true\n')
  const { window, complaints } = await launch({ open: join(site, 'content', 'evening', 'index.md') })
  complaints.expect(/Content Security Policy|Failed to load resource|Not allowed to load local/)
  await expect(paragraph(window)).toBeVisible({ timeout: 60_000 })
  await expect(previewPane(window).body).not.toHaveCSS('background-color', 'rgb(1, 2, 3)')
})
