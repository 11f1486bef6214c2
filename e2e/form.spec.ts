/** The form: every field changes its own bytes and no others, and looking changes nothing. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { postsPanel } from './pages/posts.ts'
import { detailsPanel, videosPanel } from './pages/side.ts'
import { sourceEditor } from './pages/source.ts'
import { redo, save, saveState, undo } from './pages/window.ts'
import { corpus, corpusPath, sampleSite, withoutCorpus } from './support/corpus.ts'
import { chooseMenuItem, resizeWindow } from './support/native.ts'
import { expect, test } from './support/test.ts'
import { entryBlocks, replaced, writable } from './support/texts.ts'

const read = (file: string): string => readFileSync(file, 'utf8')

const mayRecap = 'content/blog/2021/0617-may-community-meeting-recap-part-1/index.md'
const elevenFilms = 'content/recaps/2024/0614-eleven-films-one-night/index.md'

/** A field, what is typed into it, and the piece of the text that becomes another by that. */
type Edit = readonly [field: string, typed: string, before: string, after: string]

/** Makes the edits in the panel's fields, and looks after each whether the text is exactly what it should be. */
async function edit(
  window: Page,
  field: (name: string) => ReturnType<Page['locator']>,
  edits: readonly Edit[],
  text: string
): Promise<string> {
  const source = sourceEditor(window)
  let expected = text
  for (const [name, typed, before, after] of edits) {
    await field(name).fill(typed)
    await field(name).blur()
    expected = replaced(expected, before, after)
    await expect.poll(source.text, name).toBe(expected)
  }
  return expected
}

test.describe('a site of real posts', () => {
  test.skip(corpus === null, withoutCorpus)

  test('every field of the May 2021 recap changes its own bytes', async ({ copy, launch }) => {
    const file = join(writable(copy(corpusPath('linkerd-blog'))), mayRecap)
    const before = read(file)
    const { window } = await launch({ open: file })
    const details = detailsPanel(window)
    await details.show()
    let expected = await edit(
      window,
      details.field,
      [
        ['Title', 'Rust, and more', 'title: Linkerd at KubeCon EU\n', 'title: Rust, and more\n'],
        [
          'Description',
          'A short one.',
          '  May\'s Community Meeting was a little different than our typical meetups. Hot\n  off a successful KubeCon EU, we chose to recap the great Linkerd stories told\n  during the conference"\n',
          '  A short one.\n'
        ],
        ['Date', '2021-06-18', 'date: 2021-06-17T00:00:00Z', 'date: 2021-06-18T00:00:00Z'],
        ['Author', 'charles', '  author: jason', '  author: charles'],
        ['Keywords', 'community, rust', 'keywords: [community]', 'keywords: [community, rust]'],
        ['Thumbnail ratio', 'fill', '  thumbnailRatio: fit', '  thumbnailRatio: fill']
      ],
      before
    )
    await details.draft.click()
    const source = sourceEditor(window)
    const withDraft = expected.split('\n').length + 1
    await expect.poll(async () => (await source.text()).split('\n').length).toBe(withDraft)
    expect((await source.text()).replace('draft: true\n', '')).toBe(expected)
    expected = await source.text()

    const videos = videosPanel(window)
    await videos.show()
    const card = videos.videoAt(0)
    await card.open()
    const description =
      '        In his Cloud Native Rust Day talk, Oliver Gould notes that system\n        programming differs from app programming and requires a different\n        language like Rust.\n'
    const entry = entryBlocks(expected)[0] ?? ''
    const entryBefore = entry
    const changed = entry
      .replace('Why the future of the cloud will be built on Rust', 'Another title')
      .replace(description, '        Short.\n')
      .replaceAll('BWL4889RKhU', 'dQw4w9WgXcQ')
      // A new address has https, also where the old one had not.
      .replace('http://i3.ytimg.com', 'https://i3.ytimg.com')
      .replace('2021-05-14', '2020-02-29')
      .replace('PT31M26S', 'PT1H2M3S')
    await card.field('Title').fill('Another title')
    await card.field('Description').fill('Short.')
    await card.field('Video link').fill('https://www.youtube.com/watch?v=dQw4w9WgXcQ&si=abc')
    await card.field('Upload date').fill('2020-02-29')
    await card.field('Duration').fill('1h 2m 3s')
    await card.field('Duration').blur()
    expected = replaced(expected, entryBefore, changed)
    await expect.poll(source.text).toBe(expected)
    await card.field('Thumbnail').fill('cover.jpg')
    expected = replaced(expected, 'https://i3.ytimg.com/vi/dQw4w9WgXcQ/maxresdefault.jpg', 'cover.jpg')
    await expect.poll(source.text).toBe(expected)

    await save(window)
    await expect(saveState(window)).toHaveText('Saved')
    expect(read(file)).toBe(expected)
  })

  test('the May 2021 recap: moved by keyboard and by drag, deleted, added from a link', async ({
    copy,
    launch
  }) => {
    const file = join(writable(copy(corpusPath('linkerd-blog'))), mayRecap)
    await moveDeleteAdd((await launch({ open: file })).window, file, 'BWL4889RKhU')
  })

  test('the older posts take videos, each in the way of its own', async ({ copy, launch }) => {
    for (const seed of ['may-2021-community-meeting-recap.md', 'kubecon-eu-2019-roundup.md']) {
      const file = writable(copy(corpusPath('seeds', seed)))
      const before = read(file)
      const { window, kill } = await launch({ open: file })
      const videos = videosPanel(window)
      await videos.show()
      await videos.addVideo.click()
      const card = videos.videoAt((await videos.items.count()) - 1)
      await card.field('Title').fill('New')
      await card.field('Video link').fill('https://youtu.be/dQw4w9WgXcQ')
      await expect(card.field('Thumbnail')).toHaveValue(/dQw4w9WgXcQ/)
      await save(window)
      await expect(saveState(window)).toHaveText('Saved')
      const after = read(file)
      const added = after.split('\n').filter(line => !before.split('\n').includes(line))
      expect(
        after
          .split('\n')
          .filter(line => !added.includes(line))
          .join('\n')
      ).toBe(before)
      expect(added).toEqual(
        seed.startsWith('may')
          ? [
              '    - title: New',
              '      embedUrl: https://youtu.be/dQw4w9WgXcQ',
              '      thumbnailUrl: https://i3.ytimg.com/vi/dQw4w9WgXcQ/maxresdefault.jpg'
            ]
          : [
              'params:',
              '  videoSchema:',
              '    - title: New',
              '      embedUrl: https://youtu.be/dQw4w9WgXcQ',
              '      thumbnailUrl: https://i.ytimg.com/vi/dQw4w9WgXcQ/maxresdefault.jpg'
            ]
      )
      await kill()
    }
  })
})

