/** The preview as a page to read and to work with: pictures, links, what stays while the text changes, following the cursor. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { postsPanel } from './pages/posts.ts'
import { previewPane } from './pages/side.ts'
import { sourceEditor } from './pages/source.ts'
import { answerMessageBoxes, catchExternalLinks } from './support/native.ts'
import type { SharedSite } from './support/shared-apps.ts'
import { expect, test } from './support/test.ts'

const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR4nGNgYGBgAAAABQABh6FO1AAAAABJRU5ErkJggg==',
  'base64'
)

const files: Readonly<Record<string, string | Buffer>> = {
  'hugo.yaml':
    'title: Films\nbaseURL: https://films.example/club/\nmarkup: {goldmark: {renderer: {unsafe: true}}}\npermalinks: {page: {evenings: "/:year/:slug/"}}\n',
  'static/uploads/poster.png': png,
  // Fails whenever it runs.
  'layouts/_shortcodes/aside.html': '{{ math.Div 1 0 }}<aside>{{ .Inner }}</aside>',
  'content/evenings/spring/beside.png': png,
  'content/evenings/spring/index.md': `---
title: Spring
date: 2024-03-20
---

The first film of the evening.[^1]

![Beside](beside.png) ![From the root](/club/uploads/poster.png) ![Gone](gone.png)

## Links

To the [summer](../summer/), to [Blender](https://studio.blender.example/films/), and [below](#images).

<details><summary>The jury</summary>Four people and a dog.</details>

- [x] seen
- [ ] not yet

| Film | Minutes |
|---|--:|
| Spring | 8 |

## Images

${Array.from({ length: 30 }, (_, i) => `Paragraph number ${i + 1} of the long part.`).join('\n\n')}

[^1]: It was cold.
`,
  'content/evenings/summer/index.md': '---\ntitle: Summer\ndate: 2024-06-21\n---\n\nThe warm one.\n'
}

const films: SharedSite = {
  name: 'films',
  write(folder) {
    for (const [name, content] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, name)), { recursive: true })
      writeFileSync(join(folder, name), content)
    }
  }
}

const spring = 'content/evenings/spring/index.md'

test('shows pictures of the bundle and of the site, and says which are missing', async ({ open }) => {
  const { window, complaints, file } = await open({ site: films, post: spring })
  complaints.expect(/Failed to load resource/)
  const { frame } = previewPane(window)
  const shown = (name: string) =>
    frame
      .getByRole('img', { name, exact: true })
      .evaluate(picture => (picture as HTMLImageElement).naturalWidth)
  await expect(frame.getByRole('img', { name: 'Beside', exact: true })).toBeVisible({ timeout: 60_000 })
  await expect.poll(() => shown('Beside')).toBe(1)
  await expect.poll(() => shown('From the root')).toBe(1)
  await expect(
    frame.getByRole('img', { name: /^Gone \(gone\.png\)\. Not found in this folder/ })
  ).toBeVisible()

  writeFileSync(join(dirname(file), 'gone.png'), png)
  await expect.poll(() => shown('Gone')).toBe(1)
})

test('links lead within the post, to other posts, and outside after a question', async ({ open }) => {
  const { app, window, complaints } = await open({ site: films })
  complaints.expect(/Failed to load resource/)
  await postsPanel(window).open('Spring')
  const opened = await catchExternalLinks(app)
  const asked = await answerMessageBoxes(app, 0)
  const { frame, body } = previewPane(window)
  await frame.getByRole('link', { name: 'below' }).click({ timeout: 60_000 })
  await expect(frame.getByRole('heading', { name: 'Images' })).toBeInViewport()
  await frame.getByRole('link', { name: 'Blender' }).click()
  await expect.poll(opened).toEqual(['https://studio.blender.example/films/'])
  expect((await asked())[0]).toContain('studio.blender.example')
  await frame.getByRole('link', { name: 'summer' }).click()
  await expect(body).toContainText('The warm one.')
})

test('what the writer opened stays open, and the page stays where it is', async ({ open }) => {
  const { window, complaints } = await open({ site: films, post: spring })
  complaints.expect(/Failed to load resource/)
  const { frame, body } = previewPane(window)
  await frame.getByText('The jury').click({ timeout: 60_000 })
  await expect(frame.getByText('Four people and a dog.')).toBeVisible()
  await expect(frame.getByRole('checkbox').first()).toBeDisabled()
  const jury = await frame.locator('details').elementHandle()
  const source = sourceEditor(window)
  await source.cursorAfter('The first film')
  await source.type(' and the best')
  await expect(body).toContainText('The first film and the best of the evening.')
  await source.cursorAfter('Four people')
  await source.type(', a cat')
  await expect(frame.getByText('Four people, a cat and a dog.')).toBeVisible()
  expect(await jury?.evaluate(element => element.isConnected && (element as HTMLDetailsElement).open)).toBe(
    true
  )
})

test('a build error keeps the last good page, and leads to its line', async ({ open }) => {
  const { window, complaints } = await open({ site: films, post: spring })
  complaints.expect(/Failed to load resource/)
  const { body } = previewPane(window)
  await expect(body).toContainText('The first film', { timeout: 60_000 })
  const source = sourceEditor(window)
  await source.cursorAfter('not yet')
  await source.type('\n\n{{< yotube ')
  const banner = window.getByRole('alert').filter({ hasText: 'This is the last page that worked.' })
  await expect(banner).toBeVisible()
  await expect(body).toContainText('The first film')
  await window.keyboard.press('ControlOrMeta+Home')
  await banner.getByRole('button', { name: /^Go to line \d+$/ }).click()
  await window.keyboard.press('Shift+Home')
  await window.keyboard.press('End')
  await source.type('>}}')
  await expect(banner).toContainText('yotube')
  await window.keyboard.press('Shift+Home')
  await window.keyboard.press('Delete')
  await expect(banner).toBeHidden()
})

test('a shortcode that cannot run becomes a card, and the rest is shown', async ({ open }) => {
  const { window, complaints } = await open({ site: films, post: spring })
  complaints.expect(/Failed to load resource/)
  const { frame, body } = previewPane(window)
  await expect(body).toContainText('The first film', { timeout: 60_000 })
  const source = sourceEditor(window)
  await source.select('Paragraph number 3 ')
  await window.keyboard.insertText('{{< aside >}}kept between{{< /aside >}} ')
  await expect(frame.locator('.recap-card')).toContainText('aside')
  await expect(body).toContainText('kept between')
  await expect(body).toContainText('Paragraph number 30')
})

test('the preview follows the cursor, and a click in it leads to the source', async ({ open }) => {
  const { window, complaints } = await open({ site: films, post: spring })
  complaints.expect(/Failed to load resource/)
  const { frame, body } = previewPane(window)
  await expect(body).toContainText('The first film', { timeout: 60_000 })
  const source = sourceEditor(window)
  await source.cursorAfter('Paragraph number 25')
  const paragraph = frame.getByText('Paragraph number 25 of the long part.')
  await expect(paragraph).toBeInViewport()
  await expect(paragraph).toHaveClass(/recap-marked/)
  await frame.getByText('Paragraph number 20 of the long part.').click()
  await expect(window.getByText(/^Ln \d+, Col 1$/)).toBeVisible()
  await source.type('Here: ')
  await expect(body).toContainText('Here: Paragraph number 20')
})

test('a heading that changes together with what stands before it is shown in its place', async ({ open }) => {
  const { window, file } = await open({ text: '---\ntitle: T\n---\n\n## One\n\nEnd.\n' })
  const { frame } = previewPane(window)
  await expect(frame.getByRole('heading', { name: 'One' })).toBeVisible({ timeout: 60_000 })
  // The page is patched once for both.
  writeFileSync(file, '---\ntitle: T\n---\n\n1. First\n\n## Two\n\nEnd.\n')
  await expect(frame.getByRole('heading', { name: 'Two' })).toBeVisible()
  const blocks = frame.locator('.recap-page ol, .recap-page h2, .recap-page p')
  await expect(blocks).toHaveText(['First', 'Two', 'End.'])
})
