/** The source and the preview go together, and each of it can be switched off. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Locator, Page } from '@playwright/test'
import { postsPanel } from './pages/posts.ts'
import { detailsPanel, previewPane } from './pages/side.ts'
import { sourceEditor } from './pages/source.ts'
import { chooseMenuItem } from './support/native.ts'
import { loose } from './support/shared-sites.ts'
import { smallFolder } from './support/small-folder.ts'
import { expect, test } from './support/test.ts'

const films = ['Spring', 'Sintel', 'Cosmos Laundromat', 'Caminandes', 'Elephants Dream', 'Big Buck Bunny']

const evening = `---
title: A long evening
date: 2024-06-14
keywords: [${films.join(', ')}]
---

${Array.from({ length: 60 }, (_, i) => `## Film ${i + 1}\n\nWhat was said about ${films[i % films.length]} in round ${i + 1}.\nA second line of it, and\na third one that the page puts into the same lines.`).join('\n\n')}
`

const evenings = {
  site: loose,
  files: {
    'long/index.md': evening,
    'short.md': '---\ntitle: A short one\n---\n\nNothing.\n'
  }
}

async function ready(window: Page): Promise<void> {
  await postsPanel(window).open('A long evening')
  await expect(previewPane(window).body).toContainText('round 60', { timeout: 60_000 })
}

/** The preview's frame in the window, which stays where it is while its page scrolls. */
const page = (window: Page): Locator => window.locator('iframe[title="Preview"]')

/** Turns the wheel over something, as a hand does: in steps. */
async function wheel(window: Page, over: Locator, distance: number): Promise<void> {
  await over.hover({ position: { x: 120, y: 200 } })
  for (let step = 0; step < 10; step += 1) await window.mouse.wheel(0, distance / 10)
}

/** The number of the film that stands in the middle of the preview. */
const filmInPreview = (window: Page): Promise<number> =>
  previewPane(window).body.evaluate(body => {
    const middle = innerHeight / 2
    const heading = [...body.querySelectorAll('h2')].findLast(h => h.getBoundingClientRect().top < middle)
    return Number(/\d+/.exec(heading?.textContent ?? '')?.[0] ?? 0)
  })

/** The number of the film that stands in the middle of the source. */
const filmInSource = (window: Page): Promise<number> =>
  sourceEditor(window).box.evaluate(content => {
    const box = document.querySelector('.cm-scroller')?.getBoundingClientRect()
    const middle = (box?.top ?? 0) + (box?.height ?? 0) / 2
    const lines = [...content.querySelectorAll('.cm-line')].filter(line =>
      /^## Film/.test(line.textContent ?? '')
    )
    const heading = lines.findLast(line => line.getBoundingClientRect().top < middle)
    return Number(/\d+/.exec(heading?.textContent ?? '')?.[0] ?? 0)
  })

const distance = async (window: Page): Promise<number> =>
  Math.abs((await filmInPreview(window)) - (await filmInSource(window)))

/** How far the preview is from its end, in px; far where it is covered. */
const rest = (window: Page): Promise<number> =>
  previewPane(window).body.evaluate(body =>
    body.getBoundingClientRect().height === 0
      ? 9999
      : document.documentElement.scrollHeight - innerHeight - scrollY
  )

test('scroll together, each where the other is', async ({ open }) => {
  const { window } = await open(evenings)
  await ready(window)
  const scroller = window.locator('.cm-scroller')

  await wheel(window, scroller, 1800)
  await expect.poll(() => filmInSource(window)).toBeGreaterThan(10)
  await expect.poll(() => distance(window)).toBeLessThanOrEqual(1)
  const source = await filmInSource(window)

  await wheel(window, page(window), 2400)
  await expect.poll(() => filmInSource(window)).toBeGreaterThan(source + 5)
  await expect.poll(() => distance(window)).toBeLessThanOrEqual(1)

  // Both ends are reached together.
  await wheel(window, scroller, 100_000)
  await expect.poll(() => rest(window)).toBeLessThanOrEqual(1)
  await wheel(window, page(window), -100_000)
  await expect.poll(() => scroller.evaluate(element => element.scrollTop)).toBeLessThanOrEqual(1)
})

