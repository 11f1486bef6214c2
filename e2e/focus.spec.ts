/** The keyboard's focus: it goes where it was asked to, and never gets lost. */
import type { Locator, Page } from '@playwright/test'
import { postsPanel } from './pages/posts.ts'
import { problemsPanel } from './pages/problems.ts'
import { detailsPanel, videosPanel } from './pages/side.ts'
import { sourceEditor } from './pages/source.ts'
import { undo } from './pages/window.ts'
import { chooseMenuItem, resizeWindow } from './support/native.ts'
import { elevenFilms } from './support/shared-sites.ts'
import { holdReads } from './support/slow-disk.ts'
import { expect, test } from './support/test.ts'

const press = (window: Page, keys: string): Promise<void> => window.keyboard.press(keys)

test('a key for each part of the window takes the focus there, and back to where it was', async ({
  open
}) => {
  const { app, window } = await open()
  // Without a post the writer finds it where one can be chosen.
  await expect.poll(() => holdsFocus(postsPanel(window).region)).toBe(true)
  await resizeWindow(app, 1280, 800)
  await postsPanel(window).open('Eleven films, one night')
  const { region: videos, videoAt } = videosPanel(window)
  const { region: details } = detailsPanel(window)
  const { region: problems } = problemsPanel(window)
  const source = sourceEditor(window).box
  await expect(source).toBeVisible()

  await press(window, 'ControlOrMeta+5')
  await expect(source).toBeFocused()
  await press(window, 'ControlOrMeta+2')
  await expect(videoAt(0).toggle).toBeFocused()
  await expect(videoAt(0).place).toBeVisible()
  for (const next of [videoAt(0).place, videoAt(0).moveDown, videoAt(0).delete]) {
    await press(window, 'Tab')
    await expect(next).toBeFocused()
  }
  await expect(videoAt(0).delete).toBeFocused()
  await press(window, 'ControlOrMeta+5')
  await expect(source).toBeFocused()
  await press(window, 'ControlOrMeta+2')
  await expect(videoAt(0).delete).toBeFocused()
  await press(window, 'ControlOrMeta+3')
  await expect(details.getByRole('textbox', { name: 'Title' })).toBeFocused()
  await expect(videos).toHaveCount(0)
  await press(window, 'ControlOrMeta+4')
  await expect.poll(() => holdsFocus(problems)).toBe(true)
  await press(window, 'ControlOrMeta+6')
  await expect(postsPanel(window).list).toBeFocused()
  await press(window, 'ControlOrMeta+1')
  await expect(window.getByTitle('Preview', { exact: true })).toBeFocused()
})

test('in a narrow window too', async ({ open }) => {
  const { app, window } = await open({ post: elevenFilms })
  await resizeWindow(app, 800, 800)
  await expect(window.getByRole('tab', { name: 'Text' })).toBeVisible()
  await press(window, 'ControlOrMeta+2')
  await expect(videosPanel(window).videoAt(0).toggle).toBeFocused()
  await press(window, 'ControlOrMeta+5')
  await expect(sourceEditor(window).box).toBeFocused()
  await press(window, 'ControlOrMeta+6')
  await expect(postsPanel(window).list).toBeFocused()
  await press(window, 'Escape')
  await expect(postsPanel(window).list).toHaveCount(0)
  await expect(sourceEditor(window).box).toBeFocused()
})

test('a locked form has it where it is helped', async ({ open }) => {
  const files = { 'content/broken.md': '---\ntitle: "Lanterns\n---\n\nText\n' }
  const { window } = await open({ files, post: 'content/broken.md' })
  // A start leads into the text, and a key that comes before a part is read to that part.
  await expect(sourceEditor(window).box).toBeFocused()
  await press(window, 'ControlOrMeta+1')
  await expect(window.getByTitle('Preview', { exact: true })).toBeFocused()
  await sourceEditor(window).box.focus()
  for (const [key, { region }] of [
    ['3', detailsPanel(window)],
    ['2', videosPanel(window)]
  ] as const) {
    await press(window, `ControlOrMeta+${key}`)
    await expect(region.getByRole('button', { name: /^Go to line/ })).toBeFocused()
  }
})

