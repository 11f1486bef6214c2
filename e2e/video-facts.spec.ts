/** Facts of videos, asked for at a local server in the shapes that the hosts document, and what search engines read. */
import { chmodSync, readFileSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { videosPanel } from './pages/side.ts'
import { sourceEditor } from './pages/source.ts'
import { undo } from './pages/window.ts'
import { corpus, corpusPath, sampleSite, withoutCorpus } from './support/corpus.ts'
import { chooseMenuItem } from './support/native.ts'
import { test as base, expect } from './support/test.ts'
import { replaced, writable } from './support/texts.ts'

interface Answer {
  readonly status?: number
  readonly body?: unknown
}

interface Source {
  readonly address: string
  readonly asked: string[]
  /** What a path is answered with; 404 where it says nothing. */
  answer: (path: string) => Answer | 'never' | undefined
}

const test = base.extend<{ readonly source: Source }>({
  source: async ({ folder: _folder }, use) => {
    const asked: string[] = []
    const source: Source = { address: '', asked, answer: () => undefined }
    const server: Server = createServer((request, response) => {
      const path = decodeURIComponent(request.url ?? '')
      asked.push(path)
      const answer = source.answer(path)
      if (answer === 'never') return
      const { status = answer === undefined ? 404 : 200, body = {} } = answer ?? {}
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
    })
    await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
    await use(
      Object.assign(source, { address: `http://127.0.0.1:${(server.address() as AddressInfo).port}` })
    )
    server.closeAllConnections()
    server.close()
  }
})

/** Leads the application to the local server, and to a program in yt-dlp's place, in its settings. */
async function useSource(window: Page, source: Source, ytDlp: string, key = ''): Promise<void> {
  await window.keyboard.press('ControlOrMeta+,')
  const dialog = window.getByRole('dialog', { name: 'Settings' })
  await dialog.getByText('Addresses', { exact: true }).click()
  await dialog.getByRole('textbox', { name: 'YouTube oEmbed' }).fill(`${source.address}/oembed`)
  await dialog.getByRole('textbox', { name: 'Vimeo oEmbed' }).fill(`${source.address}/vimeo`)
  await dialog
    .getByRole('textbox', { name: 'YouTube Data API', exact: true })
    .fill(`${source.address}/youtube/v3`)
  await dialog.getByRole('textbox', { name: 'yt-dlp', exact: true }).fill(ytDlp)
  await dialog.getByRole('textbox', { name: 'YouTube Data API key' }).fill(key)
  await dialog.getByRole('button', { name: 'Save' }).click()
  await expect(dialog).toBeHidden()
}

/** Stands in for yt-dlp: knows nothing, and says why. */
function knowsNothing(folder: string, why = '[youtube] x: Private video'): string {
  const file = join(folder, 'yt-dlp')
  writeFileSync(file, `#!/bin/sh\necho 'ERROR: ${why}' >&2\nexit 1\n`)
  chmodSync(file, 0o755)
  return file
}

const apiItem = (id: string, duration: string, publishedAt = '2021-05-14T16:00:00Z') => ({
  kind: 'youtube#video',
  id,
  snippet: { title: 'x', description: '', publishedAt, thumbnails: {} },
  contentDetails: { duration }
})

test('facts of the May 2021 recap are offered beside its own, and written only when chosen', async ({
  copy,
  folder,
  launch,
  source
}) => {
  test.skip(corpus === null, withoutCorpus)
  const file = writable(copy(corpusPath('seeds', 'may-2021-community-meeting-recap.md')))
  const before = readFileSync(file, 'utf8')
  source.answer = path => {
    if (path.startsWith('/youtube/v3/videos'))
      return {
        body: {
          items: [
            apiItem('BWL4889RKhU', 'PT31M26S'),
            apiItem('8oOiqbxGu0U', 'PT43M30S'),
            apiItem('dDW1OoTaMdU', 'PT24M38S', '2021-05-20T00:00:00Z')
          ]
        }
      }
    if (path.includes('BWL4889RKhU'))
      return { body: { title: 'Why the future of the cloud will be built on Rust' } }
    if (path.includes('8oOiqbxGu0U')) return { body: { title: 'Rust in the Cloud: a panel' } }
    if (path.includes('EB6QWpIYMSA')) return { status: 401 }
    return undefined
  }
  const { window } = await launch({ open: file })
  const videos = videosPanel(window)
  await videos.show()
  await useSource(window, source, knowsNothing(folder), 'test-key')
  await videos.region.getByRole('button', { name: 'More for all videos' }).click()
  await window.getByRole('menuitem', { name: 'Fill in the facts…' }).click()
  const dialog = window.getByRole('dialog', { name: 'Fill in the facts' })
  // Its entries have everything: nobody is asked unasked.
  await expect(dialog.getByRole('status')).toContainText('No entry lacks')
  expect(source.asked).toEqual([])
  await dialog.getByRole('button', { name: 'Ask about all' }).click()
  await expect(dialog.getByRole('status')).toHaveText('4 values found.', { timeout: 30_000 })
  const rows = dialog.getByRole('list', { name: 'Videos' }).getByRole('listitem')
  await expect(rows).toHaveCount(11)
  await expect(rows.nth(0)).not.toContainText('Duration')
  await expect(rows.nth(1)).toContainText('43:30instead of 43:28')
  await expect(rows.nth(2)).toContainText('2021-05-20instead of 2021-05-14')
  await expect(rows.nth(3)).toContainText('private or may not be embedded')
  await expect(rows.nth(4)).toContainText('deleted')
  expect(source.asked.find(path => path.startsWith('/youtube/v3'))).toContain('key=test-key')

  // What is there is the writer's: nothing is chosen by itself.
  await expect(dialog.getByRole('button', { name: 'Write values' })).toBeDisabled()
  await rows
    .nth(1)
    .getByRole('checkbox', { name: /^Title/ })
    .click()
  await rows
    .nth(1)
    .getByRole('checkbox', { name: /^Duration/ })
    .click()
  await dialog.getByRole('button', { name: 'Write 2 values' }).click()
  await expect(dialog).toBeHidden()
  const written = replaced(
    replaced(
      replaced(before, 'PT43M28S', 'PT43M30S'),
      '    - title: |-\n        Panel Discussion: Rust in the Cloud\n',
      '    - title: |-\n        Rust in the Cloud: a panel\n'
    ),
    '## Panel Discussion: Rust in the Cloud\n',
    '## Rust in the Cloud: a panel\n'
  )
  await expect.poll(sourceEditor(window).text).toBe(written)
  await undo(window)
  await expect.poll(sourceEditor(window).text).toBe(before)
})

test('what is empty is filled in, from yt-dlp too; asking can be stopped', async ({
  folder,
  launch,
  source
}) => {
  const entry = (title: string, id: string) =>
    `    - title: ${title}\n      embedUrl: https://youtu.be/${id}\n`
  const text = `---\ntitle: Films\nparams:\n  videoSchema:\n${entry('Spring', 'WhWc3b3KhnY')}${entry('Sintel', 'eRsGyueVLvQ')}---\n`
  const file = join(folder, 'films.md')
  writeFileSync(file, text)
  const program = join(folder, 'yt-dlp')
  writeFileSync(
    program,
    '#!/bin/sh\nfor last; do :; done\ncase $last in *WhWc3b3KhnY) echo \'{"duration": 464, "upload_date": "20190404"}\' ;; *) echo "ERROR: gone: Video unavailable" >&2; exit 1 ;; esac\n'
  )
  chmodSync(program, 0o755)
  const { window } = await launch({ open: file })
  await videosPanel(window).show()
  await useSource(window, source, program)
  const fill = async () => {
    await videosPanel(window).region.getByRole('button', { name: 'More for all videos' }).click()
    await window.getByRole('menuitem', { name: 'Fill in the facts…' }).click()
  }
  const dialog = window.getByRole('dialog', { name: 'Fill in the facts' })

  source.answer = () => 'never'
  await fill()
  await expect(dialog.getByRole('status')).toHaveText('Asked about 0 of 2…')
  await dialog.getByRole('button', { name: 'Stop asking' }).click()
  await expect(dialog.getByRole('status')).toHaveText('Stopped. Nothing new was found.')
  await dialog.getByRole('button', { name: 'Cancel' }).click()

  source.answer = () => ({ status: 404 })
  await fill()
  await expect(dialog.getByRole('status')).toHaveText('2 values found.', { timeout: 30_000 })
  await expect(dialog.getByRole('listitem', { name: 'Sintel' })).toContainText(
    'yt-dlp does not find this video'
  )
  // Another program moves the entries meanwhile: values find the one that they were asked for.
  const moved = `---\ntitle: Films\nparams:\n  videoSchema:\n${entry('Sintel', 'eRsGyueVLvQ')}${entry('Spring', 'WhWc3b3KhnY')}---\n`
  writeFileSync(file, moved)
  await expect.poll(sourceEditor(window).text).toBe(moved)
  await dialog.getByRole('button', { name: 'Write 2 values' }).click()
  await expect
    .poll(sourceEditor(window).text)
    .toBe(
      replaced(moved, 'WhWc3b3KhnY\n', 'WhWc3b3KhnY\n      uploadDate: 2019-04-04\n      duration: PT7M44S\n')
    )
})

/** A post of entries that lack everything but title and link, and one that lacks nothing. */
function writeFilms(folder: string, titles: readonly (readonly [title: string, link: string])[]): string {
  const file = join(folder, 'films.md')
  const entries = titles.map(([title, link]) => `    - title: ${title}\n      embedUrl: ${link}\n`).join('')
  const whole =
    '    - title: Whole\n      description: d\n      embedUrl: https://youtu.be/aaaaaaaaaaa\n      thumbnailUrl: https://i.ytimg.com/vi/aaaaaaaaaaa/0.jpg\n      uploadDate: 2019-04-04\n      duration: PT1M\n'
  writeFileSync(file, `---\ntitle: Films\nparams:\n  videoSchema:\n${entries}${whole}---\n`)
  return file
}

test('what a host does not tell of one video keeps it from no other', async ({ folder, launch, source }) => {
  const file = writeFilms(folder, [
    ['Private', 'https://youtu.be/privateAAAA'],
    ['Deleted', 'https://youtu.be/deletedAAAA'],
    ['Too often', 'https://youtu.be/tooOftenAAA'],
    ['Late', 'https://youtu.be/neverAAAAAA'],
    ['Hidden', 'https://vimeo.com/1084537'],
    ['No video', 'https://example.org/film'],
    ['Spring', 'https://youtu.be/WhWc3b3KhnY']
  ])
  source.answer = path => {
    if (path.includes('private')) return { status: 401 }
    if (path.includes('tooOften')) return { status: 429 }
    if (path.includes('never')) return 'never'
    if (path.startsWith('/vimeo')) return { status: 403 }
    if (path.includes('WhWc3b3KhnY'))
      return { body: { thumbnail_url: 'https://i.ytimg.com/vi/WhWc3b3KhnY/0.jpg' } }
    return undefined
  }
  const { window } = await launch({ open: file })
  await videosPanel(window).show()
  await useSource(window, source, knowsNothing(folder))
  await videosPanel(window).region.getByRole('button', { name: 'More for all videos' }).click()
  await window.getByRole('menuitem', { name: 'Fill in the facts…' }).click()
  const dialog = window.getByRole('dialog', { name: 'Fill in the facts' })
  await expect(dialog.getByRole('status')).toHaveText('1 value found.', { timeout: 30_000 })
  const said = async (title: string, sentence: string) =>
    expect(dialog.getByRole('listitem', { name: title, exact: true })).toContainText(sentence)
  await said('Private', 'YouTube says that this video is private or may not be embedded.')
  await said('Deleted', 'YouTube does not know this video: it was deleted, or the link is wrong.')
  await said('Too often', 'YouTube is asked too often just now. Try again in a few minutes.')
  await said('Late', 'YouTube did not answer in time.')
  await said('Hidden', 'Vimeo says that this video is private or may not be embedded.')
  await said('No video', 'Its link is no YouTube or Vimeo video.')
  await said('Spring', 'https://i.ytimg.com/vi/WhWc3b3KhnY/0.jpg')

  // The one that lacks nothing was not asked about; it can be.
  await expect(dialog.getByRole('listitem')).toHaveCount(7)
  expect(source.asked.join()).not.toContain('aaaaaaaaaaa')
  await dialog.getByRole('button', { name: 'Ask about all 8' }).click()
  await expect(dialog.getByRole('listitem')).toHaveCount(8)
  await expect.poll(() => source.asked.join()).toContain('aaaaaaaaaaa')
})

test('that no host can be reached is said once', async ({ folder, launch, source }) => {
  const file = writeFilms(folder, [
    ['Spring', 'https://youtu.be/WhWc3b3KhnY'],
    ['Sintel', 'https://youtu.be/eRsGyueVLvQ'],
    ['Big Buck Bunny', 'https://vimeo.com/1084537']
  ])
  const { window } = await launch({ open: file })
  await videosPanel(window).show()
  const offline = '<urlopen error [Errno -2] Name or service not known>'
  await useSource(window, { ...source, address: 'http://127.0.0.1:9' }, knowsNothing(folder, offline))
  await videosPanel(window).region.getByRole('button', { name: 'More for all videos' }).click()
  await window.getByRole('menuitem', { name: 'Fill in the facts…' }).click()
  const dialog = window.getByRole('dialog', { name: 'Fill in the facts' })
  await expect(
    dialog.getByText('No video host could be reached. Is there a connection to the internet?')
  ).toBeVisible()
  await expect(dialog.getByText('Not reached')).toHaveCount(3)
  await expect(dialog.getByText(/could not be reached/)).toHaveCount(0)
})

test('a video with all that search engines ask for is complete, also where its day has no time zone', async ({
  copy,
  launch
}) => {
  const { window, app } = await launch({
    open: join(copy(sampleSite), 'content/recaps/2025/0516-two-llamas-and-a-sheep')
  })
  await videosPanel(window).show()
  await expect(videosPanel(window).items).toHaveCount(3)
  await expect(() => chooseMenuItem(app, 'Post', 'What search engines read…')).toPass()
  const rows = window
    .getByRole('dialog', { name: 'What search engines read' })
    .getByRole('listitem', { name: /./ })
  await expect(rows).toHaveCount(3)
  for (const row of await rows.all()) {
    await expect(row).toContainText('Complete')
    await expect(row).toContainText('Without a time zone, search engines guess one.')
  }
})

test('what search engines read is shown, checked and copied', async ({ copy, launch }) => {
  test.skip(corpus === null, withoutCorpus)
  const file = writable(copy(corpusPath('seeds', 'may-2021-community-meeting-recap.md')))
  const { window, app } = await launch({ open: file })
  await videosPanel(window).show()
  await videosPanel(window).region.getByRole('button', { name: 'More for all videos' }).click()
  await window.getByRole('menuitem', { name: 'What search engines read…' }).click()
  const dialog = window.getByRole('dialog', { name: 'What search engines read' })
  const first = dialog
    .getByRole('list', { name: 'Videos' })
    .getByRole('listitem', { name: /^Why the future/ })
  await expect(first).toContainText('The thumbnail should have an https address.')
  await expect(first).toContainText('Without a time zone, search engines guess one.')
  await first.getByText('As code (JSON-LD)', { exact: true }).click()
  await expect(first.getByText('"duration": "PT31M26S"')).toBeVisible()
  await dialog.getByRole('button', { name: 'Copy as code (JSON-LD)' }).click()
  await expect(dialog.getByRole('status')).toHaveText('Copied')
  const copied = await app.evaluate(({ clipboard }) => clipboard.readText())
  expect(copied.match(/"@type": "VideoObject"/g)).toHaveLength(11)
})