/** On a post with eleven videos: every way to change their order and number, with the bytes after each. */
async function moveDeleteAdd(window: Page, file: string, firstId: string): Promise<void> {
  const before = read(file)
  const source = sourceEditor(window)
  const videos = videosPanel(window)
  await videos.show()
  const blocks = entryBlocks(before)
  expect(blocks).toHaveLength(11)
  const list = blocks.join('')
  const order = (...indexes: readonly number[]): string =>
    replaced(before, list, indexes.map(index => blocks[index]).join(''))
  await videos.region.getByRole('button', { name: 'Collapse all' }).click()
  const names = () => videos.items.evaluateAll(items => items.map(item => item.getAttribute('aria-label')))
  const namesBefore = await names()

  await videos.videoAt(0).toggle.focus()
  await window.keyboard.press('Alt+ArrowDown')
  await expect.poll(source.text).toBe(order(1, 0, 2, 3, 4, 5, 6, 7, 8, 9, 10))
  await expect(videos.videoAt(1).toggle).toBeFocused()
  await expect(videos.region.getByText(/ is now video 2 of 11$/)).toBeAttached()
  await window.keyboard.press('Alt+ArrowUp')
  await expect.poll(source.text).toBe(before)

  await videos.videoAt(0).grip.dragTo(videos.items.nth(3))
  await expect.poll(source.text).toBe(order(1, 2, 3, 0, 4, 5, 6, 7, 8, 9, 10))
  await undo(window)
  await expect.poll(source.text).toBe(before)
  // The cards follow the text after its paint: a card that is taken up before is another one.
  await expect.poll(names).toEqual(namesBefore)

  // React Aria's keyboard drag: Enter takes the card up, Tab goes from place to place, Enter puts it down.
  await videos.videoAt(0).grip.focus()
  await window.keyboard.press('Enter')
  // Everything but the places is out of reach once they can be gone through.
  await expect(window.locator('[inert]')).not.toHaveCount(0)
  // It begins at the place that is nearest on the screen.
  await expect(async () => {
    await window.keyboard.press('Tab')
    await expect(videos.items.nth(1)).toHaveAttribute('data-drop', /./, { timeout: 300 })
  }).toPass()
  await window.keyboard.press('Enter')
  await expect.poll(source.text).not.toBe(before)
  await undo(window)
  await expect.poll(source.text).toBe(before)

  await videos.videoAt(10).delete.click()
  await expect.poll(source.text).toBe(order(0, 1, 2, 3, 4, 5, 6, 7, 8, 9))
  await expect(videos.items).toHaveCount(10)
  await videos.undoDeletion.click()
  await expect.poll(source.text).toBe(before)

  await videos.videoAt(2).choose('Duplicate video')
  await expect.poll(source.text).toBe(order(0, 1, 2, 2, 3, 4, 5, 6, 7, 8, 9, 10))
  await undo(window)
  await videos.videoAt(2).choose('Add video before')
  await expect(videos.videoAt(2).field('Title')).toBeFocused()
  await undo(window)
  await expect.poll(source.text).toBe(before)

  await videos.addVideo.click()
  const card = videos.videoAt(11)
  await expect(card.field('Title')).toBeFocused()
  await window.keyboard.type('A new one')
  await card.field('Video link').fill('https://www.youtube.com/live/dQw4w9WgXcQ?si=share')
  await card.field('Duration').fill('31:26')
  await card.field('Duration').blur()
  const first = blocks[0] ?? ''
  const thumbnail = /thumbnailUrl: (.*)/.exec(first)?.[1] ?? ''
  const added = [
    '    - title: A new one',
    '      embedUrl: https://youtu.be/dQw4w9WgXcQ',
    `      thumbnailUrl: ${thumbnail.replace(firstId, 'dQw4w9WgXcQ').replace('http:', 'https:')}`,
    '      duration: PT31M26S',
    ''
  ].join('\n')
  await expect.poll(source.text).toBe(replaced(before, list, list + added))
  await save(window)
  await expect(saveState(window)).toHaveText('Saved')
  expect(read(file)).toBe(replaced(before, list, list + added))
}

