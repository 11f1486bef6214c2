/**
 * Which files of a content folder may be shown, decided by extension and by
 * content together: a file whose name lies about it (attack 24: a page called
 * `cat.png`) is not served at all.
 */

type Kind = 'image' | 'sound-or-video'

const kindOfExtension: Readonly<Record<string, Kind>> = {
  '.png': 'image',
  '.apng': 'image',
  '.jpg': 'image',
  '.jpeg': 'image',
  '.gif': 'image',
  '.webp': 'image',
  '.avif': 'image',
  '.bmp': 'image',
  '.ico': 'image',
  '.svg': 'image',
  '.mp3': 'sound-or-video',
  '.m4a': 'sound-or-video',
  '.oga': 'sound-or-video',
  '.ogg': 'sound-or-video',
  '.opus': 'sound-or-video',
  '.wav': 'sound-or-video',
  '.flac': 'sound-or-video',
  '.mp4': 'sound-or-video',
  '.m4v': 'sound-or-video',
  '.mov': 'sound-or-video',
  '.webm': 'sound-or-video',
  '.ogv': 'sound-or-video'
}

/** How many of a file's first bytes {@link mediaType} wants to see. */
export const headLength = 4096

/**
 * The MIME type to serve a file with; null when it must not be served.
 *
 * @param extension with its dot, lower case
 * @param head the file's first {@link headLength} bytes, fewer if it is shorter
 */
export function mediaType(extension: string, head: Uint8Array): string | null {
  const kind = kindOfExtension[extension]
  if (kind === undefined) return null
  return kind === 'image' ? imageType(extension, head) : soundOrVideoType(extension, head)
}

const fontMarks: readonly (readonly [mark: readonly number[], type: string])[] = [
  [[0x77, 0x4f, 0x46, 0x32], 'font/woff2'],
  [[0x77, 0x4f, 0x46, 0x46], 'font/woff'],
  [[0x4f, 0x54, 0x54, 0x4f], 'font/otf'],
  [[0x00, 0x01, 0x00, 0x00], 'font/ttf'],
  [[0x74, 0x72, 0x75, 0x65], 'font/ttf']
]

/** The same for the folder of a style that the writer chose: pictures, sheets and fonts. */
export function styleType(extension: string, head: Uint8Array): string | null {
  if (extension === '.css') return head.includes(0) ? null : 'text/css'
  if (['.woff2', '.woff', '.ttf', '.otf'].includes(extension))
    return fontMarks.find(([mark]) => startsWith(head, 0, mark))?.[1] ?? null
  return kindOfExtension[extension] === 'image' ? imageType(extension, head) : null
}

function imageType(extension: string, head: Uint8Array): string | null {
  if (extension === '.svg') return looksLikeSvg(head) ? 'image/svg+xml' : null
  if (startsWith(head, 0, [0x89, 0x50, 0x4e, 0x47])) return 'image/png'
  if (startsWith(head, 0, [0xff, 0xd8, 0xff])) return 'image/jpeg'
  if (ascii(head, 0, 4) === 'GIF8') return 'image/gif'
  if (ascii(head, 0, 4) === 'RIFF' && ascii(head, 8, 4) === 'WEBP') return 'image/webp'
  if (ascii(head, 4, 4) === 'ftyp' && /avi[fs]|mif1/.test(ascii(head, 8, 24))) return 'image/avif'
  if (ascii(head, 0, 2) === 'BM') return 'image/bmp'
  if (startsWith(head, 0, [0, 0, 1, 0])) return 'image/x-icon'
  return null
}

function soundOrVideoType(extension: string, head: Uint8Array): string | null {
  if (/^(ftyp|moov|mdat|wide|free)$/.test(ascii(head, 4, 4)))
    return extension === '.m4a' ? 'audio/mp4' : 'video/mp4'
  if (startsWith(head, 0, [0x1a, 0x45, 0xdf, 0xa3])) return 'video/webm'
  if (ascii(head, 0, 4) === 'OggS') return extension === '.ogv' ? 'video/ogg' : 'audio/ogg'
  if (ascii(head, 0, 4) === 'RIFF' && ascii(head, 8, 4) === 'WAVE') return 'audio/wav'
  if (ascii(head, 0, 4) === 'fLaC') return 'audio/flac'
  if (ascii(head, 0, 3) === 'ID3' || (head[0] === 0xff && ((head[1] ?? 0) & 0xe0) === 0xe0))
    return 'audio/mpeg'
  return null
}

/** What may stand before an `<svg`: each from its beginning to its end. The ends of a doctype are these two. */
const beforeSvg = [
  ['<?xml', '>'],
  ['<!--', '-->'],
  ['<!doctype', '>']
] as const

/**
 * An `<svg` near the start, after nothing but a prolog, comments and a doctype. Read piece by piece: as one
 * pattern it can take for ever over a few hundred bytes.
 */
function looksLikeSvg(head: Uint8Array): boolean {
  const text = new TextDecoder().decode(head)
  if (text.includes('\0')) return false
  let rest = text.trimStart()
  for (;;) {
    const piece = beforeSvg.find(([begin]) => rest.slice(0, begin.length).toLowerCase() === begin)
    if (piece === undefined) return /^<svg[\s>]/i.test(rest)
    const [begin, end] = piece
    const subset = begin === '<!doctype' ? /^[^>[]*\[/.exec(rest) : null
    const from = subset === null ? begin.length : rest.indexOf(']', subset[0].length)
    const to = from < 0 ? -1 : rest.indexOf(end, from)
    if (to < 0) return false
    rest = rest.slice(to + end.length).trimStart()
  }
}

function startsWith(head: Uint8Array, at: number, bytes: readonly number[]): boolean {
  return bytes.every((byte, index) => head[at + index] === byte)
}

function ascii(head: Uint8Array, at: number, length: number): string {
  return String.fromCharCode(...head.subarray(at, at + length))
}
