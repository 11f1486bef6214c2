/**
 * Pictures of the window for people to look at. They land in test-results/screenshots; with
 * RECAP_KEEP_SCREENSHOTS set, those that the README shows are kept in docs/.
 */
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { postsPanel } from './pages/posts.ts'
import { problemsPanel } from './pages/problems.ts'
import { detailsPanel, previewPane, videosPanel } from './pages/side.ts'
import { sourceEditor } from './pages/source.ts'
import { root } from './support/app.ts'
import { sampleSite } from './support/corpus.ts'
import { answerOpenDialog, chooseMenuItem, resizeWindow } from './support/native.ts'
import { expect, test } from './support/test.ts'
import { entryBlocks } from './support/texts.ts'

const shown = new Set(['main-light', 'main-dark', 'workbench'])

async function picture(window: Page, name: string): Promise<void> {
  await window.evaluate(() => document.fonts.ready.then(() => undefined))
  const image = await window.screenshot({ animations: 'disabled' })
  // A window that shows nothing compresses to next to nothing.
  expect(image.byteLength).toBeGreaterThan(8_000)
  const folders = [join(root, 'test-results', 'screenshots')]
  if (process.env.RECAP_KEEP_SCREENSHOTS !== undefined && shown.has(name)) folders.push(join(root, 'docs'))
  for (const folder of folders) {
    mkdirSync(folder, { recursive: true })
    writeFileSync(join(folder, `${name}.png`), image)
  }
}

test('the welcome screen', async ({ launch }) => {
  const { window, app } = await launch()
  await resizeWindow(app, 1200, 760)
  await expect(window.getByRole('button', { name: 'Open folder' })).toBeVisible()
  await picture(window, 'welcome')
})

test('the main window, light, dark, wide and narrow', async ({ copy, launch }) => {
  const { window, app } = await launch({ open: copy(sampleSite) })
  await resizeWindow(app, 1440, 900)
  await postsPanel(window).open('Eleven films, one night')
  const preview = previewPane(window)
  await expect(preview.videos).toHaveCount(11, { timeout: 60_000 })
  await sourceEditor(window).cursorAfter('{{< youtube')
  await expect(sourceEditor(window).box).toContainText('{{< youtube')
  await picture(window, 'main-light')
  await window.emulateMedia({ colorScheme: 'dark' })
  await videosPanel(window).show()
  await expect(videosPanel(window).items).toHaveCount(11)
  await picture(window, 'main-dark')
  await detailsPanel(window).show()
  await picture(window, 'details-dark')
  await window.emulateMedia({ colorScheme: 'light' })
  await resizeWindow(app, 1800, 1000)
  await expect(preview.videos.first()).toBeVisible()
  await picture(window, 'wide-light')
  await resizeWindow(app, 720, 900)
  await expect(window.getByRole('tab', { name: 'Text' })).toBeVisible()
  await picture(window, 'narrow-text')
  await window.getByRole('tab', { name: 'Preview' }).click()
  await picture(window, 'narrow-preview')
})

test('two error states', async ({ folder, launch }) => {
  writeFileSync(
    join(folder, 'evening.md'),
    '---\ntitle: "An evening of films\ndate: 2024-06-14\n---\n\n## First\n\n{{< yotube "aqz-KE-bpKQ" >}}\n'
  )
  const { window, app } = await launch({ open: join(folder, 'evening.md') })
  await resizeWindow(app, 1280, 800)
  await detailsPanel(window).show()
  await expect(detailsPanel(window).region.getByRole('note')).toBeVisible()
  await picture(window, 'error-front-matter')
  await sourceEditor(window).cursorAfter('An evening of films')
  await sourceEditor(window).type('"')
  await previewPane(window).show()
  await expect(window.getByRole('region', { name: 'Preview of the post' })).toContainText(/yotube/, {
    timeout: 60_000
  })
  await picture(window, 'error-shortcode')
})

