/** The form: every field changes its own bytes and no others, and looking changes nothing. */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { detailsPanel, videosPanel } from './pages/side.ts'
import { sourceEditor } from './pages/source.ts'
import { save, saveState, undo } from './pages/window.ts'
import { corpus, corpusPath, withoutCorpus } from './support/corpus.ts'
import { resizeWindow } from './support/native.ts'
import { elevenFilms } from './support/shared-sites.ts'
import { expect, test } from './support/test.ts'
import { entryBlocks, replaced, writable } from './support/texts.ts'

const read = (file: string): string => readFileSync(file, 'utf8')

const mayRecap = 'content/blog/2021/0617-may-community-meeting-recap-part-1/index.md'

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

  test('the older posts take videos, each in the way of its own', async ({ open }) => {
    for (const seed of ['may-2021-community-meeting-recap.md', 'kubecon-eu-2019-roundup.md']) {
      const before = read(corpusPath('seeds', seed))
      const { window, complaints, file } = await open({ text: before })
      // Its pictures are on its site, which is not here.
      complaints.expect(/404.*recap-media:/)
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
  // It begins at the place that is nearest on the screen; everything but the places is out of reach.
  await expect(videos.items.nth(1)).toHaveAttribute('data-drop', 'after')
  await expect(window.locator('[inert]')).not.toHaveCount(0)
  await window.keyboard.press('Tab')
  await expect(videos.items.nth(2)).toHaveAttribute('data-drop', 'after')
  await expect(videos.items.nth(1)).not.toHaveAttribute('data-drop')
  await expect(videos.items.nth(2).getByRole('button', { name: /^After / })).toBeFocused()
  await window.keyboard.press('Enter')
  await expect.poll(source.text).toBe(order(1, 2, 0, 3, 4, 5, 6, 7, 8, 9, 10))
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

test('the sample recap: every field changes its own bytes', async ({ open }) => {
  const { window, file } = await open({ post: elevenFilms })
  const before = read(file)
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

test('the sample recap: moved by keyboard and by drag, deleted, added from a link', async ({ open }) => {
  const { window, file } = await open({ post: elevenFilms })
  await moveDeleteAdd(window, file, 'aqz-KE-bpKQ')
})

test('a card that goes while it is dragged moves no other one', async ({ open }) => {
  const { window, file } = await open({ post: elevenFilms })
  const videos = videosPanel(window)
  await videos.show()
  const before = read(file)
  const [first = '', second = '', third = ''] = entryBlocks(before)
  const taken = replaced(before, second, '')
  await expect(videos.items).toHaveCount(11)
  // An open card's handle is free, too.
  await videos.videoAt(1).grip.hover()
  await videos.region.getByRole('button', { name: 'Collapse all' }).click()
  await videos.videoAt(1).grip.hover()
  await window.mouse.down()
  // The first move begins the drag, the second goes on with it.
  await videos.items.nth(3).hover()
  await videos.items.nth(3).hover({ position: { x: 40, y: 30 } })
  await expect(videos.items.nth(3)).toHaveAttribute('data-drop', 'after')
  writeFileSync(file, taken)
  await expect(videos.items).toHaveCount(10)
  await expect(videos.region.getByRole('button', { name: /^(After|Before) / })).toHaveCount(0)
  await window.mouse.up()
  await videos.videoAt(1).grip.dragTo(videos.items.nth(0))
  // The next drag moves what it took, and the one before moved nothing.
  await expect.poll(sourceEditor(window).text).toBe(replaced(taken, first + third, third + first))
})

test('looking at the form, walking through it and opening cards writes nothing', async ({ open }) => {
  const { window, file } = await open({ post: elevenFilms })
  const before = read(file)
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

test('typing in a field is one step back; typing and deleting leaves no trace', async ({ open }) => {
  const { window, file } = await open({ post: elevenFilms })
  const before = read(file)
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

test('what moves with the focus in it stays in sight, and beside what is offered', async ({ open }) => {
  const { app, window } = await open({ post: elevenFilms })
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

test('a field shows its place in the source, and the cursor shows its field', async ({ open }) => {
  const { window } = await open({ post: elevenFilms })
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

test('a closed card is low, has room for its title, and tells a cut one whole', async ({ open }) => {
  const { app, window } = await open({ post: elevenFilms })
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
