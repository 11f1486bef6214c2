import { mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createThumbnails } from './thumbnails.ts'

const jpeg = (bytes = 100) => Buffer.concat([Buffer.from('ffd8ffe0', 'hex'), Buffer.alloc(bytes)])
const id = 'aqz-KE-bpKQ'
let folder = ''
let asked: string[] = []

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'thumbnails-'))
  asked = []
})
afterEach(() => rm(folder, { recursive: true }))

type Answer = (url: string) => Response | Error

const thumbnails = (answer: Answer, more: { readonly now?: () => number; readonly limit?: number } = {}) =>
  createThumbnails({
    folder,
    fetch: async url => {
      asked.push(url)
      const response = answer(url)
      if (response instanceof Error) throw response
      return response
    },
    ...more
  })

const offline: Answer = () => new Error('offline')

describe('thumbnails', () => {
  it('are fetched once and then come from the disk, offline too', async () => {
    const first = await thumbnails(() => new Response(jpeg())).read('youtube', id)
    expect(first).toMatchObject({ type: 'image/jpeg', drawn: false })
    expect(asked).toEqual([`https://i.ytimg.com/vi/${id}/maxresdefault.jpg`])
    const later = await thumbnails(offline).read('youtube', id)
    expect(later?.drawn).toBe(false)
    expect(asked).toHaveLength(1)
  })

  it('fall back to the size that every video has', async () => {
    const found = await thumbnails(url =>
      url.includes('maxres') ? new Response(null, { status: 404 }) : new Response(jpeg())
    ).read('youtube', id)
    expect(found?.drawn).toBe(false)
    expect(asked.at(-1)).toBe(`https://i.ytimg.com/vi/${id}/hqdefault.jpg`)
  })

  it('are drawn while the host cannot be reached, and asked for again later', async () => {
    let time = 1_000
    const source = thumbnails(offline, { now: () => time })
    expect((await source.read('youtube', id))?.type).toBe('image/svg+xml')
    await source.read('youtube', id)
    expect(asked).toHaveLength(1)
    time += 31_000
    await source.read('youtube', id)
    expect(asked).toHaveLength(2)
    expect(await readdir(folder)).toEqual([])
  })

  it("follow Vimeo's oEmbed to its own picture host only", async () => {
    const oembed = (address: string) => (url: string) =>
      url.includes('oembed') ? Response.json({ thumbnail_url: address }) : new Response(jpeg())
    const found = await thumbnails(oembed('https://i.vimeocdn.com/video/1.jpg')).read('vimeo', '76979871')
    expect(found?.drawn).toBe(false)
    asked = []
    const other = await thumbnails(oembed('https://i.vimeocdn.com.evil.example/1.jpg')).read(
      'vimeo',
      '76979872'
    )
    expect(other?.drawn).toBe(true)
    expect(asked).toHaveLength(1)
  })

  it('are pictures, of a bounded size', async () => {
    const page = await thumbnails(() => new Response('<html>')).read('youtube', id)
    expect(page?.drawn).toBe(true)
    const huge = await thumbnails(() => new Response(jpeg(3_000_000))).read('youtube', id)
    expect(huge?.drawn).toBe(true)
  })

  it('make room for newer ones', async () => {
    const older = join(folder, 'youtube-older-older')
    await writeFile(older, jpeg(1_000))
    // Two files of the same few milliseconds have the same time.
    await utimes(older, new Date(0), new Date(0))
    await thumbnails(() => new Response(jpeg(1_000)), { limit: 1_500 }).read('youtube', id)
    expect(await readdir(folder)).toEqual([`youtube-${id}`])
  })

  it.each([
    ['youtube', '../../secret'],
    ['youtube', ''],
    ['vimeo', 'abc'],
    ['other', id]
  ])('have nothing for %s %j', async (host, video) => {
    expect(await thumbnails(offline).read(host, video)).toBeNull()
    expect(asked).toEqual([])
  })
})