test('keys that follow a shortcut at once go where it leads, also before the next frame', async ({
  open
}) => {
  const { app, window } = await open({ post: elevenFilms })
  const source = sourceEditor(window)
  await source.cursorAfter('On the second Friday')
  const title = detailsPanel(window).field('Title')
  await press(window, 'ControlOrMeta+3')
  await expect(title).toBeFocused()
  await press(window, 'End')
  await press(window, 'ControlOrMeta+5')
  await expect(source.box).toBeFocused()
  await slowFrames(window)
  const type = (words: string) => window.keyboard.type(words)
  await press(window, 'ControlOrMeta+3')
  await type(' again')
  await press(window, 'ControlOrMeta+5')
  await type(' of June')
  await expect(title).toHaveValue('Eleven films, one night again')
  await expect.poll(source.text).toContain('On the second Friday of June')

  await resizeWindow(app, 800, 800)
  await expect(window.getByRole('tab', { name: 'Text' })).toBeVisible()
  await press(window, 'ControlOrMeta+3')
  await expect(title).toBeFocused()
  await press(window, 'ControlOrMeta+5')
  await type(' too')
  await expect.poll(source.text).toContain('On the second Friday of June too')
})

test('what is typed after a video was added stands in its title', async ({ open }) => {
  const { window } = await open({ post: elevenFilms })
  const videos = videosPanel(window)
  await videos.show()
  await expect(videos.items).toHaveCount(11)
  await videos.addVideo.focus()
  await slowFrames(window)
  await press(window, 'Enter')
  await window.keyboard.type('A twelfth film')
  await expect(videos.videoAt(11).field('Title')).toHaveValue('A twelfth film')
  await expect(videos.items).toHaveCount(12)
})

/** As on a slow machine: a frame comes when half a sentence has been typed. */
function slowFrames(window: Page): Promise<void> {
  return window.evaluate(() => {
    const frame = requestAnimationFrame
    globalThis.requestAnimationFrame = task => Number(setTimeout(() => frame(task), 500))
  })
}

test('a window that becomes narrow, or wide again, takes no focus away', async ({ open }) => {
  const { app, window } = await open({ post: elevenFilms })
  await resizeWindow(app, 1280, 800)
  const source = sourceEditor(window)
  const posts = window.getByRole('button', { name: /^(Hide|Show) posts/ })
  await posts.click()
  await source.box.waitFor()
  // What was in front when the window was narrow before is not where the writer is now.
  await press(window, 'ControlOrMeta+3')
  await expect(detailsPanel(window).field('Title')).toBeFocused()
  await source.cursorAfter('On the second Friday')
  for (const width of [800, 1280]) {
    await resizeWindow(app, width, 800)
    await expect(window.getByRole('tab', { name: 'Text' })).toHaveCount(width === 800 ? 1 : 0)
    await expect(source.box).toBeFocused()
    await window.keyboard.type(` at ${width}`)
  }
  await expect.poll(source.text).toContain('On the second Friday at 800 at 1280')

  // Nor from the form, whatever stands in its place: what is typed goes on at the cursor.
  const tabs = window.getByRole('tablist', { name: 'Side panel' })
  await press(window, 'ControlOrMeta+1')
  await resizeWindow(app, 1600, 800)
  await expect(tabs.getByRole('tab', { name: 'Preview' })).toHaveCount(0)
  const { videoAt } = videosPanel(window)
  const field = videoAt(1).field('Title')
  await expect(field).toHaveValue('Sintel')
  await field.focus()
  await press(window, 'Home')
  for (const [width, count] of [
    [1280, 4],
    [800, 5],
    [1600, 3],
    [800, 5],
    [1280, 4]
  ] as const) {
    await resizeWindow(app, width, 800)
    await expect(tabs.getByRole('tab')).toHaveCount(count)
    await expect(field).toBeFocused()
    await window.keyboard.type(`${width}.`)
  }
  await expect(field).toHaveValue('1280.800.1600.800.1280.Sintel')
  await expect.poll(source.text).toContain('title: 1280.800.1600.800.1280.Sintel')

  await press(window, 'ControlOrMeta+1')
  await expect(window.getByTitle('Preview', { exact: true })).toBeFocused()
  await resizeWindow(app, 800, 800)
  await expect(tabs.getByRole('tab', { name: 'Preview' })).toHaveAttribute('aria-selected', 'true')
  await expect(window.getByTitle('Preview', { exact: true })).toBeFocused()
})

