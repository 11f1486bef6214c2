/** The video workbench: entries and text kept together, compared byte by byte. */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { videosPanel } from './pages/side.ts'
import { sourceEditor } from './pages/source.ts'
import { save, saveState, undo } from './pages/window.ts'
import { corpus, corpusPath, sampleSite, withoutCorpus } from './support/corpus.ts'
import { expect, test } from './support/test.ts'
import { entryBlocks, replaced, writable } from './support/texts.ts'

const read = (file: string): string => readFileSync(file, 'utf8')

const mayRecap = 'content/blog/2021/0617-may-community-meeting-recap-part-1/index.md'
const elevenFilms = 'content/recaps/2024/0614-eleven-films-one-night/index.md'

/** The lines of a section: from its heading to the next one of the second level. */
function sectionOf(text: string, heading: string): string {
  const from = text.indexOf(`\n## ${heading}\n`) + 1
  expect(from).toBeGreaterThan(0)
  const next = text.indexOf('\n## ', from)
  return text.slice(from, next < 0 ? text.length : next + 1)
}

test.describe('the May 2021 recap', () => {
  test.skip(corpus === null, withoutCorpus)

  const places = [
    ['of the seeds', () => corpusPath('seeds', 'may-2021-community-meeting-recap.md'), ''],
    ['of the site', () => corpusPath('linkerd-blog'), mayRecap]
  ] as const

  for (const [name, source, inside] of places) {
    test(`what does not fit is said and mended in one step, ${name}`, async ({ copy, launch }) => {
      const file = join(writable(copy(source())), inside)
      const whole = read(file)
      // One video out of the text, one entry out of the list, two entries in the other's place.
      const blocks = entryBlocks(whole)
      const [first = '', second = '', , fourth = ''] = blocks
      let broken = replaced(whole, '{{< youtube "dDW1OoTaMdU" >}}\n\n', '')
      broken = replaced(broken, first + second, second + first)
      broken = replaced(broken, fourth, '')
      writeFileSync(file, broken)

      const { window } = await launch({ open: file })
      const videos = videosPanel(window)
      await videos.show()
      const fits = videos.region.getByRole('region', { name: 'Entries and text' })
      await expect(fits.getByRole('button', { expanded: false })).toHaveText(
        '1 video is not in the text · 1 video of the text has no entry · 1 entry is out of order'
      )
      await fits.getByRole('button', { expanded: false }).click()
      await expect(fits.getByRole('listitem')).toHaveCount(3)

      const editor = sourceEditor(window)
      await fits.getByRole('button', { name: 'Put it into the text' }).click()
      const withEmbed = broken.replace(
        'handy.\n\n## Rapid',
        'handy.\n\n{{< youtube "dDW1OoTaMdU" >}}\n\n## Rapid'
      )
      await expect.poll(editor.text).toBe(withEmbed)
      await undo(window)
      await expect.poll(editor.text).toBe(broken)

      await fits.getByRole('button', { name: 'Fix all' }).click()
      await expect(videos.region.getByRole('status', { name: 'Entries and text' })).toHaveText(
        'Entries and text have the same videos, in the same order.'
      )
      const added = [
        '    - title: Rapid Experimentation Simplified with Linkerd\n',
        '      embedUrl: https://youtu.be/EB6QWpIYMSA\n',
        '      thumbnailUrl: http://i3.ytimg.com/vi/EB6QWpIYMSA/maxresdefault.jpg\n'
      ].join('')
      await expect.poll(editor.text).toBe(replaced(whole, fourth, added))
      await undo(window)
      await expect.poll(editor.text).toBe(broken)
    })
  }

  test('a card takes its section along, and the lines are shown before', async ({ copy, launch }) => {
    const file = writable(copy(corpusPath('seeds', 'may-2021-community-meeting-recap.md')))
    const whole = read(file)
    const { window } = await launch({ open: file })
    const videos = videosPanel(window)
    await videos.show()
    const editor = sourceEditor(window)
    const [first = '', second = ''] = entryBlocks(whole)
    const rust = sectionOf(whole, 'Why the future of the cloud will be built on Rust')
    const panel = sectionOf(whole, 'Panel Discussion: Rust in the Cloud')

    await videos.videoAt(0).moveDown.click()
    const entryOnly = replaced(whole, first + second, second + first)
    await expect.poll(editor.text).toBe(entryOnly)
    const offer = videos.region.getByRole('status', { name: 'Its section' })
    await expect(offer).toContainText(
      'Its section is where it was: lines 138 to 153 would go behind “Panel Discussion: Rust in the Cloud”.'
    )
    await expect(offer.getByRole('listitem').first()).toHaveText(
      '## Why the future of the cloud will be built on Rust'
    )
    await offer.getByRole('button', { name: 'Move the section too' }).click()
    const both = replaced(entryOnly, rust + panel, panel + rust)
    await expect.poll(editor.text).toBe(both)
    await undo(window)
    await expect.poll(editor.text).toBe(whole)

    // The other way round: the section is moved, and takes its entry along.
    await editor.cursorAfter('In his Cloud Native Rust Day talk, Buoyant')
    await window.keyboard.press('ControlOrMeta+Shift+PageDown')
    await expect.poll(editor.text).toBe(both)
    await window.keyboard.press('ControlOrMeta+Shift+PageUp')
    await expect.poll(editor.text).toBe(whole)
  })

  test('renaming offers the heading, deleting the section', async ({ copy, launch }) => {
    const file = writable(copy(corpusPath('seeds', 'may-2021-community-meeting-recap.md')))
    const whole = read(file)
    const { window } = await launch({ open: file })
    const videos = videosPanel(window)
    await videos.show()
    const editor = sourceEditor(window)
    const card = videos.videoAt(2)
    await card.open()
    await card.field('Title').fill('COVID tests by the thousand')
    const offer = videos.region.getByRole('status', { name: 'Its section' })
    await offer.getByRole('button', { name: 'Change it to “COVID tests by the thousand”' }).click()
    const renamed = whole.replaceAll('Scheduling 68k COVID Tests with Linkerd', 'COVID tests by the thousand')
    await expect.poll(editor.text).toBe(renamed)
    await undo(window)
    await expect.poll(editor.text).toBe(whole)

    await videos.videoAt(2).delete.click()
    await offer.getByRole('button', { name: 'Delete the section too' }).click()
    const [, , third = ''] = entryBlocks(whole)
    const without = replaced(
      replaced(whole, third, ''),
      sectionOf(whole, 'Scheduling 68k COVID Tests with Linkerd'),
      ''
    )
    await expect.poll(editor.text).toBe(without)
    await save(window)
    await expect(saveState(window)).toHaveText(/^Saved/)
    expect(read(file)).toBe(without)
  })
})

test('a card says where its video stands, and goes there', async ({ copy, launch }) => {
  const { window } = await launch({ open: join(copy(sampleSite), elevenFilms) })
  const videos = videosPanel(window)
  await videos.show()
  const place = videos.videoAt(4).item.getByRole('button', { name: /^Show in the text/ })
  await expect(place).toHaveText('in its section')
  await place.click()
  await expect(sourceEditor(window).box).toBeFocused()
})
