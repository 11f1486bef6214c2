/**
 * Thumbnails of videos, so that a recap opens with its pictures, offline too,
 * and without the video host's player being asked for anything before a click.
 */
import { mkdir, readdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { readAtMost } from '../read-at-most.ts'
import { drawnThumbnail } from './drawn-thumbnail.ts'
import { mediaType } from './media-types.ts'

/** Where thumbnails come from; a test stands in for the hosts by giving its own. */
export interface ThumbnailHosts {
  /** Serves `/vi/<id>/maxresdefault.jpg` and `/vi/<id>/hqdefault.jpg`. */
  readonly youtubeImages: string
  /** Serves Vimeo's oEmbed answer at `/api/oembed.json?url=…`. */
  readonly vimeo: string
  /** Host names, or their parents, that an oEmbed answer may point to. */
  readonly vimeoImages: readonly string[]
}

export const thumbnailHosts: ThumbnailHosts = {
  youtubeImages: 'https://i.ytimg.com',
  vimeo: 'https://vimeo.com',
  vimeoImages: ['vimeocdn.com']
}

export interface Thumbnail {
  readonly bytes: Uint8Array<ArrayBuffer>
  readonly type: string
  /** True for the placeholder that is drawn where there is no picture. */
  readonly drawn: boolean
}

export interface Thumbnails {
  /** A video's thumbnail; null where host or id are none that exist. Never rejects. */
  readonly read: (host: string, id: string) => Promise<Thumbnail | null>
}

export interface ThumbnailOptions {
  /** Absolute path of the folder that the cache may fill, e.g. `<userData>/thumbnails`. */
  readonly folder: string
  readonly fetch: (
    url: string,
    init: { readonly signal: AbortSignal; readonly redirect: 'error' }
  ) => Promise<Response>
  readonly hosts?: ThumbnailHosts
  /** Bytes that the cache may take; the thumbnails that were not looked at for longest go first. */
  readonly limit?: number
  /** Milliseconds since the epoch. */
  readonly now?: () => number
}

const fetchTimeout = 8_000
const imageByteLimit = 2 * 1024 * 1024
/** A host that could not be reached is asked again after this long; a picture that it has not, after longer. */
const retryAfter = { unreachable: 30_000, none: 3_600_000 } as const

type Fetched = { readonly image: Thumbnail } | { readonly failed: keyof typeof retryAfter }

export function createThumbnails(options: ThumbnailOptions): Thumbnails {
  const { folder, hosts = thumbnailHosts, limit = 128 * 1024 * 1024, now = Date.now } = options
  const underWay = new Map<string, Promise<Thumbnail>>()
  const notBefore = new Map<string, number>()

  async function read(host: string, id: string): Promise<Thumbnail | null> {
    if (!isVideoId(host, id)) return null
    const key = `${host}-${id}`
    const running = underWay.get(key)
    if (running !== undefined) return await running
    const task = find(host, id, key).finally(() => underWay.delete(key))
    underWay.set(key, task)
    return await task
  }

  async function find(host: string, id: string, key: string): Promise<Thumbnail> {
    const cached = await readCached(join(folder, key))
    if (cached !== null) return cached
    if ((notBefore.get(key) ?? 0) > now()) return drawnThumbnail
    const fetched = host === 'youtube' ? await fetchYoutube(id) : await fetchVimeo(id)
    if ('failed' in fetched) {
      notBefore.set(key, now() + retryAfter[fetched.failed])
      return drawnThumbnail
    }
    // A cache that cannot be written costs a picture offline, not the picture now.
    await keep(folder, key, fetched.image.bytes, limit).catch(() => undefined)
    return fetched.image
  }

  async function fetchYoutube(id: string): Promise<Fetched> {
    const large = await fetchImage(`${hosts.youtubeImages}/vi/${id}/maxresdefault.jpg`)
    // Not every video has the large one; all have the smaller.
    if ('failed' in large && large.failed === 'none')
      return await fetchImage(`${hosts.youtubeImages}/vi/${id}/hqdefault.jpg`)
    return large
  }

  async function fetchVimeo(id: string): Promise<Fetched> {
    const page = encodeURIComponent(`https://vimeo.com/${id}`)
    const answer = await get(`${hosts.vimeo}/api/oembed.json?url=${page}&width=1280`)
    if ('failed' in answer) return answer
    const address = thumbnailAddress(answer.bytes, hosts.vimeoImages)
    return address === null ? { failed: 'none' } : await fetchImage(address)
  }

  async function fetchImage(url: string): Promise<Fetched> {
    const answer = await get(url)
    if ('failed' in answer) return answer
    const type = mediaType('.jpg', answer.bytes.subarray(0, 64))
    return type === null ? { failed: 'none' } : { image: { bytes: answer.bytes, type, drawn: false } }
  }

  async function get(
    url: string
  ): Promise<{ readonly bytes: Uint8Array<ArrayBuffer> } | { readonly failed: keyof typeof retryAfter }> {
    try {
      const response = await options.fetch(url, {
        signal: AbortSignal.timeout(fetchTimeout),
        redirect: 'error'
      })
      if (response.status >= 500) return { failed: 'unreachable' }
      if (!response.ok) return { failed: 'none' }
      const bytes = await readAtMost(response, imageByteLimit)
      return bytes === null ? { failed: 'none' } : { bytes }
    } catch {
      return { failed: 'unreachable' }
    }
  }

  return { read }
}

/** YouTube's ids are 11 characters; Vimeo's are numbers. Both become file names, so nothing else passes. */
export function isVideoId(host: string, id: string): boolean {
  if (host === 'youtube') return /^[\w-]{11}$/.test(id)
  return host === 'vimeo' && /^\d{1,12}$/.test(id)
}

/** The picture's address in an oEmbed answer, null unless it is https on one of the hosts. */
function thumbnailAddress(json: Uint8Array, hosts: readonly string[]): string | null {
  try {
    const answer: unknown = JSON.parse(new TextDecoder().decode(json))
    if (typeof answer !== 'object' || answer === null || !('thumbnail_url' in answer)) return null
    const url = new URL(String(answer.thumbnail_url))
    const known = hosts.some(host => url.hostname === host || url.hostname.endsWith(`.${host}`))
    return known && url.protocol === 'https:' ? url.href : null
  } catch {
    return null
  }
}

async function readCached(file: string): Promise<Thumbnail | null> {
  const bytes = await readFile(file).catch(() => null)
  if (bytes === null) return null
  const type = mediaType('.jpg', bytes.subarray(0, 64))
  if (type === null) return null
  const date = new Date()
  // What was looked at last is what goes last.
  await utimes(file, date, date).catch(() => undefined)
  return { bytes: new Uint8Array(bytes), type, drawn: false }
}

async function keep(folder: string, name: string, bytes: Uint8Array, limit: number): Promise<void> {
  await mkdir(folder, { recursive: true })
  const temporary = join(folder, `.${name}.${process.pid}`)
  await writeFile(temporary, bytes)
  await rename(temporary, join(folder, name))
  await shrink(folder, limit)
}

async function shrink(folder: string, limit: number): Promise<void> {
  const names = await readdir(folder)
  const files = await Promise.all(
    names.map(async name => {
      const facts = await stat(join(folder, name)).catch(() => null)
      return { name, bytes: facts?.size ?? 0, at: facts?.mtimeMs ?? 0 }
    })
  )
  let total = files.reduce((sum, file) => sum + file.bytes, 0)
  for (const file of files.sort((a, b) => a.at - b.at)) {
    if (total <= limit) return
    await rm(join(folder, file.name), { force: true })
    total -= file.bytes
  }
}