test('the sample recap: every field changes its own bytes', async ({ copy, launch }) => {
  const file = join(copy(sampleSite), elevenFilms)
  const before = read(file)
  const { window } = await launch({ open: file })
  const details = detailsPanel(window)
  await details.show()
  let expected = await edit(
    window,
    details.field,
    [
      ['Title', 'Twelve films', 'title: Eleven films, one night', 'title: Twelve films'],
      ['Date', '2024-06-15', 'date: 2024-06-14T21:30:00+02:00', 'date: 2024-06-15T21:30:00+02:00'],
      ['Author', 'ines', '  author: mara', '  author: ines'],
      ['Keywords', 'film night', '[film night, open films, marathon]', '[film night]']
    ],
    before
  )
  const videos = videosPanel(window)
  await videos.show()
  const card = videos.videoAt(0)
  const entry = entryBlocks(expected)[0] ?? ''
  const changed = entry
    .replace('Big Buck Bunny', 'The big rabbit')
    .replaceAll('aqz-KE-bpKQ', 'dQw4w9WgXcQ')
    .replace('2014-11-10', '2014-11-11')
    .replace('PT10M35S', 'PT11M')
  await card.field('Title').fill('The big rabbit')
  await card.field('Video link').fill('https://youtu.be/dQw4w9WgXcQ')
  await card.field('Upload date').fill('2014-11-11')
  await card.field('Duration').fill('11:00')
  await card.field('Duration').blur()
  expected = replaced(expected, entry, changed)
  await expect.poll(sourceEditor(window).text).toBe(expected)
  await save(window)
  await expect(saveState(window)).toHaveText('Saved')
  expect(read(file)).toBe(expected)
})

test('the sample recap: moved by keyboard and by drag, deleted, added from a link', async ({
  copy,
  launch
}) => {
  const file = join(copy(sampleSite), elevenFilms)
  await moveDeleteAdd((await launch({ open: file })).window, file, 'aqz-KE-bpKQ')
})