test('the preview, as a phone, a tablet and a desktop show it, in the site’s style, and without a network', async ({
  copy,
  launch
}) => {
  const site = copy(sampleSite)
  const { window, app } = await launch({ open: site, switches: ['--host-resolver-rules=MAP * ~NOTFOUND'] })
  await resizeWindow(app, 1440, 900)
  await postsPanel(window).open('Eleven films, one night')
  const preview = previewPane(window)
  await expect(preview.videos).toHaveCount(11, { timeout: 60_000 })
  await sourceEditor(window).cursorAfter('On the second Friday')
  await window.getByRole('button', { name: 'Preview options' }).click()
  await expect(window.getByRole('menu')).toBeVisible()
  await picture(window, 'preview-menu')
  await window.keyboard.press('Escape')
  for (const width of ['Phone', 'Tablet', 'Desktop']) {
    await chooseMenuItem(app, 'View', width)
    await expect(window.getByText(width, { exact: true })).toBeVisible()
    await picture(window, `preview-${width.toLowerCase()}`)
  }
  await chooseMenuItem(app, 'View', 'As wide as its panel')
  await chooseMenuItem(app, 'View', 'Larger')
  await window.emulateMedia({ colorScheme: 'dark' })
  await sourceEditor(window).cursorAfter('{{< youtube')
  await picture(window, 'preview-larger-dark')
  await chooseMenuItem(app, 'View', 'Actual size')
  await window.emulateMedia({ colorScheme: 'light' })
  await answerOpenDialog(app, [join(site, 'assets', 'css', 'site.css')])
  await chooseMenuItem(app, 'View', 'A style sheet of the site…')
  await expect(preview.frame.locator('html')).toHaveAttribute('data-site-style')
  await picture(window, 'preview-site-style')
  await chooseMenuItem(app, 'View', 'Recap Desk’s own style')
  await preview.videos.first().click()
  await expect(preview.frame.getByText('could not be loaded')).toBeVisible()
  await picture(window, 'preview-offline')
  await resizeWindow(app, 1800, 1000)
  await picture(window, 'preview-wide')
})

test('problems of a post and of a folder, light, dark and narrow', async ({ folder, launch }) => {
  const club = join(folder, 'film-club')
  for (let index = 0; index < 60; index += 1) {
    const name = `${String(index).padStart(2, '0')}-evening`
    mkdirSync(join(club, name), { recursive: true })
    writeFileSync(join(club, name, 'index.md'), evening(index))
  }
  const { window, app } = await launch({ open: club })
  await resizeWindow(app, 1440, 900)
  await postsPanel(window).open('Evening 59 of the film club by the harbour, in the rain')
  const problems = problemsPanel(window)
  await problems.show()
  // All of the folder's posts begin with a first-level heading: that is its habit, and no problem.
  await expect(problems.rows).toHaveCount(7)
  await picture(window, 'problems-light')
  await window.emulateMedia({ colorScheme: 'dark' })
  await problems.allPosts.click()
  await expect(problems.checked('60 posts were checked.')).toBeVisible({ timeout: 60_000 })
  await picture(window, 'problems-folder-dark')
  await videosPanel(window).show()
  await expect(window.getByRole('button', { name: 'Use https' })).toBeVisible()
  await picture(window, 'problems-form-dark')
  await window.emulateMedia({ colorScheme: 'light' })
  await resizeWindow(app, 720, 900)
  await window.getByRole('tab', { name: /^Problems/ }).click()
  await expect(problems.rows.first()).toBeVisible()
  await picture(window, 'problems-narrow')
})

