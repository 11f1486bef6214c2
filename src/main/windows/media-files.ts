import { constants } from 'node:fs'
import { type FileHandle, open } from 'node:fs/promises'
import { extname } from 'node:path'
import { Readable } from 'node:stream'
import { previewOrigin } from '#shared/origins.ts'
import { resolveInside } from '../content/path-guard.ts'
import { mediaPolicy } from './csp.ts'
import { headLength, mediaType, styleType } from './media-types.ts'

/** Where the files of an opened content folder are; `site` is the Hugo site that it is or lies in. */
export interface MediaRoots {
  readonly root: string
  readonly site: string | null
  /** The folder of a style that the writer chose: its sheets and fonts are served too. */
  readonly isStyle?: boolean
}

export type FindMediaRoots = (token: string) => MediaRoots | null

/** No picture of a post is larger; what is would only fill memory (attack 24). */
const imageByteLimit = 64 * 1024 * 1024

/** Where Hugo finds what a post addresses from the site's root, in this order. */
const siteFolders = ['static', 'assets', 'content'] as const

/**
 * Answers `recap-media://<token>/<path>` with an image, sound or video of the
 * token's content folder, in ranges where asked for; with `?site` the path counts
 * from the site's `static`, `assets` and `content`. Null means 404: unknown token,
 * a path that leaves the folder, no such file, or not a medium.
 */
export async function serveMedia(request: Request, findRoots: FindMediaRoots): Promise<Response | null> {
  const url = new URL(request.url)
  const path = decodePath(url.pathname)
  const roots = findRoots(url.host)
  if (request.method !== 'GET' || roots === null || path === null) return null
  const file = await findFile(roots, path, url.searchParams.has('site'))
  if (file === null) return null
  // The guard proved an ordinary file; should a FIFO take its place meanwhile, opening does not wait for a writer.
  const handle = await open(file, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0)).catch(() => null)
  if (handle === null) return null
  const typeOf = roots.isStyle === true ? styleType : mediaType
  const response = await answer(
    handle,
    head => typeOf(extname(path).toLowerCase(), head),
    request.headers.get('range')
  ).catch(() => null)
  if (response?.body == null) await handle.close()
  return response
}

/**
 * The path that a URL's pathname spells, null where an encoded separator, NUL or
 * dot segment hides in it: one file has one address (attack 11).
 */
export function decodePath(pathname: string): string | null {
  const parts: string[] = []
  for (const part of pathname.slice(1).split('/')) {
    const name = decode(part)
    if (name === null || name === '' || name === '.' || name === '..' || /[/\\\0]/.test(name)) return null
    parts.push(name)
  }
  return parts.join('/')
}

function decode(part: string): string | null {
  try {
    return decodeURIComponent(part)
  } catch {
    return null
  }
}

async function findFile(roots: MediaRoots, path: string, fromSite: boolean): Promise<string | null> {
  if (!fromSite) return await existing(roots.root, path)
  if (roots.site === null) return null
  for (const folder of siteFolders) {
    // Resolved against the site, not its folder: `static` itself may be a link that leads out.
    const file = await existing(roots.site, `${folder}/${path}`)
    if (file !== null) return file
  }
  return null
}

async function existing(root: string, path: string): Promise<string | null> {
  const resolved = await resolveInside(root, path)
  return resolved.ok && resolved.value.exists ? resolved.value.path : null
}

async function answer(
  handle: FileHandle,
  typeOf: (head: Uint8Array) => string | null,
  range: string | null
): Promise<Response | null> {
  const facts = await handle.stat()
  if (!facts.isFile()) return null
  const { size } = facts
  const head = Buffer.alloc(Math.min(headLength, size))
  await handle.read(head, 0, head.length, 0)
  const type = typeOf(head)
  if (type === null || (type.startsWith('image/') && size > imageByteLimit)) return null
  const headers = {
    'Content-Type': type,
    'Content-Security-Policy': mediaPolicy,
    'X-Content-Type-Options': 'nosniff',
    'Cache-Control': 'no-cache',
    'Accept-Ranges': 'bytes',
    // Fonts are asked for with CORS; nothing else of the folder is given that way.
    ...(type.startsWith('font/') ? { 'Access-Control-Allow-Origin': previewOrigin } : {})
  }
  const part = range === null ? null : parseRange(range, size)
  if (part === 'unsatisfiable')
    return new Response(null, { status: 416, headers: { 'Content-Range': `bytes */${size}` } })
  const { start, end } = part ?? { start: 0, end: size - 1 }
  const stream = Readable.toWeb(handle.createReadStream({ start, end })) as ReadableStream<Uint8Array>
  return new Response(stream, {
    status: part === null ? 200 : 206,
    headers: {
      ...headers,
      'Content-Length': String(end - start + 1),
      ...(part === null ? {} : { 'Content-Range': `bytes ${start}-${end}/${size}` })
    }
  })
}

/**
 * The bytes that a Range header asks for; null for what a server may ignore
 * (another unit, several ranges). Rule: RFC 9110, 14.1.2.
 */
export function parseRange(
  header: string,
  size: number
): { readonly start: number; readonly end: number } | 'unsatisfiable' | null {
  const match = /^bytes=(\d*)-(\d*)$/.exec(header.trim())
  const [first, last] = [match?.[1] ?? '', match?.[2] ?? '']
  if (first === '' && last === '') return null
  if (first === '') {
    const length = Math.min(Number(last), size)
    return length === 0 ? 'unsatisfiable' : { start: size - length, end: size - 1 }
  }
  const start = Number(first)
  if (start >= size) return 'unsatisfiable'
  const end = last === '' ? size - 1 : Math.min(Number(last), size - 1)
  return end < start ? null : { start, end }
}
