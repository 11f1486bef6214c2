import type { ExportedPage, FromPreview } from '#shared/preview-frame.ts'

/**
 * A message of the preview frame, null for anything that is not one. The frame
 * shows a stranger's page: should that page ever get at its port, it still cannot
 * make the window do more than these.
 */
export function readFrameMessage(data: unknown): FromPreview | null {
  if (typeof data !== 'object' || data === null || !('kind' in data)) return null
  switch (data.kind) {
    case 'ready':
      return { kind: 'ready' }
    case 'shown': {
      if (!('post' in data && 'blockedImages' in data && 'blockedHosts' in data)) return null
      const { post, blockedImages, blockedHosts } = data
      if (typeof post !== 'string' || typeof blockedImages !== 'number' || !isNames(blockedHosts)) return null
      return { kind: 'shown', post, blockedImages, blockedHosts }
    }
    case 'link': {
      if (!('target' in data && 'href' in data)) return null
      const { target, href } = data
      if ((target !== 'external' && target !== 'post') || typeof href !== 'string') return null
      return { kind: 'link', target, href: href.slice(0, 4_000) }
    }
    case 'player-time':
      return readPlayerTime(data)
    case 'go-to-line':
      if (!('line' in data) || !Number.isSafeInteger(data.line) || Number(data.line) < 1) return null
      return { kind: 'go-to-line', line: Number(data.line) }
    case 'exported': {
      if (!('number' in data && 'page' in data) || typeof data.number !== 'number') return null
      return { kind: 'exported', number: data.number, page: readExportedPage(data.page) }
    }
    case 'scrolled':
      if (!('line' in data) || !Number.isFinite(data.line) || Number(data.line) < 1) return null
      return { kind: 'scrolled', line: Number(data.line) }
    default:
      return null
  }
}

/** More than any post with its pictures taken out. */
const exportedAtMost = 30_000_000

function readExportedPage(page: unknown): ExportedPage | null {
  if (typeof page !== 'object' || page === null) return null
  if (!('html' in page && 'pictures' in page && 'key' in page && 'codeStyle' in page)) return null
  const { html, pictures, key, codeStyle } = page
  if (typeof html !== 'string' || html.length > exportedAtMost || !isNames(pictures)) return null
  if (typeof key !== 'string' || !/^[\da-f-]{36}$/.test(key)) return null
  if (typeof codeStyle !== 'string' || codeStyle.length > 1_000_000) return null
  return { html, pictures, key, codeStyle }
}

function isNames(value: unknown): value is string[] {
  return Array.isArray(value) && value.length <= 1_000 && value.every(name => typeof name === 'string')
}

function readPlayerTime(data: object): FromPreview | null {
  if (!('host' in data && 'id' in data && 'seconds' in data && 'duration' in data)) return null
  const { host, id, seconds, duration } = data
  if ((host !== 'youtube' && host !== 'vimeo') || typeof id !== 'string' || !/^[\w-]{1,20}$/.test(id))
    return null
  if (!isTime(seconds) || !isTime(duration)) return null
  return { kind: 'player-time', host, id, seconds, duration }
}

function isTime(value: unknown): value is number | null {
  return value === null || (typeof value === 'number' && value >= 0 && value <= 86_400)
}
