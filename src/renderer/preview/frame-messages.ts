import type { FromPreview } from '#shared/preview-frame.ts'

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
    case 'go-to-line':
    case 'scrolled':
      if (!('line' in data) || !Number.isSafeInteger(data.line) || Number(data.line) < 1) return null
      return { kind: data.kind, line: Number(data.line) }
    default:
      return null
  }
}

function isNames(value: unknown): value is string[] {
  return Array.isArray(value) && value.length <= 1_000 && value.every(name => typeof name === 'string')
}
