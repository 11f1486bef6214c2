import type { PageAddress } from '#shared/preview-frame.ts'

/** Where a picture, sound or video of the post comes from. */
export type PictureAddress =
  | { readonly kind: 'local'; readonly url: string }
  | { readonly kind: 'inline' }
  | { readonly kind: 'remote'; readonly url: string; readonly host: string }
  /** Leads out of the opened folder, or is of a scheme that nothing is shown from. */
  | { readonly kind: 'refused' }

export interface PictureBase {
  /** `recap-media://<token>` */
  readonly mediaOrigin: string
  /** The post's own folder, relative to the content folder. */
  readonly baseFolder: string
  readonly address: PageAddress | null
}

/** A host that no address can name: what resolves to it is of the post's own site. */
const ownSite = 'https://this-site.invalid'

/**
 * Sorts the address of an image, sound or video and says where this application
 * has it. It is resolved as a browser resolves it on the published page: what then
 * lies below the page's address lies beside the post, what else lies below the
 * site's is looked for in its `static`, `assets` and `content`.
 */
export function pictureAddress(written: string, base: PictureBase): PictureAddress {
  if (/^data:image\//i.test(written.trim())) return { kind: 'inline' }
  const page = base.address?.page ?? `/${encodePath(base.baseFolder)}${base.baseFolder === '' ? '' : '/'}`
  const pageUrl = new URL(page, ownSite)
  const siteUrl = new URL(base.address?.site ?? '/', ownSite)
  if (written.trim() === '' || !URL.canParse(written, pageUrl)) return { kind: 'refused' }
  const url = new URL(written, pageUrl)
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return { kind: 'refused' }
  if (url.origin !== siteUrl.origin) return { kind: 'remote', url: url.href, host: url.host }
  return base.address === null ? inFolder(written, url, base) : onSite(url, pageUrl, siteUrl, base)
}

/** Without a site: relative addresses count from the post, those with `/` from the content folder. */
function inFolder(written: string, url: URL, base: PictureBase): PictureAddress {
  if (/^\s*[/\\]/.test(written)) return media(base, url.pathname, '?site')
  // The URL parser stops at the root where `..` goes on: that would show another picture than the one meant.
  const depth = base.baseFolder === '' ? 0 : base.baseFolder.split('/').length
  return climbs(written) > depth ? { kind: 'refused' } : media(base, url.pathname, '')
}

function onSite(url: URL, page: URL, site: URL, base: PictureBase): PictureAddress {
  const beside = url.pathname.startsWith(page.pathname) && page.pathname.endsWith('/')
  if (beside) {
    const folder = base.baseFolder === '' ? '' : `${encodePath(base.baseFolder)}/`
    return media(base, `/${folder}${url.pathname.slice(page.pathname.length)}`, '')
  }
  const root = site.pathname.replace(/\/$/, '')
  if (!url.pathname.startsWith(`${root}/`)) return { kind: 'refused' }
  return media(base, url.pathname.slice(root.length), '?site')
}

function media(base: PictureBase, pathname: string, query: string): PictureAddress {
  return { kind: 'local', url: `${base.mediaOrigin}${pathname.replaceAll(/\/{2,}/g, '/')}${query}` }
}

/** How many folders a relative path leaves at its deepest. */
function climbs(path: string): number {
  let level = 0
  let deepest = 0
  for (const part of (path.split(/[?#]/)[0] ?? '').split(/[/\\]/)) {
    if (part === '' || part === '.' || part.toLowerCase() === '%2e') continue
    level += /^(?:\.|%2e){2}$/i.test(part) ? 1 : -1
    deepest = Math.max(deepest, level)
  }
  return deepest
}

function encodePath(path: string): string {
  return path.split('/').map(encodeURIComponent).join('/')
}