test('posts that go into the drawer of a narrow window leave the focus to what is in front', async ({
  open
}) => {
  const { app, window } = await open({ post: elevenFilms })
  await resizeWindow(app, 1280, 800)
  await window.getByTitle('Preview', { exact: true }).waitFor()
  await press(window, 'ControlOrMeta+1')
  await postsPanel(window).list.focus()
  await resizeWindow(app, 800, 800)
  await expect(window.getByRole('tab', { name: 'Preview' })).toBeFocused()
})

test('a part that is still being read takes no focus from who went on meanwhile', async ({ open }) => {
  const { app, window } = await open({ post: elevenFilms })
  const source = sourceEditor(window)
  await source.cursorAfter('On the second Friday')
  const letRead = await holdReads(app, 'ProblemsPanel-')
  await press(window, 'ControlOrMeta+4')
  await window.keyboard.type(' of')
  await letRead()
  await problemsPanel(window).region.waitFor()
  await window.waitForTimeout(200)
  await window.keyboard.type(' June')
  await expect.poll(source.text).toContain('On the second Friday of June')
})

test('a cursor at the end of a wrapped line does not call the focus back', async ({ open }) => {
  const paragraph = 'Nobody wanted to go home when the lanterns were lit along the water. '.repeat(12)
  const text = `---\ntitle: Lanterns\n---\n\n${paragraph}\n`
  const { window } = await open({ files: { 'content/lanterns.md': text }, post: 'content/lanterns.md' })
  const source = sourceEditor(window)
  await source.cursorAfter('Nobody wanted')
  await press(window, 'End')
  await press(window, 'ControlOrMeta+2')
  const add = videosPanel(window).addVideo
  await expect(add).toBeFocused()
  // The editor measures with the frames that follow.
  await window.waitForTimeout(200)
  await expect(add).toBeFocused()

  // Undo brings that cursor back.
  await press(window, 'ControlOrMeta+5')
  await press(window, 'End')
  await source.type('x')
  await press(window, 'ControlOrMeta+3')
  const title = detailsPanel(window).field('Title')
  await expect(title).toBeFocused()
  await undo(window)
  await expect.poll(source.text).toBe(text)
  await window.waitForTimeout(200)
  await press(window, 'End')
  await window.keyboard.type(' by the river')
  await expect(title).toHaveValue('Lanterns by the river')
  await expect.poll(source.text).toBe(text.replace('Lanterns', 'Lanterns by the river'))
})

test('an offer’s button that goes gives the focus back to the card', async ({ open }) => {
  const { window } = await open({ post: elevenFilms })
  const videos = videosPanel(window)
  await sourceEditor(window).box.waitFor()
  await press(window, 'ControlOrMeta+2')
  const offer = videos.region.getByRole('status', { name: 'Its section' })

  await videos.videoAt(3).moveDown.focus()
  await press(window, 'Enter')
  await pressButton(window, offer.getByRole('button', { name: 'Move the section too' }))
  await expect(videos.videoAt(4).moveDown).toBeFocused()

  await press(window, 'Enter')
  await pressButton(window, offer.getByRole('button', { name: 'Leave the text as it is' }))
  await expect(videos.videoAt(5).moveDown).toBeFocused()

  await videos.videoAt(2).open()
  await videos.videoAt(2).field('Title').fill('Another title')
  await pressButton(window, offer.getByRole('button', { name: /^Change it/ }))
  await expect(videos.videoAt(2).field('Title')).toBeFocused()

  await videos.videoAt(1).delete.focus()
  await press(window, 'Enter')
  await pressButton(window, videos.undoDeletion)
  await expect(videos.videoAt(1).toggle).toBeFocused()
})

