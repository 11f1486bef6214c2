import type { HugoRuntime } from './hugo-runtime.ts'

const types: Readonly<Record<string, string>> = {
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  gif: 'image/gif',
  webp: 'image/webp',
  svg: 'image/svg+xml'
}

/** Hugo's mark in the names of pictures that it has made: `cover_hu_1a2b3c.png`, before 0.140 `cover_hu1a2b_3_10x0.png`. */
const madeName = /\ssrc=(?:"([^"]*_hu_?[0-9a-f][^"]*\.(\w+))"|([^\s"'>]*_hu_?[0-9a-f][^\s"'>]*\.(\w+)))/g
const maximumBytes = 8_000_000

/**
 * The pictures in a page that Hugo has made from others: they exist in its memory only, where a
 * page of the preview could not load them from.
 *
 * @param sitePath the path in the site's address that published files are not below, e.g. `/sub/`
 * @returns `src` as it stands in the HTML → the picture as a `data:` address
 */
export function madeImages(html: string, sitePath: string, runtime: HugoRuntime): Record<string, string> {
  const images: Record<string, string> = {}
  let total = 0
  for (const [, quoted, quotedType, bare, bareType] of html.matchAll(madeName)) {
    const src = quoted ?? bare ?? ''
    const type = types[(quotedType ?? bareType ?? '').toLowerCase()]
    const path = publishedPath(src, sitePath)
    if (type === undefined || path === null || src in images) continue
    const bytes = runtime.read(`public/${path}`)
    if (bytes.length === 0 || total + bytes.length > maximumBytes) continue
    total += bytes.length
    images[src] = `data:${type};base64,${Buffer.from(bytes).toString('base64')}`
  }
  return images
}

function publishedPath(src: string, sitePath: string): string | null {
  if (!URL.canParse(src, 'https://site.invalid/')) return null
  const path = decodeURIComponent(new URL(src, 'https://site.invalid/').pathname)
  if (path.includes('..')) return null
  return path.startsWith(sitePath) ? path.slice(sitePath.length) : path.replace(/^\//, '')
}