test('the preview begins where the source is, also when that moved beside another tab', async ({ open }) => {
  const { window } = await open(evenings)
  await ready(window)
  await detailsPanel(window).show()
  await sourceEditor(window).box.press('Control+End')
  await expect.poll(() => filmInSource(window)).toBeGreaterThan(50)
  await previewPane(window).show()
  // The cursor's line is in sight, its end not always.
  await expect.poll(() => rest(window)).toBeLessThan(200)
})

/** Lets the window paint this many frames. */
const frames = (window: Page, count: number): Promise<void> =>
  window.evaluate(async left => {
    for (let i = 0; i < left; i += 1) await new Promise(resolve => requestAnimationFrame(resolve))
  }, count)

test('what one side scrolls does not come back', async ({ open }) => {
  const { window } = await open(evenings)
  await ready(window)
  const scroller = window.locator('.cm-scroller')
  const { body } = previewPane(window)
  const places = async () => [
    await scroller.evaluate(element => element.scrollTop),
    await body.evaluate(() => scrollY)
  ]
  for (const over of [scroller, page(window), scroller]) {
    await wheel(window, over, 700)
    // Smooth scrolling ends, and then nothing moves any more.
    let before: readonly number[] = []
    await expect
      .poll(async () => {
        const last = before
        before = await places()
        return before.join() === last.join()
      })
      .toBe(true)
    await frames(window, 60)
    expect(await places()).toEqual(before)
    expect(await distance(window)).toBeLessThanOrEqual(1)
  }
})

test('typing leaves the preview where the writer scrolled it', async ({ open }) => {
  const { window } = await open(evenings)
  await ready(window)
  const source = sourceEditor(window)
  const { body } = previewPane(window)
  await source.cursorAfter('round 20.')
  await expect.poll(() => distance(window)).toBeLessThanOrEqual(3)
  const top = await body.evaluate(() => scrollY)
  await source.type(' And then some more')
  await expect(body).toContainText('round 20. And then some more')
  expect(Math.abs((await body.evaluate(() => scrollY)) - top)).toBeLessThanOrEqual(40)
})

test('each of it can be switched off, and stays so for the folder', async ({ folder, launch }) => {
  const { root } = smallFolder(join(folder, 'evenings'), evenings.files)
  const first = await launch({ open: root })
  await ready(first.window)
  const { frame } = previewPane(first.window)
  await sourceEditor(first.window).cursorAfter('round 3.')
  await expect(frame.locator('.recap-marked')).toHaveCount(1)

  await first.window.getByRole('button', { name: 'Preview options' }).click()
  await first.window.getByRole('menuitemcheckbox', { name: 'Mark the block under the cursor' }).click()
  await expect(frame.locator('.recap-marked')).toHaveCount(0)
  await chooseMenuItem(first.app, 'View', 'Start or stop scrolling with the source')
  await chooseMenuItem(first.app, 'View', 'Start or stop going to the source with a click')
  const remembered = join(first.profile, 'layouts.json')
  await expect
    .poll(() => (existsSync(remembered) ? readFileSync(remembered, 'utf8') : ''))
    .toContain('"clickToSource": false')
  await first.quit()

  const { window } = await launch({ open: root })
  await ready(window)
  const preview = previewPane(window)
  const cursor = window.getByText(/^Ln \d+, Col \d+$/)
  await sourceEditor(window).cursorAfter('round 40.')
  const placed = await cursor.textContent()
  await wheel(window, window.locator('.cm-scroller'), 400)
  await expect(preview.frame.locator('.recap-marked')).toHaveCount(0)
  expect(await preview.body.evaluate(() => scrollY)).toBe(0)
  await preview.frame.getByText('in round 2.').click()
  await wheel(window, page(window), 900)
  await expect.poll(() => filmInPreview(window)).toBeGreaterThan(4)
  expect(await filmInSource(window)).toBeGreaterThan(30)
  expect(await cursor.textContent()).toBe(placed)
})