test('looking at the form, walking through it and opening cards writes nothing', async ({ copy, launch }) => {
  const file = join(copy(sampleSite), elevenFilms)
  const before = read(file)
  const { window } = await launch({ open: file })
  const videos = videosPanel(window)
  const details = detailsPanel(window)
  const source = sourceEditor(window)
  for (const panel of [videos, details]) {
    await panel.show()
    const boxes = panel.region.locator('input, textarea, button')
    const count = Math.min(await boxes.count(), 40)
    for (let index = 0; index < count; index += 1) await boxes.nth(index).focus()
  }
  await videos.show()
  await videos.region.getByRole('button', { name: 'Collapse all' }).click()
  await videos.region.getByRole('button', { name: 'Expand all' }).click()
  await videos.videoAt(4).field('Upload date').focus()
  await window.keyboard.press('Tab')
  await window.keyboard.press('Tab')
  expect(await source.text()).toBe(before)
  await expect(saveState(window)).toHaveText('Saved')
  await undo(window)
  expect(await source.text()).toBe(before)
  expect(read(file)).toBe(before)
})

test('typing in a field is one step back; typing and deleting leaves no trace', async ({ copy, launch }) => {
  const file = join(copy(sampleSite), elevenFilms)
  const before = read(file)
  const { window } = await launch({ open: file })
  const source = sourceEditor(window)
  const videos = videosPanel(window)
  await videos.show()
  const title = videos.videoAt(0).field('Title')
  await title.press('End')
  await window.keyboard.type(': again # and', { delay: 15 })
  await expect(title).toHaveValue('Big Buck Bunny: again # and')
  await expect.poll(source.text).toContain('Big Buck Bunny: again # and')
  for (let key = 0; key < ': again # and'.length; key += 1) await window.keyboard.press('Backspace')
  await expect.poll(source.text).toBe(before)
  await window.keyboard.type(' again', { delay: 15 })
  await expect
    .poll(source.text)
    .toBe(replaced(before, 'title: Big Buck Bunny\n', 'title: Big Buck Bunny again\n'))
  await title.blur()
  const duration = videos.videoAt(0).field('Duration')
  await duration.fill('later')
  await duration.blur()
  await expect(duration).toHaveValue('later')
  await expect(videos.videoAt(0).item).toContainText(/31:26|minutes|duration/i)
  expect(await source.text()).toContain('duration: PT10M35S\n')
})

test('what cannot be written leaves nothing behind of what was typed on the way to it', async ({
  copy,
  launch
}) => {
  const file = join(copy(sampleSite), 'content/recaps/2024/0614-eleven-films-one-night/index.md')
  const before = readFileSync(file, 'utf8')
  const { window } = await launch({ open: file })
  const videos = videosPanel(window)
  await videos.show()
  const duration = videos.videoAt(1).field('Duration')
  const mistype = async () => {
    await duration.click()
    await window.keyboard.press('ControlOrMeta+a')
    await duration.pressSequentially('14:4o', { delay: 60 })
    await window.keyboard.press('Tab')
    await expect(duration).toHaveAccessibleDescription(/31:26/)
    await expect(duration).toHaveValue('14:4o')
  }
  await mistype()
  await expect(saveState(window)).toHaveText('Saved')
  expect(await sourceEditor(window).text()).toBe(before)

  // Undo in the field takes that back, and only then the step before it.
  await videos.videoAt(1).field('Title').press('End')
  await videos.videoAt(1).field('Title').pressSequentially('!')
  await expect.poll(sourceEditor(window).text).not.toBe(before)
  const titled = await sourceEditor(window).text()
  await mistype()
  await duration.focus()
  await undo(window)
  await expect(duration).toHaveValue('14:48')
  expect(await sourceEditor(window).text()).toBe(titled)
  await undo(window)
  await expect.poll(sourceEditor(window).text).toBe(before)

  // So it does where the focus went on, and Escape in the field.
  await mistype()
  await expect(duration).not.toBeFocused()
  await undo(window)
  await expect(duration).toHaveValue('14:48')
  await duration.click()
  await duration.pressSequentially('o')
  await window.keyboard.press('Escape')
  await expect(duration).toHaveValue('14:48')
  expect(await sourceEditor(window).text()).toBe(before)

  // A save says what it leaves out.
  await mistype()
  await save(window)
  await expect(window.getByRole('status').filter({ hasText: 'Saved without “14:4o”' })).toBeVisible()
  expect(readFileSync(file, 'utf8')).toBe(before)

  // Mended, it is written as ever, and is one step back.
  await mistype()
  await duration.fill('14:40')
  await expect.poll(sourceEditor(window).text).toBe(before.replace('PT14M48S', 'PT14M40S'))
})

