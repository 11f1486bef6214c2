import { readFile } from 'node:fs/promises'
import { extname, join } from 'node:path'

/** The kinds of files that the application's own pages consist of. */
const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm'
}

/** What may be in a path: the names that the build writes, and nothing that could leave the folder. */
const plainPath = /^(?:\/[\w][\w.-]*)+$/

/** Headers of our own pages: nothing about them is guessed, passed on, or looked up ahead of a click. */
const pageHeaders = {
  'X-Content-Type-Options': 'nosniff',
  'X-DNS-Prefetch-Control': 'off',
  'Referrer-Policy': 'no-referrer',
  'Permissions-Policy':
    'camera=(), microphone=(), geolocation=(), display-capture=(), usb=(), serial=(), hid=(), midi=(), payment=()'
}

/** A file of a built page as it is served. */
export interface StaticFile {
  readonly headers: Readonly<Record<string, string>>
  readonly bytes: Buffer<ArrayBuffer>
}

export interface StaticFileOptions {
  readonly headers: Readonly<Record<string, string>>
  readonly replaceInHtml?: readonly [placeholder: string, value: string]
}

/** Reads a file by its absolute path, null where there is none. */
type ReadBytes = (path: string) => Promise<Buffer<ArrayBuffer> | null>

const readBytes: ReadBytes = path => readFile(path).catch(() => null)

/** What a built page's HTML names in its head. */
const namedInHead = /(?:src|href)="\.(\/assets\/[^"]+)"/g

/**
 * Reads the files of a page that is just being opened: those that its HTML names, before they are asked for. The
 * page's process takes its time until then, and all of it waits for them.
 */
export function readAhead(
  folder: string
): (pathname: string, options: StaticFileOptions) => Promise<StaticFile | null> {
  const ahead = new Map<string, Promise<Buffer<ArrayBuffer> | null>>()
  const read: ReadBytes = async path => {
    const known = ahead.get(path)
    ahead.delete(path)
    return (await known) ?? readBytes(path)
  }
  return async (pathname, options) => {
    const file = await readStaticFile(folder, pathname, options, read)
    if (file !== null && file.headers['Content-Type'] === types['.html']) {
      ahead.clear()
      for (const [, name = ''] of file.bytes.toString('utf8').matchAll(namedInHead)) {
        const path = join(folder, ...name.split('/'))
        ahead.set(path, readBytes(path))
      }
    }
    return file
  }
}

/**
 * Reads a file of a built page, null for whatever is not one.
 *
 * @param folder absolute path of the built page
 * @param pathname of the request's URL; `/` is `index.html`
 */
async function readStaticFile(
  folder: string,
  pathname: string,
  options: StaticFileOptions,
  read: ReadBytes = readBytes
): Promise<StaticFile | null> {
  const path = pathname === '/' ? '/index.html' : pathname
  const type = types[extname(path)]
  if (type === undefined || !plainPath.test(path)) return null
  const bytes = await read(join(folder, ...path.split('/')))
  if (bytes === null) return null
  const headers = { ...pageHeaders, ...options.headers, 'Content-Type': type }
  if (extname(path) !== '.html' || options.replaceInHtml === undefined) return { headers, bytes }
  const [placeholder, value] = options.replaceInHtml
  return { headers, bytes: Buffer.from(bytes.toString('utf8').replaceAll(placeholder, value)) }
}

/** Answers with {@link readStaticFile}'s file, 404 where there is none. */
export async function serveStaticFile(
  folder: string,
  pathname: string,
  options: StaticFileOptions
): Promise<Response> {
  const file = await readStaticFile(folder, pathname, options)
  if (file === null) return new Response(null, { status: 404 })
  return new Response(file.bytes, { headers: file.headers })
}
