/** Lines of 80 characters stay lines, as the writer's other tools broke them. */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { sourceEditor } from './pages/source.ts'
import { resizeWindow } from './support/native.ts'
import { expect, test } from './support/test.ts'

const prose = [
  'Amazing animations were shown at the cinema in Amsterdam: some of them are known',
  'to whoever watched a Blender movie, others were new. Most who came to the summer',
  'meeting had made one themselves. We watched eleven of them, from Elephants Dream',
  'to Wing It!, and asked their makers what they would make differently by now. You'
]

/** As many lines of prose as fill several windows. */
const post = [
  '---',
  'title: Eleven films',
  'description: >-',
  ...prose.map(line => `  ${line.slice(0, 78)}`),
  '---',
  '',
  ...Array.from({ length: 30 }, (_, part) => [`## Part ${part + 1}`, '', ...prose, '']).flat()
].join('\n')

for (const line of prose) if (line.length !== 80) throw new Error(`${line.length} characters: ${line}`)

for (const [width, height] of [
  [1280, 800],
  [1600, 1000]
] as const) {
  test(`in a window of ${width} px each line of 80 characters is one line`, async ({ open }) => {
    const { app, window } = await open({ text: post })
    await resizeWindow(app, width, height)
    const { box } = sourceEditor(window)
    await expect(box).toContainText('## Part 1')
    await expect.poll(() => brokenLines(window)).toEqual([])
    if (width < 1536) return
    for (const part of ['.preview-column', '.side-tabs']) {
      expect((await window.locator(part).boundingBox())?.width).toBeGreaterThanOrEqual(300)
    }
  })
}

test('the letters follow the width of the text, and a click and the cursor keep their place', async ({
  open
}) => {
  const { app, window } = await open({ text: post })
  await resizeWindow(app, 1600, 1000)
  const source = sourceEditor(window)
  await expect.poll(() => brokenLines(window)).toEqual([])
  await source.cursorAfter('## Part 20')
  const wide = await sizeOfLetters(window)
  await resizeWindow(app, 1280, 800)
  await expect.poll(() => sizeOfLetters(window)).toBeLessThan(wide)
  await expect.poll(() => brokenLines(window)).toEqual([])
  // The line of the cursor is still in sight, and a click beside another one's last letter comes to its end.
  const heading = source.box.locator('.cm-line').filter({ hasText: '## Part 20' })
  await expect(heading).toBeInViewport()
  const line = heading.locator('+ .cm-line + .cm-line')
  const { width = 0, height = 0 } = (await line.boundingBox()) ?? {}
  await line.click({ position: { x: width - 2, y: height / 2 } })
  await source.type('!')
  await expect(line).toHaveText(`${prose[0]}!`)
  await resizeWindow(app, 1600, 1000)
  await expect.poll(() => sizeOfLetters(window)).toBe(wide)
  await source.type('?')
  await expect(line).toHaveText(`${prose[0]}!?`)
  await expect(line).toBeInViewport()
})

test('the writer chooses how large the letters are: seen at once, and kept', async ({ folder, launch }) => {
  writeFileSync(join(folder, 'films.md'), post)
  const first = await launch({ open: join(folder, 'films.md') })
  const { window } = first
  const source = sourceEditor(window)
  await expect(source.box).toContainText('## Part 1')
  const usual = await sizeOfLetters(window)
  const dialog = window.getByRole('dialog', { name: 'Settings' })
  const size = (percent: number) => dialog.getByRole('radio', { name: `${percent} %` })

  await window.keyboard.press('ControlOrMeta+,')
  await expect(size(100)).toBeFocused()
  await expect(size(100)).toBeChecked()
  await size(150).click()
  await expect.poll(() => sizeOfLetters(window)).toBeGreaterThan(usual * 1.4)
  await dialog.getByRole('button', { name: 'Cancel' }).click()
  await expect.poll(() => sizeOfLetters(window)).toBe(usual)

  await window.keyboard.press('ControlOrMeta+,')
  await expect(size(100)).toBeChecked()
  await size(130).click()
  await dialog.getByRole('button', { name: 'Save' }).click()
  await expect(dialog).toHaveCount(0)
  const larger = await sizeOfLetters(window)
  expect(larger).toBeGreaterThan(usual * 1.2)
  // The editor knows where its lines are now.
  await source.cursorAfter('## Part 20')
  const heading = source.box.locator('.cm-line').filter({ hasText: '## Part 20' })
  await heading.click({ position: { x: 2, y: 5 } })
  await window.keyboard.press('End')
  await source.type('!')
  await expect(source.box).toContainText('## Part 20!')

  await expect.poll(() => readFileSync(join(folder, 'profile', 'settings.json'), 'utf8')).toContain('130')
  await first.kill()
  const again = await launch({ open: join(folder, 'films.md') })
  await expect(sourceEditor(again.window).box).toContainText('## Part')
  expect(await sizeOfLetters(again.window)).toBe(larger)
})

const sizeOfLetters = (window: Page): Promise<number> =>
  sourceEditor(window).box.evaluate(content => Number.parseFloat(getComputedStyle(content).fontSize))

/** The lines in the page that take more than one line's height. */
const brokenLines = (window: Page): Promise<readonly string[]> =>
  sourceEditor(window).box.evaluate(async content => {
    await document.fonts.ready
    const lines = [...content.querySelectorAll<HTMLElement>('.cm-line')]
    const isBroken = (line: HTMLElement) => {
      const text = document.createRange()
      text.selectNodeContents(line)
      const { height } = text.getBoundingClientRect()
      return height > 1.5 * Number.parseFloat(getComputedStyle(line).lineHeight)
    }
    return lines.filter(isBroken).map(line => line.textContent)
  })
