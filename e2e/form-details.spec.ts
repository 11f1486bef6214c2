/** The form beyond its single fields: locks, posts that lack everything, lists, authors, dates, review. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { postsPanel } from './pages/posts.ts'
import { detailsPanel, videosPanel } from './pages/side.ts'
import { sourceEditor } from './pages/source.ts'
import { save, saveState, undo } from './pages/window.ts'
import { sampleSite } from './support/corpus.ts'
import { resizeWindow } from './support/native.ts'
import { elevenFilms } from './support/shared-sites.ts'
import { expect, test } from './support/test.ts'
import { replaced } from './support/texts.ts'

const read = (file: string): string => readFileSync(file, 'utf8')

test('what cannot be read makes the form say so, and it comes back', async ({ open }) => {
  const broken = '---\ntitle: One\ntitle: Two\nparams:\n  author: ines\n---\nText.\n'
  const cases = [
    broken,
    '+++\ntitle = "One"\n+++\nText.\n',
    '{\n  "title": "One"\n}\n\nText.\n',
    '---\ntitle: "One\ndate: 2020-01-01\n---\nText.\n'
  ]
  for (const text of cases) {
    const { window } = await open({ text })
    const details = detailsPanel(window)
    await details.show()
    await expect(details.region.getByRole('note')).toBeVisible()
    await expect(details.region.getByRole('textbox')).toHaveCount(0)
    await expect(details.region.getByRole('button', { name: /^Go to line \d+$/ })).toBeVisible()
    const videos = videosPanel(window)
    await videos.show()
    await expect(videos.addVideo).toBeDisabled()
    if (text === broken) {
      await details.show()
      await sourceEditor(window).cursorAfter('Two')
      await window.keyboard.press('Home')
      await window.keyboard.type('sub')
      await expect(details.field('Title')).toHaveValue('One')
      await expect(details.field('Subtitle')).toHaveValue('Two')
    }
  }
})

test('what the form cannot edit is locked by itself, and leads to its line', async ({ open }) => {
  const before =
    '---\ntitle: Odd\n? long\n: key\nraw: !custom x\nparams:\n  shelf: &shelf [a]\n  again: *shelf\n  videoSchema:\n    - title: One\n      ? odd\n      : too\n---\nText.\n'
  const { window } = await open({ text: before })
  const details = detailsPanel(window)
  const videos = videosPanel(window)
  const source = sourceEditor(window)
  await details.show()
  await expect(details.region.getByRole('note')).toHaveCount(0)
  await expect(details.field('Long')).not.toBeEditable()
  await expect(details.field('Long')).toHaveAccessibleDescription(/question mark/)
  await expect(details.field('Raw')).not.toBeEditable()
  await details.region.getByRole('button', { name: 'Go to line 3' }).click()
  await expect(window.getByText(/^Ln 3, Col 1$/)).toBeVisible()
  await details.field('Title').fill('Odder')
  await videos.show()
  const card = videos.videoAt(0)
  await expect(card.item.getByRole('textbox', { name: 'Odd', exact: true })).not.toBeEditable()
  await card.field('Title').fill('The first')
  await videos.addVideo.click()
  await window.keyboard.type('The second')
  await expect
    .poll(source.text)
    .toBe(
      before
        .replace('title: Odd', 'title: Odder')
        .replace('title: One', 'title: The first')
        .replace('      : too\n', '      : too\n    - title: The second\n')
    )
})

test('where all of params is locked, the form says it once', async ({ open }) => {
  const { window } = await open({
    text: '---\ntitle: One\nbase: &base\n  shelf: a\nparams: *base\n---\nText.\n'
  })
  const details = detailsPanel(window)
  await details.show()
  await expect(details.region.getByRole('note')).toHaveText(/repeats the value marked “&base”/)
  await expect(details.field('Title')).toBeEditable()
  await details.region.getByRole('note').getByRole('button', { name: 'Replace by a copy' }).click()
  await expect(details.region.getByRole('note')).toHaveCount(0)
})

test('posts without params or videos take both, and give the last video back', async ({ open }) => {
  const { window, file } = await open({ text: '---\r\ntitle: Plain\r\n---\r\nText.\r\n' })
  const videos = videosPanel(window)
  const details = detailsPanel(window)
  const source = sourceEditor(window)
  await videos.show()
  await videos.addVideo.click()
  await expect(videos.videoAt(0).field('Title')).toBeFocused()
  await window.keyboard.type('The only one')
  const withVideo = '---\ntitle: Plain\nparams:\n  videoSchema:\n    - title: The only one\n---\nText.\n'
  await expect.poll(source.text).toBe(withVideo)
  await save(window)
  await expect(saveState(window)).toHaveText('Saved')
  expect(read(file)).toBe(withVideo.replaceAll('\n', '\r\n'))
  await videos.videoAt(0).delete.click()
  await expect(videos.items).toHaveCount(0)
  await expect(videos.addVideo).toBeFocused()
  await expect.poll(source.text).toBe('---\ntitle: Plain\nparams:\n  videoSchema: []\n---\nText.\n')
  await videos.addVideo.click()
  await window.keyboard.type('Back')
  await expect.poll(source.text).toContain('  videoSchema:\n    - title: Back\n')

  await details.show()
  await details.region.getByRole('button', { name: 'Add field' }).click()
  await window.keyboard.type('slug')
  await window.keyboard.press('Enter')
  await expect(details.field('Slug')).toBeFocused()
  await window.keyboard.type('plain-words')
  await expect.poll(source.text).toContain('\nslug: plain-words\n')
  await details.region.getByRole('button', { name: 'Remove Slug' }).click()
  await expect.poll(source.text).not.toContain('slug')
  await expect(details.field('Slug')).toHaveCount(0)
})

test('an author is written in place and chosen again', async ({ open }) => {
  const { window, file } = await open({ post: elevenFilms })
  const before = read(file)
  const details = detailsPanel(window)
  const source = sourceEditor(window)
  await details.show()
  await details.region.getByRole('button', { name: 'Enter name and picture instead' }).click()
  const inPlace = /\n {2}author:\n {4}name: .*\n {4}avatar: .*\n/
  await expect.poll(source.text).toMatch(inPlace)
  await details.field('Name').fill('Somebody Else')
  await expect.poll(source.text).toContain('    name: Somebody Else\n')
  await details.region.getByRole('button', { name: 'Keep the name only' }).click()
  await expect.poll(source.text).toBe(replaced(before, '  author: mara\n', '  author: Somebody Else\n'))
})

test('an alias is replaced by a copy, so that it can be changed', async ({ open }) => {
  const { window } = await open({ text: '---\ntitle: &name One\nlinkTitle: *name\n---\nText.\n' })
  const details = detailsPanel(window)
  await details.show()
  await expect(details.field('Link title')).not.toBeEditable()
  await details.region.getByRole('button', { name: 'Replace by a copy' }).click()
  await details.field('Link title').fill('Two')
  await expect.poll(sourceEditor(window).text).toBe('---\ntitle: &name One\nlinkTitle: Two\n---\nText.\n')
})

test('review shows what a save writes, and takes single changes back', async ({ open }) => {
  const { app, window, file } = await open({ post: elevenFilms })
  const before = read(file)
  await resizeWindow(app, 1280, 800)
  const details = detailsPanel(window)
  await details.show()
  await details.field('Title').fill('Twelve films')
  await details.field('Author').fill('ines')
  await details.field('Author').blur()
  await window.getByRole('button', { name: 'Review changes' }).click()
  const dialog = window.getByRole('dialog', { name: 'Changes since the last save' })
  const putBack = dialog.getByRole('button', { name: 'Put the saved text back here' })
  await expect(putBack).toHaveCount(2)
  // By keyboard too, and back again.
  await putBack.first().press('Enter')
  await expect(putBack).toHaveCount(1)
  await expect(dialog.getByRole('textbox', { name: /^Your text/ })).toBeFocused()
  await undo(window)
  await expect(putBack).toHaveCount(2)
  // Two texts beside each other take the window's width, whichever dialog was seen before.
  expect((await dialog.boundingBox())?.width).toBeGreaterThan(1000)
  await putBack.first().click()
  await expect(putBack).toHaveCount(1)
  await undo(window)
  await expect(putBack).toHaveCount(2)
  await putBack.first().click()
  await dialog.getByRole('button', { name: 'Apply without saving' }).click()
  await expect.poll(sourceEditor(window).text).toBe(replaced(before, 'author: mara', 'author: ines'))
  expect(read(file)).toBe(before)
  await window.getByRole('button', { name: 'Review changes' }).click()
  await expect(dialog.getByRole('button', { name: 'Apply without saving' })).toBeDisabled()
  // What was changed there and not taken over is not lost.
  const yours = dialog.getByRole('textbox', { name: /^Your text/ })
  await yours.press('ControlOrMeta+End')
  await yours.press('Enter')
  await yours.pressSequentially('The end')
  await expect(yours.locator('.cm-line').last()).toHaveText('The end')
  await window.keyboard.press('Escape')
  await expect(dialog).toHaveCount(0)
  const kept = window.getByRole('status').filter({ hasText: 'among the earlier versions' })
  await expect(kept).toBeVisible()
  // Nor when the window is closed over it.
  await window.getByRole('button', { name: 'Review changes' }).click()
  await yours.press('ControlOrMeta+End')
  // The end was folded away: letters go where the cursor is all the same.
  await yours.pressSequentially('The end')
  await expect(yours.locator('.cm-line').last()).toHaveText('The end')
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close())
  const question = window.getByRole('alertdialog', { name: /has unsaved changes/ })
  await question.getByRole('button', { name: 'Cancel' }).click()
  await expect(dialog).toHaveCount(0)
  await expect(kept).toBeVisible()
  await window.getByRole('button', { name: 'Review changes' }).click()
  await dialog.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(saveState(window)).toHaveText('Saved')
  await expect(dialog).toHaveCount(0)
  expect(read(file)).toBe(replaced(before, 'author: mara', 'author: ines'))
})

test('what cannot be written waits in its field, whatever tab is looked at meanwhile', async ({ open }) => {
  const { window } = await open({ post: elevenFilms })
  const source = sourceEditor(window)
  const details = detailsPanel(window)
  const videos = videosPanel(window)
  await videos.show()
  const before = await source.text()
  const card = videos.videoAt(1)
  await card.field('Duration').fill('quite long')
  await details.show()
  await details.field('Date').fill('on Friday')
  await videos.show()
  await expect(card.field('Duration')).toHaveValue('quite long')
  await expect(card.field('Duration')).toHaveAccessibleDescription(/31:26/)
  await card.toggle.click()
  await card.open()
  await expect(card.field('Duration')).toHaveValue('quite long')
  expect(await source.text()).toBe(before)
  await card.field('Duration').fill('1:02:03')
  await details.show()
  await expect(details.field('Date')).toHaveValue('on Friday')
  await undo(window)
  await videos.show()
  // What the text says otherwise since then goes before what was typed.
  expect(await source.text()).toBe(before)
  await expect(card.field('Duration')).not.toHaveValue('quite long')
})

test('what cannot be written waits in a video while another post is in front', async ({ open }) => {
  const { window } = await open()
  const posts = postsPanel(window)
  await posts.open('Eleven films, one night')
  const videos = videosPanel(window)
  await videos.show()
  const card = videos.videoAt(1)
  await card.field('Duration').fill('quite long')
  await posts.open('Machines and rabbits')
  await expect(videos.items).not.toHaveCount(11)
  await expect(saveState(window)).toHaveText('Saved')
  await posts.open('Eleven films, one night')
  await expect(card.field('Duration')).toHaveValue('quite long')
  await card.delete.click()
  await expect(card.field('Duration')).not.toHaveValue('quite long')
  await videos.undoDeletion.click()
  await expect(card.field('Duration')).toHaveValue('quite long')
  await expect(card.field('Duration')).toHaveAccessibleDescription(/31:26/)
})

test('items of a list are moved and added, by buttons and by keys', async ({ open }) => {
  const ann = '  # opens the evening\n  - name: Ann\n    seats: 2\n'
  const bob = '  - name: Bob # second\n    seats: 3\n'
  const post = (...items: readonly string[]) =>
    `---\ntitle: Speakers\nspeakers:\n${items.join('')}---\nText.\n`
  const { window } = await open({ text: post(ann, bob) })
  const details = detailsPanel(window)
  const source = sourceEditor(window)
  await details.show()
  const item = (number: number) => details.region.getByRole('group', { name: `Item ${number}`, exact: true })
  const seats = (number: number) => item(number).getByRole('textbox', { name: 'Seats' })
  await seats(2).fill('many')
  await item(2).getByRole('button', { name: 'Move Item 2 up' }).click()
  await expect.poll(source.text).toBe(post(bob, ann))
  await expect(seats(1)).toHaveValue('many')
  await expect(seats(2)).toHaveValue('2')
  await expect(details.region.getByText('Item 2 is now item 1 of 2')).toBeAttached()
  await expect(item(1).getByRole('button', { name: 'Move Item 1 up' })).toBeDisabled()
  await seats(2).focus()
  await window.keyboard.press('Alt+ArrowUp')
  await expect.poll(source.text).toBe(post(ann, bob))
  await expect(seats(1)).toBeFocused()
  await expect(seats(2)).toHaveValue('many')
  await details.region.getByRole('button', { name: 'Add item to speakers' }).click()
  await expect(item(3).getByRole('textbox', { name: 'Name' })).toBeFocused()
  await window.keyboard.type('Cid')
  await seats(3).fill('4')
  await expect.poll(source.text).toBe(post(ann, bob, '  - name: Cid\n    seats: 4\n'))
  await item(3).getByRole('button', { name: 'Remove Item 3' }).click()
  await expect(item(2).getByRole('button', { name: 'Remove Item 2' })).toBeFocused()
  await expect.poll(source.text).toBe(post(ann, bob))
})

test('what is typed after an item was moved stands in it at the cursor', async ({ open }) => {
  const { window } = await open({
    text: '---\ntitle: Tracks\ntracks:\n  - - one\n    - two\n  - - three\n---\nText.\n'
  })
  const details = detailsPanel(window)
  const source = sourceEditor(window)
  await details.show()
  const track = (number: number) => details.field(`Item ${number}`)
  await track(1).focus()
  await window.keyboard.press('ControlOrMeta+Home')
  await window.keyboard.press('End')
  // As on a slow machine: a frame comes when half a sentence has been typed.
  await window.evaluate(() => {
    const frame = requestAnimationFrame
    globalThis.requestAnimationFrame = task => Number(setTimeout(() => frame(task), 500))
  })
  await window.keyboard.press('Alt+ArrowDown')
  await window.keyboard.type(' and a half')
  await expect(track(2)).toHaveValue('one and a half\ntwo')
  await expect(track(2)).toBeFocused()
  await window.keyboard.press('Alt+ArrowUp')
  await window.keyboard.type('!')
  await expect(track(1)).toHaveValue('one and a half!\ntwo')
  await expect(track(2)).toHaveValue('three')
  await expect.poll(source.text).toContain('tracks:\n  - - one and a half!\n    - two\n  - - three\n')
})

test('items of a list of groups are copied and taken out, whole groups too', async ({ open }) => {
  const before =
    '---\ntitle: Speakers\nspeakers:\n  # opens the evening\n  - name: Ann\n    links: [https://a.example]\n  - name: Bob # second\nhall:\n  name: North\n---\nText.\n'
  const { window } = await open({ text: before })
  const details = detailsPanel(window)
  const source = sourceEditor(window)
  await details.show()
  const group = (name: string) => details.region.getByRole('group', { name, exact: true })
  await group('Item 2').getByRole('button', { name: 'Duplicate Item 2' }).click()
  const three = replaced(
    before,
    '  - name: Bob # second\n',
    '  - name: Bob # second\n  - name: Bob # second\n'
  )
  await expect.poll(source.text).toBe(three)
  await group('Item 3').getByRole('textbox', { name: 'Name' }).fill('Cid')
  await group('Item 3').getByRole('textbox', { name: 'Name' }).blur()
  await expect.poll(source.text).toContain('  - name: Bob # second\n  - name: Cid # second\n')
  await group('Item 1').getByRole('button', { name: 'Remove Item 1' }).click()
  await expect
    .poll(source.text)
    .toBe(
      '---\ntitle: Speakers\nspeakers:\n  - name: Bob # second\n  - name: Cid # second\nhall:\n  name: North\n---\nText.\n'
    )
  await details.region.getByRole('button', { name: 'Remove Hall' }).click()
  await expect.poll(source.text).not.toContain('hall')
  await undo(window)
  await expect.poll(source.text).toContain('hall:\n  name: North\n')
})

test('a date is understood as it is typed, and written as the post writes it', async ({ open }) => {
  const before =
    '---\ntitle: Dates\ndate: Fri, 30 May 2019 09:00:00 +0000\nlastmod: 2020-01-01T10:00:00Z\npublishDate: 2020-01-02 # soon\n---\nText.\n'
  const { window } = await open({ text: before })
  const details = detailsPanel(window)
  const source = sourceEditor(window)
  await details.show()
  await expect(details.field('Date')).toHaveAccessibleDescription('Thursday, 30 May 2019, 09:00 UTC')
  const type = async (field: string, typed: string) => {
    await details.field(field).fill(typed)
    await details.field(field).blur()
  }
  await type('Date', '31 May 2019 10:30 +02:00')
  await type('Lastmod', 'June 17th, 2021 at 9:30 pm')
  await type('Publish date', '18.6.2021')
  const expected = before
    .replace('Fri, 30 May 2019 09:00:00 +0000', 'Fri, 31 May 2019 10:30:00 +0200')
    .replace('2020-01-01T10:00:00Z', '2021-06-17T21:30:00Z')
  await expect.poll(source.text).toBe(expected)
  await expect(details.field('Publish date')).toHaveAccessibleDescription(/must look like 2021-06-17/)
  await type('Publish date', '2021/6/18')
  await expect.poll(source.text).toBe(replaced(expected, '2020-01-02', '2021-06-18'))
  await expect(details.field('Date')).toHaveValue('Fri, 31 May 2019 10:30:00 +0200')
})

test('keywords and pictures are chosen by keyboard', async ({ open }) => {
  const films = read(join(sampleSite, elevenFilms)).replace('params:\n', 'params:\n  cover: cover.jpg\n')
  const { window } = await open({ files: { [elevenFilms]: films } })
  await postsPanel(window).open('Eleven films, one night')
  const details = detailsPanel(window)
  const source = sourceEditor(window)
  await details.show()
  const offers = details.region.getByRole('group', { name: 'Add to keywords' }).getByRole('button')
  await expect(offers.nth(1)).toBeVisible()
  const [first = '', second = ''] = (await offers.allTextContents()).map(text => text.replace('+ ', ''))
  await details.field('Keywords').focus()
  await window.keyboard.press('Tab')
  await expect(offers.nth(0)).toBeFocused()
  await window.keyboard.press('Enter')
  await expect.poll(source.text).toContain(`keywords: [film night, open films, marathon, ${first}]\n`)
  await expect(offers.nth(0)).toHaveText(`+ ${second}`)
  await expect(offers.nth(0)).toBeFocused()

  const choose = details.region.getByRole('button', { name: 'Choose a picture for cover' })
  await choose.focus()
  await window.keyboard.press('Enter')
  const pictures = window.getByRole('listbox', { name: 'Pictures' }).getByRole('option')
  await expect(pictures.nth(0)).toBeFocused()
  await window.keyboard.press('ArrowRight')
  await expect(pictures.nth(1)).toBeFocused()
  const name = (await pictures.nth(1).textContent()) ?? ''
  await window.keyboard.press('Enter')
  await expect(pictures).toHaveCount(0)
  await expect(choose).toBeFocused()
  await expect.poll(source.text).toContain(`  cover: ${name}\n`)
  await expect(details.region.locator('.field-picture')).toBeVisible()
})

test('values in a list keep their spelling when another item is typed', async ({ open }) => {
  const before = '---\ntitle: Reels\nreels: [010, yes, 1.10, "10", 10, a]\nweight: 3\n---\nText.\n'
  const { window } = await open({ text: before })
  const details = detailsPanel(window)
  await details.show()
  await details.field('Reels').fill('010\nyes\n1.10\n10\n10\nb')
  await details.field('Weight').fill('1.10')
  await details.field('Weight').blur()
  await expect
    .poll(sourceEditor(window).text)
    .toBe(before.replace(', a]', ', b]').replace('weight: 3', 'weight: 1.10'))
})
