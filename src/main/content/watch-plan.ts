import type { OpenedFolder } from './content-folder.ts'
import { isMarkdownName } from './content-folder.ts'

/** What a file means to the app: a post, the site that renders it, or something that posts may show. */
export type WatchedKind = 'post' | 'site' | 'resource'

/** A folder tree to watch. Paths are relative to `base`, with `/` between the parts; '' is `base` itself. */
export interface WatchPlan {
  /** Absolute and real. */
  readonly base: string
  readonly enters: (folder: string) => boolean
  readonly kindOf: (file: string) => WatchedKind | null
}

/** The folders of a site that decide how Hugo renders a post. */
const siteFolders = new Set([
  'archetypes',
  'assets',
  'config',
  'data',
  'i18n',
  'layouts',
  'themes',
  '_vendor'
])
const siteFile = /^((hugo|config)\.(toml|ya?ml|json)|go\.mod)$/

/** Folders that never hold posts: hidden ones, packages, and what Hugo itself writes at the top of a site. */
export function isSkippedFolder(folder: string, isSiteTop: boolean): boolean {
  const name = folder.slice(folder.lastIndexOf('/') + 1)
  if (name.startsWith('.') || name === 'node_modules') return true
  return isSiteTop && (folder === 'public' || folder === 'resources/_gen')
}

const isHiddenFile = (file: string): boolean => file.slice(file.lastIndexOf('/') + 1).startsWith('.')
const lies = (path: string, within: string): boolean =>
  within === '' || path === within || path.startsWith(`${within}/`)

/**
 * Which trees to watch for an opened folder: its posts with their resources and,
 * when it belongs to a site, the site's configuration, data and templates, which
 * may lie outside of it.
 */
export function watchPlans({ root, site, postFolders }: OpenedFolder): readonly WatchPlan[] {
  const isSite = site?.path === root
  const top = (path: string) => path.split('/', 1)[0] ?? ''
  const moved = site?.movedDirs ?? []
  // Content may be mounted onto assets as well; a post stays a post.
  const isContent = (path: string): boolean => site?.contentDirs.some(dir => lies(path, dir)) ?? false
  const leadsToSiteFile = (folder: string): boolean =>
    !isContent(folder) &&
    (siteFolders.has(top(folder)) || moved.some(dir => lies(folder, dir) || lies(dir, folder)))
  const posts: WatchPlan = {
    base: root,
    enters(folder) {
      if (isSkippedFolder(folder, isSite)) return false
      if (isSite && leadsToSiteFile(folder)) return true
      return postFolders.some(posts => lies(folder, posts) || lies(posts, folder))
    },
    kindOf(file) {
      if (isHiddenFile(file)) return null
      if (postFolders.some(posts => lies(file, posts))) return isMarkdownName(file) ? 'post' : 'resource'
      return isSite && isSiteFile(file) ? 'site' : null
    }
  }
  if (site === null || isSite) return [posts]
  const ofSite: WatchPlan = {
    base: site.path,
    enters: folder => !isSkippedFolder(folder, true) && leadsToSiteFile(folder),
    kindOf: file => (!isHiddenFile(file) && isSiteFile(file) ? 'site' : null)
  }
  return [posts, ofSite]

  function isSiteFile(file: string): boolean {
    if (isContent(file)) return false
    if (moved.some(dir => lies(file, dir))) return true
    return file.includes('/') ? siteFolders.has(top(file)) : siteFile.test(file)
  }
}