test('no save and no close leaves out without a word what could not be written', async ({ copy, launch }) => {
  const site = copy(sampleSite)
  const file = join(site, elevenFilms)
  const before = read(file)
  const { app, window } = await launch({ open: site })
  await postsPanel(window).open('Eleven films, one night')
  const videos = videosPanel(window)
  await videos.show()
  const duration = videos.videoAt(1).field('Duration')
  await videos.videoAt(1).open()
  const said = (words: string) => window.getByRole('status').filter({ hasText: words })
  await duration.fill('14:4o')
  await duration.press('Tab')

  // Undo takes it back, redo brings it again.
  await undo(window)
  await expect(duration).toHaveValue('14:48')
  await redo(window)
  await expect(duration).toHaveValue('14:4o')
  await expect(duration).toHaveAccessibleDescription(/31:26/)

  await chooseMenuItem(app, 'File', 'Save all')
  await expect(said('Saved without “14:4o”')).toBeVisible()

  // Closing the post asks first, and leads to the field, whatever is in front.
  await detailsPanel(window).show()
  await window.keyboard.press('ControlOrMeta+w')
  const question = window.getByRole('alertdialog', { name: 'A value cannot be saved' })
  await expect(question).toContainText('“14:4o” – ')
  await question.getByRole('button', { name: 'Show it' }).click()
  await expect(duration).toBeFocused()
  await expect(duration).toHaveValue('14:4o')

  // So does closing the window, also where the post is not in front, and beside what is unsaved.
  await postsPanel(window).open('Machines and rabbits')
  await sourceEditor(window).cursorAfter('Machines')
  await sourceEditor(window).type('x')
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close())
  const both = window.getByRole('alertdialog', { name: /has unsaved changes/ })
  await expect(both).toContainText('“14:4o” – ')
  await both.getByRole('button', { name: 'Cancel' }).click()
  await save(window)
  await expect(saveState(window)).toHaveText('Saved')
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close())
  const closed = window.waitForEvent('close')
  await question.getByRole('button', { name: 'Close without it' }).click()
  await closed
  expect(read(file)).toBe(before)
})

test('autosave says once what it leaves out, when the field is left', async ({ copy, launch }) => {
  const { app, window } = await launch({ open: join(copy(sampleSite), elevenFilms) })
  await expect(() => chooseMenuItem(app, 'File', 'After a pause in typing')).toPass()
  const videos = videosPanel(window)
  await videos.show()
  await videos.videoAt(1).field('Duration').fill('14:4o')
  const said = window.getByRole('status').filter({ hasText: 'Saved without “14:4o”' })
  const source = sourceEditor(window)
  await source.cursorAfter('Eleven films')
  await source.type(',')
  await expect(said).toBeVisible()
  await source.type(' all')
  await expect(saveState(window)).toHaveText('Unsaved changes')
  await expect(saveState(window)).toHaveText('Saved')
  await expect(said).toHaveCount(0)
})

test('a start is written as it is typed, goes without a trace, and is checked', async ({ copy, launch }) => {
  const file = join(copy(sampleSite), elevenFilms)
  const before = read(file)
  const { window } = await launch({ open: file })
  const source = sourceEditor(window)
  const videos = videosPanel(window)
  await videos.show()
  const card = videos.videoAt(1)
  await card.open()
  const start = card.item.getByRole('textbox', { name: 'Starts at' })
  const embed = '{{< youtube "eRsGyueVLvQ" >}}'
  const started = (seconds: number) =>
    replaced(before, embed, embed.replace('"eRsGyueVLvQ"', `id="eRsGyueVLvQ" start="${seconds}"`))

  // It is in the text while the field still has the focus, and a save has it.
  await start.click()
  await start.pressSequentially('1:30', { delay: 30 })
  await save(window)
  await expect.poll(() => read(file)).toBe(started(90))
  await expect(start).toHaveValue('1:30')

  // What is no moment waits in the field, and a save says so.
  await start.pressSequentially('x')
  await start.press('Tab')
  await expect(start).toHaveAccessibleDescription(/1:02:03/)
  await save(window)
  await expect(window.getByRole('status').filter({ hasText: 'Saved without “1:30x”' })).toBeVisible()

  await start.fill('20:00')
  await start.blur()
  await expect.poll(source.text).toBe(started(1200))
  await expect(card.item).toContainText('This video starts at 20:00, but lasts only 14:48.')
  await start.fill('')
  await start.blur()
  await expect.poll(source.text).toBe(before)
  await expect(start).toHaveValue('')
})