test('any other button that goes gives it back to where the writer was', async ({ open }) => {
  const { app, window } = await open({ post: elevenFilms })
  await resizeWindow(app, 1280, 800)
  const source = sourceEditor(window)
  await source.cursorAfter('## ')
  await app.evaluate(({ clipboard }) =>
    clipboard.writeText('https://youtu.be/aqz-KE-bpKQ\nhttps://youtu.be/WhWc3b3KhnY\n')
  )
  await press(window, 'ControlOrMeta+v')
  await window.getByRole('button', { name: 'Leave them as they are' }).click()
  await expect(source.box).toBeFocused()

  // A dialog whose button is gone when it closes.
  await press(window, 'ControlOrMeta+v')
  await window.getByRole('button', { name: 'Make sections and entries of them' }).click()
  await window.getByRole('dialog').waitFor()
  await press(window, 'Escape')
  await expect(window.getByRole('dialog')).toHaveCount(0)
  await expect(source.box).toBeFocused()
})

test('a key that finds the focus gone only brings it back', async ({ open }) => {
  const { app, window } = await open({ post: elevenFilms })
  const videos = videosPanel(window)
  const source = sourceEditor(window)
  await source.box.waitFor()
  await videos.show()
  const offer = videos.region.getByRole('status', { name: 'Its section' })
  const before = await source.text()
  // While another program is in front, the offer goes with the text that it is for, and nothing takes the focus.
  const loseFocusFrom = async (place: Locator) => {
    await videos.videoAt(3).moveDown.click()
    const button = offer.getByRole('button', { name: 'Move the section too' })
    await button.waitFor()
    await place.focus()
    await button.focus()
    await window.evaluate(() => Object.assign(document, { hasFocus: () => false }))
    await chooseMenuItem(app, 'Edit', 'Undo')
    await expect(button).toHaveCount(0)
    await window.waitForTimeout(200)
    await window.evaluate(() => Reflect.deleteProperty(document, 'hasFocus'))
    expect(await window.evaluate(() => document.activeElement === document.body)).toBe(true)
  }

  await loseFocusFrom(videos.videoAt(1).delete)
  await press(window, 'Enter')
  await expect(videos.videoAt(1).delete).toBeFocused()
  expect(await source.text()).toBe(before)

  await loseFocusFrom(source.box)
  await press(window, 'x')
  await expect(source.box).toBeFocused()
  await press(window, 'y')
  expect((await source.text()).replace('y', '')).toBe(before)

  await undo(window)
  await loseFocusFrom(source.box)
  await press(window, 'ControlOrMeta+2')
  await expect.poll(() => holdsFocus(videos.region)).toBe(true)
})

test('a capital or small letter, Caps Lock or not, is the same key', async ({ open }) => {
  const { window } = await open({ post: elevenFilms })
  const source = sourceEditor(window)
  await source.box.focus()
  const before = await source.text()
  await press(window, 'ControlOrMeta+End')
  await press(window, 'Enter')
  await source.type('one')
  await press(window, 'ControlOrMeta+Home')
  await press(window, 'ControlOrMeta+End')
  await source.type(' two')
  await key(window, 'Z', { shiftKey: false })
  await expect.poll(source.text).toBe(`${before}\none`)
  await key(window, 'z', { shiftKey: true })
  await expect.poll(source.text).toBe(`${before}\none two`)
})

const holdsFocus = (part: Locator): Promise<boolean> =>
  part.evaluate(element => element.contains(document.activeElement))

/** By the keyboard, as someone without a mouse would, once it is there. */
async function pressButton(window: Page, button: Locator): Promise<void> {
  await button.focus()
  await press(window, 'Enter')
}

/** A key press as Caps Lock makes it: the letter says one thing, Shift another. */
function key(window: Page, letter: string, { shiftKey }: { readonly shiftKey: boolean }): Promise<void> {
  return window.evaluate(
    ({ key, shiftKey }) => {
      const mac = navigator.platform.startsWith('Mac')
      document.activeElement?.dispatchEvent(
        new KeyboardEvent('keydown', {
          key,
          code: 'KeyZ',
          keyCode: 90,
          shiftKey,
          ctrlKey: !mac,
          metaKey: mac,
          bubbles: true,
          cancelable: true
        })
      )
    },
    { key: letter, shiftKey }
  )
}

