/** Links of a post to other posts of the folder. */
import type { PostId } from '#shared/content.ts'
import type { PreviewPage } from '#shared/preview.ts'
import type { PageAddress } from '#shared/preview-frame.ts'
import { openPost } from './opening.ts'
import { showNotice, useWorkspace } from './workspace.ts'

/**
 * Opens the post that a link of `from` leads to. Links name a file (`../other/index.md`),
 * a bundle (`../other/`), or a page of the site by its path, whose last part is the
 * bundle's or file's name or the post's slug.
 */
export async function openLinkedPost(from: PostId, href: string, page: PreviewPage | null): Promise<void> {
  const named = href.split(/[?#]/)[0] ?? ''
  // Hugo knows best where a page of its site comes from.
  const known = page?.links !== undefined && Object.hasOwn(page.links, named) ? page.links[named] : undefined
  const ids = [...useWorkspace.getState().posts.keys()]
  const id = known ?? linkedPost(from, href, page?.address ?? null, ids)
  if (id === null) showNotice(`No post of this folder is at “${href}”.`, 'plain')
  else await openPost(id)
}

/** The post of `ids` that a link leads to, null when none does. */
export function linkedPost(
  from: PostId,
  href: string,
  address: PageAddress | null,
  ids: readonly PostId[]
): PostId | null {
  const base = `https://post.invalid/${from}`
  if (!URL.canParse(href, base)) return null
  const site =
    address !== null && href.startsWith(address.site) ? `/${href.slice(address.site.length)}` : href
  const path = decoded(new URL(site, base).pathname)?.replace(/^\/+|\/+$/g, '')
  if (path === undefined) return null
  const found = ids.find(
    id => id === path || id === `${path}.md` || id === `${path}/index.md` || id === `${path}/_index.md`
  )
  if (found !== undefined) return found
  const last = path.split('/').at(-1) ?? ''
  if (last === '') return null
  const byName = ids.filter(id => nameOf(id) === last || nameOf(id).replace(/^\d{2,8}-/, '') === last)
  return byName.length === 1 ? (byName[0] ?? null) : null
}

/** A path without its escapes; nothing for escapes that are none. */
function decoded(path: string): string | undefined {
  try {
    return decodeURIComponent(path)
  } catch {
    return undefined
  }
}

/** A bundle's folder name, or a file's name without its ending. */
function nameOf(id: PostId): string {
  const parts = id.replace(/\.(md|markdown)$/i, '').split('/')
  const last = parts.at(-1) ?? ''
  return /^_?index$/.test(last) ? (parts.at(-2) ?? '') : last
}
