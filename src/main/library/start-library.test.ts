import { mkdir, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { formatEmbed } from '#core/videos/embed-style.ts'
import type { LibraryBatch, SiteFacts } from '#shared/content.ts'
import { openContentFolder } from '../content/content-folder.ts'
import { bundleEntry } from '../content/testing/bundle-entry.ts'
import { listResources } from './list-resources.ts'
import { startLibrary } from './start-library.ts'

let top: string
let workerPath: string
beforeAll(async () => {
  top = await realpath(await mkdtemp(join(tmpdir(), 'recap-worker-')))
  workerPath = await bundleEntry(join(import.meta.dirname, 'worker.ts'), top, 'library-worker')
})
afterAll(() => rm(top, { recursive: true, force: true }))

async function lay(files: Readonly<Record<string, string | Buffer>>): Promise<void> {
  for (const [name, bytes] of Object.entries(files)) {
    await mkdir(dirname(join(top, name)), { recursive: true })
    await writeFile(join(top, name), bytes)
  }
}

async function start(folder: string, worker = workerPath, silenceMs = 20_000) {
  const opened = await openContentFolder(join(top, folder))
  if (!opened.ok) throw new Error(opened.error.message)
  const batches: LibraryBatch[] = []
  const facts: SiteFacts[] = []
  const said: string[] = []
  const library = startLibrary({
    workerPath: worker,
    folder: opened.value,
    silenceMs,
    onBatch: batch => batches.push(batch),
    onSiteFacts: found => facts.push(found),
    report: sentence => said.push(sentence)
  })
  const done = () =>
    vi.waitFor(() => expect(batches.at(-1)?.done).toBe(true), { timeout: 20_000, interval: 20 })
  return { library, batches, facts, said, done }
}

describe('startLibrary', () => {
  it('reads a site in a worker: its posts, authors and keywords', async () => {
    await lay({
      'films/hugo.yaml': 'title: Films',
      'films/content/a.md': '---\ntitle: A\nkeywords: [Blender, film]\n---\n',
      'films/content/b.md': '---\ntitle: B\nkeywords: [film]\ntags: [blender, blender]\n---\n',
      'films/data/authors.yaml': 'ton:\n  name: Ton R.\n  avatar: authors/ton.png\nfrancesco: {}\n',
      'films/data/authors/andy.toml': 'name = "Andy G."\n',
      'films/data/authors/broken.json': '{'
    })
    const { library, batches, facts, done } = await start('films')
    await done()
    const authors = [
      { id: 'andy', name: 'Andy G.', avatar: null },
      { id: 'francesco', name: 'francesco', avatar: null },
      { id: 'ton', name: 'Ton R.', avatar: 'authors/ton.png' }
    ]
    await vi.waitFor(() => expect(facts.at(-1)).toMatchObject({ authors, keywords: ['blender', 'film'] }))
    expect(facts[0]).toEqual({ authors, keywords: [], fields: [], limits: {} })
    expect(library.siteFacts()).toEqual(facts.at(-1))
    expect(
      batches
        .flatMap(batch => batch.posts)
        .map(post => post.title)
        .sort()
    ).toEqual(['A', 'B'])

    await lay({ 'films/data/authors.yaml': 'ton: {name: Ton}\n' })
    await library.refreshSite()
    expect(library.siteFacts()).toMatchObject({
      authors: [{ id: 'andy' }, { id: 'ton', name: 'Ton' }],
      keywords: ['blender', 'film']
    })
    await library.stop()
  })

  it('learns how most videos are written into the posts', async () => {
    const calls = [
      '{{< youtube id="WhWc3b3KhnY" >}}',
      '{{< youtube eRsGyueVLvQ >}}',
      '{{< youtube id="aqz-KE-bpKQ" >}}'
    ]
    for (const [at, call] of calls.entries()) await lay({ [`written/${at}.md`]: `# Film\n\n${call}\n` })
    const { library, done } = await start('written')
    await done()
    await vi.waitFor(() => expect(library.siteFacts().embeds).toBeDefined())
    const { embeds } = library.siteFacts()
    expect(embeds && formatEmbed('youtube', 'R6MlUcmOul8', embeds)).toBe('{{< youtube id="R6MlUcmOul8" >}}')
    await library.stop()
  })

  it('says nothing any more once it is stopped', async () => {
    for (let n = 0; n < 200; n += 1) await lay({ [`many/${n}.md`]: '# x' })
    const { library, batches } = await start('many')
    await library.stop()
    expect(batches.filter(batch => batch.done)).toEqual([])
  })

  it('ends the list with a note when the worker dies or hangs', async () => {
    await lay({ 'dies.cjs': 'throw new Error("no")', 'hangs.cjs': 'for (;;);', 'x/a.md': '' })
    const dying = await start('x', join(top, 'dies.cjs'))
    await dying.done()
    expect(dying.batches.at(-1)?.notes).toEqual([expect.stringMatching(/^Reading the folder stopped/)])
    expect(dying.said).toEqual(["The library's worker failed: no"])
    const hanging = await start('x', join(top, 'hangs.cjs'), 300)
    await hanging.done()
    expect(hanging.batches.at(-1)?.notes).toEqual([expect.stringMatching(/takes too long to read/)])
    await hanging.library.stop()
  })
})

describe('listResources', () => {
  const png = Buffer.from('89504e470d0a1a0a00', 'hex')
  const names = async (folder: string, id: string) => {
    const result = await listResources(join(top, folder), id)
    if (!result.ok) return result.error.code
    return result.value.map(({ name, isImage }) => (isImage ? `${name} (image)` : name))
  }

  it('lists the files of a bundle with what is really an image', async () => {
    await lay({
      'kit/hugo.toml': '',
      'kit/content/spring/index.md': '',
      'kit/content/spring/cover.png': png,
      'kit/content/spring/really-png.jpg': png,
      'kit/content/spring/lying.png': '<script>alert(1)</script>',
      'kit/content/spring/draw.svg': '<?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg"></svg>',
      'kit/content/spring/page.svg': '<html><svg></svg></html>',
      'kit/content/spring/slides.pdf': '%PDF',
      'kit/content/spring/.DS_Store': 'x',
      'kit/content/spring/notes.md': '',
      'kit/content/spring/img/10.png': png,
      'kit/content/spring/img/9.png': png,
      'kit/content/spring/other/index.md': '',
      'kit/content/spring/other/o.png': png,
      'kit/content/_index.md': '',
      'kit/content/section.png': png,
      'kit/content/plain.md': ''
    })
    expect(await names('kit', 'content/spring/index.md')).toEqual([
      'cover.png (image)',
      'draw.svg (image)',
      'img/9.png (image)',
      'img/10.png (image)',
      'lying.png',
      'page.svg',
      'really-png.jpg (image)',
      'slides.pdf'
    ])
    const [first] =
      (await listResources(join(top, 'kit'), 'content/spring/index.md').then(result =>
        result.ok ? result.value : []
      )) ?? []
    expect(first).toEqual({ name: 'cover.png', path: 'content/spring/cover.png', bytes: 9, isImage: true })
    expect(await names('kit/content/spring', 'index.md')).toContain('cover.png (image)')
  })

  it('gives a section its own files, a plain post of a site none, a loose file its neighbours', async () => {
    expect(await names('kit', 'content/_index.md')).toEqual(['section.png (image)'])
    expect(await names('kit', 'content/plain.md')).toEqual([])
    await lay({ 'loose/a.md': '', 'loose/b.png': png, 'loose/deep/c.png': png })
    expect(await names('loose', 'a.md')).toEqual(['b.png (image)'])
    expect(await names('loose', '../kit/content/plain.md')).toBe('outside-folder')
  })
})
