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

/**
 * Answers with a file of a built page, 404 for whatever is not one.
 *
 * @param folder absolute path of the built page
 * @param pathname of the request's URL; `/` is `index.html`
 */
export async function serveStaticFile(
  folder: string,
  pathname: string,
  options: {
    readonly headers: Readonly<Record<string, string>>
    readonly replaceInHtml?: readonly [placeholder: string, value: string]
  }
): Promise<Response> {
  const path = pathname === '/' ? '/index.html' : pathname
  const type = types[extname(path)]
  if (type === undefined || !plainPath.test(path)) return new Response(null, { status: 404 })
  const bytes = await readFile(join(folder, ...path.split('/'))).catch(() => null)
  if (bytes === null) return new Response(null, { status: 404 })
  const headers = { ...pageHeaders, ...options.headers, 'Content-Type': type }
  if (extname(path) !== '.html' || options.replaceInHtml === undefined)
    return new Response(bytes, { headers })
  const [placeholder, value] = options.replaceInHtml
  return new Response(bytes.toString('utf8').replaceAll(placeholder, value), { headers })
}