test('what is selected stays in sight while a field has the focus; a cursor alone is the browser’s', async ({
  open
}) => {
  const { window } = await open({ post: elevenFilms })
  const source = sourceEditor(window).box
  await source.waitFor()
  await videosPanel(window).show()
  await press(window, 'ControlOrMeta+5')
  const drawn = window.locator('.cm-selectionBackground')
  const layer = window.locator('.cm-selectionLayer')
  await press(window, 'ArrowDown')
  await expect(layer).toHaveCount(0)
  await press(window, 'Shift+End')
  await expect(drawn.first()).toBeVisible()
  await videosPanel(window).videoAt(0).field('Title').click()
  await expect(drawn.first()).toBeVisible()
  await source.focus()
  await press(window, 'ArrowRight')
  await expect(layer).toHaveCount(0)
})

test('back in the text, what the next key replaces is in sight', async ({ open }) => {
  const { app, window } = await open({ post: elevenFilms })
  await resizeWindow(app, 1280, 800)
  const source = sourceEditor(window)
  await source.select('On the second Friday')
  const selected = window.locator('.cm-line').filter({ hasText: 'On the second Friday' })
  await expect(selected).toBeInViewport()
  await window.locator('.cm-scroller').hover()
  await window.mouse.wheel(0, 6000)
  await expect(selected).not.toBeInViewport()
  await press(window, 'ControlOrMeta+2')
  await expect(source.box).not.toBeFocused()
  await press(window, 'ControlOrMeta+5')
  await expect(selected).toBeInViewport()
})

test('undo takes back what “Replace all” did, while its button has the focus', async ({ open }) => {
  const { window } = await open({ post: elevenFilms })
  const source = sourceEditor(window)
  await source.box.focus()
  const before = await source.text()
  await press(window, 'ControlOrMeta+h')
  await window.getByRole('textbox', { name: 'Find' }).fill('Friday')
  await window.getByRole('textbox', { name: 'Replace with' }).fill('Saturday')
  await window.getByRole('button', { name: 'Replace all' }).click()
  await expect(window.locator('.cm-search-count')).toHaveText(/^\d+ replaced$/)
  expect(await source.text()).toBe(before.replaceAll('Friday', 'Saturday'))
  await undo(window)
  await expect.poll(source.text).toBe(before)
})

test('a button that is only a picture says its name, to the pointer and to the keyboard', async ({
  open
}) => {
  const { window } = await open({ post: elevenFilms })
  const { region, videoAt, show } = videosPanel(window)
  await show()
  const tooltip = window.getByRole('tooltip')
  await videoAt(1).moveUp.hover()
  await expect(tooltip).toHaveText('Move video upAlt+Up')
  // One that follows at once takes its place, and a press ends it.
  await videoAt(1).delete.hover()
  await expect(tooltip).toHaveText('Delete video')
  for (const name of ['More actions', 'More for all videos']) {
    await region.getByRole('button', { name }).first().hover()
    await expect(tooltip).toHaveText(name)
  }
  await window.mouse.move(400, 400)
  await expect(tooltip).toHaveCount(0)
  // A hand that only passes over a button is told nothing, also once it is gone.
  await window.waitForTimeout(700)
  await videoAt(1).moveUp.hover()
  await window.mouse.move(400, 400)
  await window.waitForTimeout(1000)
  await expect(tooltip).toHaveCount(0)
  await videoAt(1).place.focus()
  await press(window, 'Tab')
  await expect(tooltip).toHaveText('Move video upAlt+Up')
  await press(window, 'Escape')
  await expect(tooltip).toHaveCount(0)
})

