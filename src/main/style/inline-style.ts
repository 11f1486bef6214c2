import { posix } from 'node:path'

/** Reads a file of the style's folder: its bytes and type, null where it is not there or may not be read. */
export type ReadStyleFile = (
  path: string
) => Promise<{ readonly bytes: Uint8Array; readonly type: string } | null>

/** Imports within imports: no site goes deeper on purpose. */
const deepest = 6
/** All fonts and pictures of a style together, in bytes. */
const totalLimit = 8 * 1024 * 1024

/**
 * One style sheet with everything in it that it needs from its folder: imported sheets
 * in their place, fonts and pictures as `data:`. What lies on other websites, or
 * outside of the folder, is left out.
 *
 * @param sheets paths below the style's folder
 */
export async function inlineStyle(sheets: readonly string[], read: ReadStyleFile): Promise<string> {
  let total = 0

  async function sheet(path: string, depth: number): Promise<string> {
    const file = depth > deepest ? null : await read(path)
    if (file === null || file.type !== 'text/css') return ''
    const css = new TextDecoder().decode(file.bytes).replaceAll(/\/\*[\s\S]*?\*\/|@charset[^;]*;/g, '')
    const imported = await replaced(css, importRule, async match => {
      const target = match[1] ?? match[2] ?? match[3] ?? match[4] ?? match[5] ?? ''
      const inner = fileAt(target, path)
      const rules = inner === null ? '' : await sheet(inner, depth + 1)
      const media = (match[6] ?? '').trim()
      return media === '' || /^(?:layer|supports)\b/i.test(media) ? rules : `@media ${media} {${rules}}`
    })
    return replaced(imported, address, async ([whole, double, single, bare]) => {
      const target = double ?? single ?? bare ?? ''
      // Of this sheet, or of an imported one that is through already.
      if (/^(?:data:|#)/i.test(target.trim())) return whole
      const inner = fileAt(target, path)
      const found = inner === null ? null : await read(inner)
      total += found?.bytes.length ?? 0
      if (found === null || found.type === 'text/css' || total > totalLimit) return 'url("data:,")'
      return `url("data:${found.type};base64,${Buffer.from(found.bytes).toString('base64')}")`
    })
  }

  const parts: string[] = []
  for (const path of sheets) parts.push(await sheet(path, 0))
  return parts.join('\n')
}

const importRule =
  /@import\s+(?:url\(\s*(?:"([^"]*)"|'([^']*)'|([^)\s]*))\s*\)|"([^"]*)"|'([^']*)')([^;]*);/gi
const address = /url\(\s*(?:"([^"]*)"|'([^']*)'|([^)\s]*))\s*\)/gi

/** The path below the style's folder that an address in a sheet names; null for what lies elsewhere. */
function fileAt(target: string, sheet: string): string | null {
  const own = 'https://style.invalid'
  const base = `${own}/${sheet.split('/').map(encodeURIComponent).join('/')}`
  if (!URL.canParse(target.trim(), base)) return null
  const url = new URL(target.trim(), base)
  if (url.origin !== own) return null
  try {
    const path = posix.normalize(decodeURIComponent(url.pathname)).slice(1)
    return path === '' || path.startsWith('..') ? null : path
  } catch {
    return null
  }
}

async function replaced(
  text: string,
  pattern: RegExp,
  by: (match: RegExpMatchArray) => Promise<string>
): Promise<string> {
  let result = ''
  let from = 0
  for (const match of text.matchAll(pattern)) {
    result += text.slice(from, match.index) + (await by(match))
    from = (match.index ?? 0) + match[0].length
  }
  return result + text.slice(from)
}
