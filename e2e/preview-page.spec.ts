/** How the preview's page looks: its width and zoom, its head, its code, and pictures that templates make. */
import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Page } from '@playwright/test'
import { previewPane, videosPanel } from './pages/side.ts'
import { sampleSite } from './support/corpus.ts'
import { chooseMenuItem, resizeWindow } from './support/native.ts'
import type { SharedSite } from './support/shared-apps.ts'
import { elevenFilms } from './support/shared-sites.ts'
import { expect, test } from './support/test.ts'

const files: Readonly<Record<string, string>> = {
  'hugo.toml': '[markup.highlight]\nnoClasses = false\n[markup.goldmark.renderer]\nunsafe = true\n',
  'layouts/page.html':
    '{{ define "main" }}<h1>{{ .Title }}</h1>{{ partial "by.html" . }}<img src="{{ .Params.cover }}">{{ .Content }}{{ end }}',
  'layouts/_partials/by.html': '<p>{{ .Date.Format "2 January" }}, {{ .Params.author }}</p>',
  'layouts/_shortcodes/small.html':
    '{{ with (.Page.Resources.Get "cover.png").Resize "40x" }}<img alt="Small" src="{{ .RelPermalink }}">{{ end }}',
  'assets/css/code.css':
    '.chroma { background-color: rgb(1, 2, 3) } .chroma .kd { color: rgb(4, 5, 6); background: url(https://tracker.example/x.gif) } .chroma .kd { color: rgb(7, 8, 9) } .chroma .nf { filter: blur(90px) } p { color: rgb(9, 9, 9) }',
  'content/evening/index.md': `---
title: An evening
date: 2024-06-14
author: Mara Lind
---

It was fine.

\`\`\`go
func main() {}
\`\`\`

{{< small >}}
`
}

const site: SharedSite = {
  name: 'evening',
  write(folder) {
    for (const [name, content] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, name)), { recursive: true })
      writeFileSync(join(folder, name), content)
    }
    const picture = join(sampleSite, dirname(elevenFilms), 'running-order.png')
    copyFileSync(picture, join(folder, 'content/evening/cover.png'))
  }
}

/** The evening in front, in the app that these tests share. */
const evening = { site, post: 'content/evening/index.md' }

const shown = (window: Page) => previewPane(window).frame.getByText('It was fine.')
const pageWidth = (window: Page) => previewPane(window).body.evaluate(() => innerWidth)
const drawnWidth = async (window: Page) =>
  (await window.locator('iframe[title="Preview"]').boundingBox())?.width ?? 0

/** Clicks the paragraph where the writer sees it: Playwright's own click knows nothing of a frame that is drawn smaller. */
async function clickWhereSeen(window: Page): Promise<void> {
  const inPage = await shown(window).evaluate(element => {
    const { x, y, height } = element.getBoundingClientRect()
    return { x: x + 20, y: y + height / 2 }
  })
  const frame = await window.locator('iframe[title="Preview"]').boundingBox()
  if (frame === null) throw new Error('The preview is not in sight.')
  const scale = frame.width / (await pageWidth(window))
  await window.mouse.click(frame.x + inPage.x * scale, frame.y + inPage.y * scale)
}

test('has room beside the form in a window that grows, until the writer shares it out', async ({ open }) => {
  const { app, window } = await open(evening)
  await resizeWindow(app, 1280, 800)
  const { frame } = previewPane(window)
  await expect(frame.locator('h1')).toBeVisible({ timeout: 60_000 })
  await videosPanel(window).show()
  // Also where the side panel is not there meanwhile.
  await window.keyboard.press('ControlOrMeta+Alt+p')
  await expect(window.locator('iframe[title="Preview"]')).toBeHidden()
  await resizeWindow(app, 1600, 900)
  await window.keyboard.press('ControlOrMeta+Alt+p')
  const preview = window.locator('iframe[title="Preview"]')
  const width = async () => (await preview.boundingBox())?.width ?? 0
  await expect.poll(width).toBeGreaterThanOrEqual(300)
  const edge = window.getByRole('separator', { name: 'Width of the side panel' })
  await edge.focus()
  const before = await width()
  await window.keyboard.press('ArrowLeft')
  await expect.poll(width).toBeGreaterThan(before)
  const own = await width()
  await resizeWindow(app, 1280, 800)
  await expect(preview).toBeHidden()
  await resizeWindow(app, 1600, 900)
  await expect.poll(width).toBeCloseTo(own, -1)
})