/** A post that has something wrong everywhere. */
function evening(index: number): string {
  return `---
title: Evening ${index} of the film club by the harbour, in the rain
date: Mon, 30 May 2019 09:00:00 +0000
description: An evening with "Sintel" and its makers"
params:
  videoSchema:
    - title: Spring
      description: A shepherd girl and her dog
      embedUrl: https://youtu.be/WhWc3b3KhnY
      thumbnailUrl: http://i.ytimg.com/vi/WhWc3b3KhnY/maxresdefault.jpg
      uploadDate: 2019-04-04
      duration: '7:44'
    - title: Sintel
      embedUrl: https://youtu.be/eRsGyueVLvQ
      thumbnailUrl: https://i.ytimg.com/vi/eRsGyueVLvQ/maxresdefault.jpg
      uploadDate: 2010-09-30
      duration: PT14M48S
---

# The evening

It rained. See https://peach.blender.org/about for the other one.

## Spring

{{< youtube WhWc3b3KhnY >}}
`
}

test('the workbench: what does not fit, links, facts, with few videos and many', async ({
  copy,
  folder,
  launch
}) => {
  const site = copy(sampleSite)
  const post = join(site, 'content/recaps/2024/0614-eleven-films-one-night/index.md')
  const whole = readFileSync(post, 'utf8')
  const [, second = '', third = ''] = entryBlocks(whole)
  const embed = /\n\{\{< youtube "[^"]+" >\}\}\n/.exec(whole.slice(whole.indexOf('\n---\n', 4)))?.[0] ?? ''
  writeFileSync(post, whole.replace(second + third, third + second).replace(embed, ''))
  const { window, app } = await launch({ open: post })
  await resizeWindow(app, 1440, 900)
  const videos = videosPanel(window)
  await videos.show()
  await videos.region.getByRole('button', { name: 'Collapse all' }).click()
  await videos.region
    .getByRole('region', { name: 'Entries and text' })
    .getByRole('button', { expanded: false })
    .click()
  await picture(window, 'workbench')
  await window.emulateMedia({ colorScheme: 'dark' })
  await videos.videoAt(4).moveDown.click()
  await picture(window, 'workbench-offer-dark')
  await window.emulateMedia({ colorScheme: 'light' })
  await videos.videoAt(0).open()
  await picture(window, 'workbench-card')

  const links = (count: number) =>
    Array.from(
      { length: count },
      (_, at) =>
        `${at % 7 === 3 ? 'A talk with a title that goes on and on, as such titles do, until nobody remembers how it began' : `Talk ${at + 1}`} - Ana Lima, Blender\thttps://youtu.be/abcdefgh${String(at).padStart(3, '0')}`
    ).join('\n')
  const dialog = window.getByRole('dialog')
  for (const count of [1, 11, 100]) {
    await window.keyboard.press('ControlOrMeta+Shift+L')
    await dialog.getByRole('textbox', { name: 'Links' }).fill(links(count))
    await expect(dialog.getByRole('button', { name: new RegExp(`^Add ${count} video`) })).toBeVisible()
    await picture(window, `links-${count}`)
    if (count === 11) {
      await window.emulateMedia({ colorScheme: 'dark' })
      await picture(window, 'links-11-dark')
      await window.emulateMedia({ colorScheme: 'light' })
    }
    await dialog.getByRole('button', { name: 'Cancel' }).click()
  }
  await window.keyboard.press('ControlOrMeta+,')
  await dialog.getByText('Addresses', { exact: true }).click()
  for (const [name, path] of [
    ['YouTube oEmbed', 'oembed'],
    ['YouTube Data API', 'api']
  ] as const)
    await dialog.getByRole('textbox', { name, exact: true }).fill(`http://127.0.0.1:9/${path}`)
  await dialog.getByRole('textbox', { name: 'yt-dlp', exact: true }).fill(program(folder))
  await picture(window, 'settings')
  await dialog.getByRole('button', { name: 'Save' }).click()
  for (const scheme of ['light', 'dark'] as const) {
    await window.emulateMedia({ colorScheme: scheme })
    await videos.region.getByRole('button', { name: 'More for all videos' }).click()
    await window.getByRole('menuitem', { name: 'Fill in the facts…' }).click()
    await expect(dialog.getByRole('status')).toContainText('No entry lacks')
    await picture(window, `facts-complete-${scheme}`)
    await dialog.getByRole('button', { name: 'Ask about all' }).click()
    await expect(dialog.getByRole('status')).toHaveText(/values found/, { timeout: 60_000 })
    await picture(window, `facts-${scheme}`)
    await dialog.getByRole('button', { name: 'Cancel' }).click()
    await videos.region.getByRole('button', { name: 'More for all videos' }).click()
    await window.getByRole('menuitem', { name: 'What search engines read…' }).click()
    await picture(window, `structured-data-${scheme}`)
    await dialog.getByRole('button', { name: 'Close' }).click()
  }
})

test('the workbench of one video, and of a hundred that lack everything, offline', async ({
  folder,
  launch
}) => {
  const films = (count: number) => {
    const numbers = Array.from({ length: count }, (_, at) => at)
    const id = (at: number) => `abcdefgh${String(at).padStart(3, '0')}`
    const entries = numbers.map(
      at => `    - title: Film ${at + 1}\n      embedUrl: https://youtu.be/${id(at)}\n`
    )
    const sections = numbers.flatMap(at =>
      at % 9 === 4
        ? []
        : [`## ${at % 7 === 3 ? 'Another name' : `Film ${at + 1}`}\n\n{{< youtube ${id(at)} >}}\n`]
    )
    return `---\ntitle: Films ${count}\ndate: 2024-06-14\nparams:\n  videoSchema:\n${entries.join('')}---\n\n${sections.join('\n')}`
  }
  writeFileSync(join(folder, 'one.md'), films(1).replace('youtube abcdefgh000', 'youtube abcdefgh999'))
  writeFileSync(join(folder, 'hundred.md'), films(100))
  const { window, app } = await launch({ open: folder })
  await resizeWindow(app, 1440, 900)
  const videos = videosPanel(window)
  await postsPanel(window).open('Films 1')
  await videos.show()
  await expect(videos.items).toHaveCount(1)
  const dialog = window.getByRole('dialog')
  await window.keyboard.press('ControlOrMeta+,')
  await dialog.getByText('Addresses', { exact: true }).click()
  await dialog.getByRole('textbox', { name: 'YouTube oEmbed', exact: true }).fill('http://127.0.0.1:9/oembed')
  await dialog.getByRole('textbox', { name: 'yt-dlp', exact: true }).fill(program(folder, 'unreachable'))
  await dialog.getByRole('button', { name: 'Save' }).click()
  for (const count of [1, 100]) {
    await postsPanel(window).open(`Films ${count}`)
    await videos.show()
    await expect(videos.items).toHaveCount(count)
    const fits = videos.region.getByRole('region', { name: 'Entries and text' })
    // What was opened stays open for the next post.
    if (count === 1) await fits.getByRole('button', { expanded: false }).first().click()
    for (const scheme of ['light', 'dark'] as const) {
      await window.emulateMedia({ colorScheme: scheme })
      await picture(window, `reconcile-${count}-${scheme}`)
      await videos.region.getByRole('button', { name: 'More for all videos' }).click()
      await window.getByRole('menuitem', { name: 'Fill in the facts…' }).click()
      await expect(dialog.getByRole('progressbar')).toHaveAttribute('aria-valuenow', `${count}`, {
        timeout: 60_000
      })
      await picture(window, `facts-offline-${count}-${scheme}`)
      await dialog.getByRole('button', { name: 'Cancel' }).click()
    }
  }
})

/** Stands in for yt-dlp: knows every video, with another length, or reaches nobody. */
function program(folder: string, network: 'well' | 'unreachable' = 'well'): string {
  const file = join(folder, 'yt-dlp')
  writeFileSync(
    file,
    network === 'well'
      ? '#!/bin/sh\necho \'{"title": "The film as its studio calls it", "duration": 731, "upload_date": "20190404"}\'\n'
      : "#!/bin/sh\necho 'ERROR: <urlopen error [Errno -2]>' >&2\nexit 1\n"
  )
  chmodSync(file, 0o755)
  return file
}
