import type { Locator } from '@playwright/test'
import { sourceEditor } from './pages/source.ts'
import { elevenFilms } from './support/shared-sites.ts'
import { expect, test } from './support/test.ts'

test('shortcodes are offered at the cursor and within sight, at the end of a long line too', async ({
  open
}) => {
  const { window } = await open({ post: elevenFilms })
  const source = sourceEditor(window)
  const list = window.getByRole('listbox', { name: 'Completions' })
  const editor = window.locator('.cm-editor')
  const boxOf = async (locator: Locator) => {
    // The list is made anew when the site's own shortcodes are known.
    for (;;) {
      const box = await locator.boundingBox()
      if (box !== null) return box
    }
  }
  const boxes = async () => {
    const { x, width } = await boxOf(list)
    return { left: x, right: x + width, width, around: await boxOf(editor) }
  }

  await source.cursorAfter('On the second Friday in June the sun does not leave our')
  await source.type(' {{< ')
  await expect(list.getByRole('option', { name: /^youtube/ })).toBeVisible()
  const atEnd = await boxes()
  expect(atEnd.width).toBeGreaterThan(200)
  expect(atEnd.left).toBeGreaterThanOrEqual(atEnd.around.x)
  expect(atEnd.right).toBeLessThanOrEqual(atEnd.around.x + atEnd.around.width + 1)

  await window.keyboard.press('Escape')
  await source.cursorAfter('This recap')
  await source.type(' {{< ')
  await expect(list.getByRole('option', { name: /^youtube/ })).toBeVisible()
  const cursor = await window.locator('.cm-activeLine').boundingBox()
  const atStart = await boxes()
  expect(atStart.left - (cursor?.x ?? 0)).toBeGreaterThan(60)
  expect(atStart.left - (cursor?.x ?? 0)).toBeLessThan(220)

  // The site's own come first, once its templates are known; one that stands around a text gets both calls.
  await source.type('pull')
  await expect(list.getByRole('option').first()).toHaveText(/^pullquote/)
  await window.keyboard.press('Enter')
  await expect.poll(source.text).toContain('{{< pullquote >}}\n\n{{< /pullquote >}}')
  // Between the two is where the quote goes; Tab goes on behind them, and then from value to value of the next.
  await source.type('Words')
  await window.keyboard.press('Tab')
  await source.type(' {{< fig')
  await expect(list.getByRole('option').first()).toHaveText(/^figure/)
  // A list that came just now takes no key: CodeMirror's guard against a key that was meant for the text.
  await window.waitForTimeout(150)
  await window.keyboard.press('Enter')
  await source.type('film.jpg')
  await window.keyboard.press('Tab')
  await source.type('A still')
  await window.keyboard.press('Tab')
  await source.type('.')
  await expect
    .poll(source.text)
    .toContain('{{< pullquote >}}\nWords\n{{< /pullquote >}} {{< figure src="film.jpg" alt="A still" >}}.')
})

test('a call that is typed by heart is written once', async ({ open }) => {
  const { window } = await open({ text: '---\ntitle: Calls\n---\n\n' })
  const source = sourceEditor(window)
  await source.box.focus()
  await window.keyboard.press('ControlOrMeta+End')
  await source.type('{{< youtube "dQw4w9WgXcQ" >}} {{<vimeo 1084537>}}. {{% note %}}words{{% /note %}}!')
  await expect
    .poll(source.text)
    .toBe(
      '---\ntitle: Calls\n---\n\n{{< youtube "dQw4w9WgXcQ" >}} {{< vimeo 1084537 >}}. {{% note %}}words{{% /note %}}!'
    )
})