test('a link that is no video’s is mended from the text, not by a second entry', async ({ copy, launch }) => {
  const file = join(copy(sampleSite), elevenFilms)
  const before = read(file)
  const { window } = await launch({ open: file })
  const videos = videosPanel(window)
  await videos.show()
  // Each card's menu is called after its video; the tooltip stays short.
  const more = videos.region.getByRole('button', { name: 'More actions Sintel', exact: true })
  await more.hover()
  await expect(window.getByRole('tooltip')).toHaveText('More actions')
  await videos.videoAt(1).open()
  await videos.videoAt(1).field('Video link').fill('https://youtu.be/eRsG')
  const fit = videos.region.getByRole('region', { name: 'Entries and text' })
  await fit.getByRole('button', { name: '1 entry names another video than the text' }).click()
  await expect(fit).toContainText('“Sintel” is in the text, but the link of its entry is no video’s.')
  await expect(fit.getByRole('button', { name: /^Fix/ })).toHaveCount(0)
  await fit.getByRole('button', { name: 'Use the video of the text' }).click()
  await expect.poll(sourceEditor(window).text).toBe(before)
})

test('what moves with the focus in it stays in sight, and beside what is offered', async ({
  copy,
  launch
}) => {
  const { app, window } = await launch({ open: join(copy(sampleSite), elevenFilms) })
  await resizeWindow(app, 1280, 800)
  const videos = videosPanel(window)
  await videos.show()
  const moved = videos.video('Big Buck Bunny')
  const field = moved.field('Description')
  await field.focus()
  const offer = videos.region.locator('.video-notices')
  for (let at = 1; at <= 4; at += 1) {
    await window.keyboard.press('Alt+ArrowDown')
    await expect(videos.videoAt(at).item).toHaveAccessibleName('Big Buck Bunny')
    await expect(field).toBeFocused()
    await expect(field).toBeInViewport({ ratio: 1 })
    const over = await offer.boundingBox()
    const seen = await field.boundingBox()
    expect((seen?.y ?? 0) + (seen?.height ?? 0)).toBeLessThanOrEqual(over?.y ?? 800)
  }
})

test('a field shows its place in the source, and the cursor shows its field', async ({ copy, launch }) => {
  const file = join(copy(sampleSite), elevenFilms)
  const { window } = await launch({ open: file })
  const source = sourceEditor(window)
  const videos = videosPanel(window)
  await videos.show()
  await videos.videoAt(2).field('Video link').focus()
  await expect(window.locator('.cm-form-place')).toHaveText('https://youtu.be/R6MlUcmOul8')
  await source.cursorAfter('PT2M26S')
  await expect(videos.videoAt(3).item).toHaveAttribute('data-at-cursor', 'true')
  await expect(videos.region.locator('.form-field[data-at-cursor]')).toHaveText(/^Duration/)
  await expect(videos.videoAt(3).field('Duration')).toBeInViewport()
})

test('a closed card is low, has room for its title, and tells a cut one whole', async ({ copy, launch }) => {
  const { app, window } = await launch({ open: join(copy(sampleSite), elevenFilms) })
  const { show, videoAt } = videosPanel(window)
  const { field, item, place, toggle } = videoAt(1)
  const long = 'How eleven short films were made in one night by people who had never met, and why it worked'
  await show()
  await field('Title').fill(long)
  await toggle.click()
  for (const [width, height] of [
    [1280, 800],
    [1600, 1000]
  ] as const) {
    await resizeWindow(app, width, height)
    await expect(place).toBeVisible()
    await expect.poll(() => item.evaluate((card: HTMLElement) => card.offsetHeight)).toBe(64)
    const title = item.locator('.card-title')
    const [{ width: room = 0 } = {}, { width: whole = 1 } = {}] = [
      (await title.boundingBox()) ?? {},
      (await item.boundingBox()) ?? {}
    ]
    expect(room / whole).toBeGreaterThan(0.6)
    await toggle.hover()
    await expect(toggle).toHaveAttribute('title', long)
  }
})
