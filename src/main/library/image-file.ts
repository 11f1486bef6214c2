import { extname } from 'node:path'
import { readStart } from './post-head.ts'

/** What a file of each kind begins with; `at` is an offset in bytes. */
const signatures: Readonly<Record<string, readonly { readonly at: number; readonly bytes: string }[]>> = {
  png: [{ at: 0, bytes: '\x89PNG\r\n\x1a\n' }],
  jpeg: [{ at: 0, bytes: '\xff\xd8\xff' }],
  gif: [
    { at: 0, bytes: 'GIF87a' },
    { at: 0, bytes: 'GIF89a' }
  ],
  webp: [{ at: 8, bytes: 'WEBP' }],
  avif: [
    { at: 4, bytes: 'ftypavif' },
    { at: 4, bytes: 'ftypavis' }
  ],
  bmp: [{ at: 0, bytes: 'BM' }],
  ico: [{ at: 0, bytes: '\0\0\x01\0' }]
}

const kindOf: Readonly<Record<string, string>> = {
  '.png': 'png',
  '.jpg': 'jpeg',
  '.jpeg': 'jpeg',
  '.gif': 'gif',
  '.webp': 'webp',
  '.avif': 'avif',
  '.bmp': 'bmp',
  '.ico': 'ico'
}

/**
 * Whether a file is an image that a browser shows: its name says so and its first
 * bytes are those of some image. Any kind will do: browsers look at the bytes too,
 * and a PNG called `.jpg` is common. A text called `cover.png` is no image.
 */
export async function isImageFile(path: string, name: string): Promise<boolean> {
  const ending = extname(name).toLowerCase()
  if (ending !== '.svg' && kindOf[ending] === undefined) return false
  const head = await firstBytes(path)
  if (ending === '.svg')
    return /^\ufeff?\s*(<\?xml[^>]*>\s*|<!--[\s\S]*?-->\s*|<!DOCTYPE svg[^>]*>\s*)*<svg[\s>]/i.test(
      head.toString('utf8')
    )
  const text = head.toString('latin1')
  return Object.values(signatures).some(forms => forms.some(({ at, bytes }) => text.startsWith(bytes, at)))
}

async function firstBytes(path: string): Promise<Buffer> {
  try {
    return (await readStart(path, 1024)).bytes
  } catch {
    return Buffer.alloc(0)
  }
}
