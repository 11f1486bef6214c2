/** Open, edit in the text and in the form, undo across both, save, compare the bytes: the work that everything else serves. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { postsPanel } from './pages/posts.ts'
import { detailsPanel, previewPane, videosPanel } from './pages/side.ts'
import { sourceEditor } from './pages/source.ts'
import { save, saveState } from './pages/window.ts'
import { corpus, corpusPath, sampleSite, withoutCorpus } from './support/corpus.ts'
import { expect, test } from './support/test.ts'

/** Replaces the one place where `before` stands; anything else is a mistake in the test. */
function replaced(text: string, before: string, after: string): string {
  const parts = text.split(before)
  expect(parts, `exactly one place of ${JSON.stringify(before)}`).toHaveLength(2)
  return parts.join(after)
}

/** Swaps two neighbouring pieces of text. */
function swapped(text: string, first: string, second: string): string {
  return replaced(text, first + second, second + first)
}

const read = (file: string): string => readFileSync(file, 'utf8')

test.describe('a site of real posts', () => {
  test.skip(corpus === null, withoutCorpus)

  test('the May 2021 recap: eleven videos, text and form, undo across both, exact bytes', async ({
    copy,
    launch
  }) => {
    const site = copy(corpusPath('linkerd-blog'))
    const file = join(site, 'content/blog/2021/0617-may-community-meeting-recap-part-1/index.md')
    const before = read(file)
    const { window } = await launch({ open: site })
    const posts = postsPanel(window)
    await expect(posts.count).toHaveText('89 posts')
    await posts.open('Linkerd at KubeCon EU')
    await expect(saveState(window)).toHaveText('Saved')

    const preview = previewPane(window)
    await expect(preview.videos).toHaveCount(11, { timeout: 60_000 })
    await expect(preview.heading('Why the future of the cloud will be built on Rust')).toBeVisible()

    const source = sourceEditor(window)
    await source.cursorAfter('Here’s a quick'.replace('’', "'"))
    await source.type(' and cheerful')
    await expect(saveState(window)).toHaveText('Unsaved changes')
    await expect(preview.body).toContainText('a quick and cheerful overview')

    const videos = videosPanel(window)
    await videos.show()
    await expect(videos.items).toHaveCount(11)
    const first = videos.video('Why the future of the cloud will be built on Rust')
    await first.open()
    await first.field('Title').fill('Why the cloud will be built on Rust')
    await expect.poll(source.text).toContain('    - title: Why the cloud will be built on Rust\n')
    const duration = videos.videoAt(0).field('Duration')
    await expect(duration).toHaveValue('31:26')
    await duration.fill('32:01')
    await duration.blur()
    await expect.poll(source.text).toContain('duration: PT32M1S\n')
    await videos.videoAt(0).moveDown.click()
    await expect(videos.items.nth(1)).toHaveAccessibleName('Why the cloud will be built on Rust')

    // Back through the move and the duration, and one step forth again.
    await window.keyboard.press('ControlOrMeta+z')
    await expect(videos.items.nth(0)).toHaveAccessibleName('Why the cloud will be built on Rust')
    await window.keyboard.press('ControlOrMeta+z')
    await expect.poll(source.text).toContain('duration: PT31M26S\n')
    await window.keyboard.press('ControlOrMeta+Shift+z')
    await expect.poll(source.text).toContain('duration: PT32M1S\n')

    await save(window)
    await expect(saveState(window)).toHaveText('Saved')
    let expected = replaced(before, "Here's a quick", "Here's a quick and cheerful")
    expected = replaced(
      expected,
      '- title: Why the future of the cloud will be',
      '- title: Why the cloud will be'
    )
    expected = replaced(expected, 'PT31M26S', 'PT32M1S')
    expect(read(file)).toBe(expected)
  })

  test('undoing everything leaves the file as it was', async ({ copy, launch }) => {
    const site = copy(corpusPath('linkerd-blog'))
    const file = join(site, 'content/blog/2021/0617-may-community-meeting-recap-part-1/index.md')
    const before = read(file)
    const { window } = await launch({ open: file })
    const videos = videosPanel(window)
    const source = sourceEditor(window)
    await expect(source.box).toBeVisible()
    await videos.show()
    await videos.videoAt(3).delete.click()
    await expect(videos.items).toHaveCount(10)
    await videos.videoAt(5).moveUp.click()
    await videos.addVideo.click()
    await expect(videos.items).toHaveCount(11)
    await expect(saveState(window)).toHaveText('Unsaved changes')
    for (let step = 0; step < 3; step += 1) await window.keyboard.press('ControlOrMeta+z')
    await expect(saveState(window)).toHaveText('Saved')
    expect(await source.text()).toBe(before)
  })

  for (const seed of ['may-2021-community-meeting-recap.md', 'kubecon-eu-2019-roundup.md']) {
    test(`the older post ${seed}`, async ({ copy, launch }) => {
      const file = copy(corpusPath('seeds', seed))
      const before = read(file)
      const { window, complaints } = await launch({ open: file })
      // Its pictures are on its site, which is not here.
      complaints.expect(/404.*recap-media:/)
      const source = sourceEditor(window)
      await expect.poll(source.text).toBe(before)
      await expect(previewPane(window).body).toContainText(/KubeCon/, { timeout: 60_000 })

      const details = detailsPanel(window)
      await details.show()
      const title = details.field('Title')
      const words = await title.inputValue()
      await title.fill(`${words} again`)
      await details.draft.click()
      await save(window)
      await expect(saveState(window)).toHaveText('Saved')
      const after = read(file)
      const changed = after.split('\n').filter(line => !before.split('\n').includes(line))
      expect(changed).toEqual(
        seed.startsWith('may')
          ? ['title: Linkerd at KubeCon EU again', 'draft: true']
          : ["title: 'KubeCon EU 2019 Roundup again'", 'draft: true']
      )
      const without = after
        .replace(' again', '')
        .replace(/^draft: true\n/m, seed.startsWith('may') ? '' : 'draft: false\n')
      expect(without).toBe(before)
    })
  }
})

test('the sample site: the same work from the window to the disk', async ({ copy, launch }) => {
  const site = copy(sampleSite)
  const { window } = await launch({ open: site })
  const posts = postsPanel(window)
  await expect(posts.rows.first()).toBeVisible()
  const row = posts.list.getByRole('option').filter({ hasText: '11 videos' })
  await row.click()
  await expect(previewPane(window).videos).toHaveCount(11, { timeout: 60_000 })
  const source = sourceEditor(window)
  const before = await source.text()
  const videos = videosPanel(window)
  await videos.show()
  const name = (await videos.items.nth(0).getAttribute('aria-label')) ?? ''
  const second = (await videos.items.nth(1).getAttribute('aria-label')) ?? ''
  await videos.videoAt(1).moveUp.click()
  await expect(videos.items.nth(0)).toHaveAccessibleName(second)
  await save(window)
  await expect(saveState(window)).toHaveText('Saved')
  const entries = before.slice(before.indexOf(`    - title: ${name}`), before.indexOf('\n---\n') + 1)
  const blocks = entries.split(/^(?= {4}- title:)/m)
  expect(blocks).toHaveLength(11)
  expect(await source.text()).toBe(swapped(before, blocks[0] ?? '', blocks[1] ?? ''))
})