test('is as wide as a phone, a tablet or a desktop, and larger or smaller', async ({ open }) => {
  const { app, window } = await open(evening)
  await resizeWindow(app, 1300, 800)
  await expect(shown(window)).toBeVisible({ timeout: 60_000 })
  const panel = await pageWidth(window)

  await window.getByRole('button', { name: 'Preview options' }).click()
  await window.getByRole('menuitemradio', { name: 'Phone' }).click()
  await expect.poll(() => pageWidth(window)).toBe(390)
  await chooseMenuItem(app, 'View', 'Desktop')
  await expect.poll(() => pageWidth(window)).toBe(1280)
  // In a panel that is narrower the whole page is drawn smaller, and still takes clicks where they are seen.
  expect(await drawnWidth(window)).toBeLessThan(panel + 1)
  await clickWhereSeen(window)
  await expect(window.getByText(/^Ln 7, Col 1$/)).toBeVisible()

  await chooseMenuItem(app, 'View', 'As wide as its panel')
  await expect.poll(() => pageWidth(window)).toBe(panel)
  await chooseMenuItem(app, 'View', 'Larger')
  await chooseMenuItem(app, 'View', 'Larger')
  await expect(window.getByText('125 %')).toBeVisible()
  // Chromium rounds a part of a pixel either way.
  await expect.poll(async () => Math.abs((await pageWidth(window)) - panel / 1.25)).toBeLessThan(1)
  expect(Math.abs((await drawnWidth(window)) - panel)).toBeLessThan(1.5)
  await chooseMenuItem(app, 'View', 'Actual size')
  await expect.poll(() => pageWidth(window)).toBe(panel)
})

test('has the head that the site’s template gives it, with the cover of the bundle', async ({ open }) => {
  const { window } = await open(evening)
  const { frame } = previewPane(window)
  await expect(frame.locator('.recap-byline')).toHaveText('14 June 2024 · Mara Lind', { timeout: 60_000 })
  const order = () =>
    frame.locator('.recap-header > *').evaluateAll(parts => parts.map(part => part.className))
  await expect.poll(order).toEqual(['recap-title', 'recap-byline', 'recap-cover'])
  await expect
    .poll(() => frame.locator('.recap-cover').evaluate(cover => (cover as HTMLImageElement).naturalWidth))
    .toBeGreaterThan(100)
})

test('shows code in the site’s colours, and nothing else of its sheets', async ({ open }) => {
  const { window } = await open(evening)
  const { frame } = previewPane(window)
  await expect(frame.locator('.chroma').first()).toHaveCSS('background-color', 'rgb(1, 2, 3)', {
    timeout: 60_000
  })
  await expect(frame.locator('.chroma .kd').first()).toHaveCSS('color', 'rgb(7, 8, 9)')
  await expect(frame.locator('.chroma .nf').first()).toHaveCSS('filter', 'none')
  await expect(shown(window)).not.toHaveCSS('color', 'rgb(9, 9, 9)')
})

test('shows pictures that a template made', async ({ open }) => {
  const { window } = await open(evening)
  const picture = previewPane(window).frame.getByRole('img', { name: 'Small' })
  await expect(picture).toBeVisible({ timeout: 60_000 })
  expect(await picture.evaluate(made => (made as HTMLImageElement).naturalWidth)).toBe(40)
})