test('in a narrow window the post that is chosen with Enter has the focus', async ({ open }) => {
  const { app, window } = await open()
  await resizeWindow(app, 800, 800)
  const posts = postsPanel(window)
  const source = sourceEditor(window)
  await posts.row('About the club').click()
  await expect(posts.list).toHaveCount(0)
  await press(window, 'ControlOrMeta+6')
  await expect(posts.list).toBeFocused()
  await press(window, 'Home')
  await press(window, 'Enter')
  await expect(source.box).toBeFocused()
  await expect(posts.list).toHaveCount(0)
  // Also the one that is open already, and one found by the filter.
  await press(window, 'ControlOrMeta+6')
  await press(window, 'Enter')
  await expect(source.box).toBeFocused()
  await press(window, 'ControlOrMeta+6')
  await posts.filter.fill('eleven films')
  await expect(posts.rows).toHaveCount(1)
  await press(window, 'Enter')
  await expect(source.box).toBeFocused()
  await expect(source.box).toContainText('Eleven films')
})

test('the focus has one whole ring', async ({ open }) => {
  const { app, window } = await open({ post: elevenFilms })
  const { show, videoAt } = videosPanel(window)
  await show()
  // The tab has it, and not all that the tab belongs to.
  await press(window, 'ArrowLeft')
  await press(window, 'ArrowRight')
  await expect(window.getByRole('tab', { name: 'Videos' })).toHaveCSS('outline-style', 'solid')
  await expect(window.locator('.side-tabs')).toHaveCSS('outline-style', 'none')
  const date = videoAt(0).field('Upload date')
  const box = date.locator('..')
  await date.focus()
  await expect(box).toHaveCSS('outline-style', 'solid')
  await press(window, 'Tab')
  const button = videoAt(0).item.getByRole('button', { name: 'Choose the day for upload date' })
  await expect(button).toHaveCSS('outline-style', 'solid')
  await expect(box).toHaveCSS('outline-style', 'none')
  await chooseMenuItem(app, 'Post', 'Add videos from links…')
  const links = window.getByRole('textbox', { name: 'Links' })
  await expect(links).toBeFocused()
  await expect(links).toHaveCSS('outline-style', 'solid')
})

test('a calendar begins at its day, by weeks from Monday, and goes before a dialog comes', async ({
  open
}) => {
  const { app, window } = await open({ post: elevenFilms })
  const { show, videoAt } = videosPanel(window)
  await show()
  await videoAt(0).item.getByRole('button', { name: 'Choose the day for upload date' }).focus()
  await press(window, 'Enter')
  const calendar = window.getByRole('dialog', { name: 'Upload date' })
  await expect(calendar.getByRole('button', { name: 'Monday 10 November 2014' })).toBeFocused()
  await expect(calendar.locator('th').first()).toHaveText('Mon')
  await chooseMenuItem(app, 'Post', 'Add videos from links…')
  await expect(window.getByRole('textbox', { name: 'Links' })).toBeFocused()
  await expect(calendar).toHaveCount(0)
  await press(window, 'Escape')
  await expect(videoAt(0).field('Upload date')).toHaveValue('2014-11-10')
})

test('what has the focus in a long list of problems is clear of the head above it', async ({ open }) => {
  const entries = Array.from({ length: 40 }, (_, at) => {
    const id = `aqz-KE-bp${String(at).padStart(2, '0')}`
    return `    - title: Film ${at}\n      embedUrl: https://youtu.be/${id}\n      thumbnailUrl: http://i.ytimg.com/vi/${id}/hqdefault.jpg`
  })
  const films = `---\ntitle: Films\ndate: 2024-06-14\nparams:\n  videoSchema:\n${entries.join('\n')}\n---\n`
  const { app, window } = await open({ files: { 'content/films.md': films }, post: 'content/films.md' })
  await resizeWindow(app, 1280, 800)
  const { count, region, rows } = problemsPanel(window)
  await count.click()
  await expect(rows.nth(39)).toBeAttached()
  await rows.last().getByRole('button').first().focus()
  const head = await region.locator('.panel-head').boundingBox()
  for (let back = 0; back < 39; back += 1) {
    await press(window, 'Shift+Tab')
    const focused = await window.evaluate(() => document.activeElement?.getBoundingClientRect().top ?? 0)
    expect(focused).toBeGreaterThanOrEqual((head?.y ?? 0) + (head?.height ?? 0))
  }
  await expect(window.locator('.problem-go:focus')).toHaveCSS('outline-offset', '-2px')
})
