import { join } from 'node:path'
import type { CoverLimits, PageFacts, PostFacts, ShortcodeFacts } from '#core/problems/post-facts.ts'
import { asData, type Data } from '../content/data-file.ts'
import type { FoundSite } from '../content/find-site.ts'
import { readLimits } from '../library/field-limits.ts'
import { readAuthors } from '../library/site-facts.ts'
import { pageAddresses } from './page-addresses.ts'
import type { PostOutline } from './post-outline.ts'
import { findSiteFolders, readShortcodes, readSiteFiles } from './site-folders.ts'
import { readRedirects } from './site-redirects.ts'
import { readSettings } from './site-settings.ts'

/** What a site's own files say, before its posts are looked at. */
export interface SiteSettings {
  readonly settings: Data
  readonly authors: PostFacts['authors']
  readonly limits: PostFacts['limits']
  readonly shortcodes: ShortcodeFacts | null
  readonly siteFiles: readonly string[] | null
  readonly coverLimits: CoverLimits | null
  readonly buildsFuture: boolean
  /** Addresses that the site's server leads elsewhere. */
  readonly redirects: readonly string[]
}

const noSite: SiteSettings = {
  settings: {},
  authors: null,
  limits: {},
  shortcodes: null,
  siteFiles: null,
  coverLimits: null,
  buildsFuture: false,
  redirects: []
}

/** Reads what a site says of its posts; nothing is known of posts without one. */
export async function readSiteSettings(site: FoundSite | null): Promise<SiteSettings> {
  if (site === null) return noSite
  const settings = await readSettings(site.path)
  const folders = await findSiteFolders(site.path, settings)
  const [authors, limits, shortcodes, siteFiles, redirects] = await Promise.all([
    readAuthors(site.path),
    readLimits(site.path),
    readShortcodes(folders),
    readSiteFiles(folders),
    readRedirects(site.path)
  ])
  const coverLimits = coverLimitsOf(settings)
  return {
    settings,
    authors,
    limits,
    shortcodes,
    siteFiles,
    coverLimits,
    buildsFuture: settings.buildfuture === true,
    redirects
  }
}

/** `params.limits.cover: {minWidth, maxWidth, minHeight, maxHeight}`, in pixels: a convention of our own. */
function coverLimitsOf(settings: Data): CoverLimits | null {
  const cover = asData(asData(asData(settings.params).limits).cover)
  const limits = Object.fromEntries(
    (['minWidth', 'maxWidth', 'minHeight', 'maxHeight'] as const).flatMap(name => {
      const value = cover[name.toLowerCase()]
      return typeof value === 'number' && value > 0 ? [[name, value] as const] : []
    })
  )
  return Object.keys(limits).length === 0 ? null : limits
}

/** What all posts of a site, or of a folder without one, say of each. */
export interface PostsKnowledge {
  readonly usedKeys: readonly string[]
  readonly expectsEntries: boolean
  /** Top folders in which posts have dates. */
  readonly datedSections: ReadonlySet<string>
  /** Top folders in which more than a tenth of the posts have no title. */
  readonly untitledSections: ReadonlySet<string>
  readonly titlesInBody: boolean
  readonly pages: PageFacts | null
}

/** A key that so many posts use is meant as it is. */
const habit = 3

export function learnFromPosts(
  outlines: readonly PostOutline[],
  site: FoundSite | null,
  { settings, redirects }: SiteSettings
): PostsKnowledge {
  const keys = new Map<string, number>()
  for (const key of outlines.flatMap(outline => outline.keys)) keys.set(key, (keys.get(key) ?? 0) + 1)
  const shown = outlines.filter(({ hasEmbeds }) => hasEmbeds)
  const listed = shown.filter(({ hasEntries }) => hasEntries)
  const posts = outlines.filter(({ id }) => !/(^|\/)_index\./.test(id))
  const sections = [...bySection(posts, settings)]
  const sectionsWhere = (holds: (posts: readonly PostOutline[]) => boolean) =>
    new Set(sections.flatMap(([name, posts]) => (posts.length >= habit && holds(posts) ? [name] : [])))
  return {
    usedKeys: [...keys].flatMap(([key, count]) => (count >= habit ? [key] : [])),
    expectsEntries: listed.length >= habit && listed.length * 2 > shown.length,
    datedSections: sectionsWhere(posts => share(posts, ({ date }) => date !== null) >= 0.8),
    untitledSections: sectionsWhere(posts => share(posts, ({ title }) => title === null) > 0.1),
    titlesInBody: posts.length >= 10 && share(posts, ({ hasFirstLevel }) => hasFirstLevel) > 0.2,
    pages: site === null ? null : pageAddresses(settings, outlines, redirects)
  }
}

function bySection(
  posts: readonly PostOutline[],
  settings: Data
): ReadonlyMap<string, readonly PostOutline[]> {
  const sections = new Map<string, PostOutline[]>()
  for (const post of posts) {
    const name = topFolder(post.id, settings)
    const section = sections.get(name) ?? []
    section.push(post)
    sections.set(name, section)
  }
  return sections
}

function share<Item>(items: readonly Item[], holds: (item: Item) => boolean): number {
  return items.length === 0 ? 0 : items.filter(holds).length / items.length
}

/** The part of the site that a post belongs to, by its path in the content; a language's folder is none. */
export function topFolder(id: string, settings: Data): string {
  const [first = '', ...rest] = id.split('/').slice(0, -1)
  return Object.hasOwn(asData(settings.languages), first.toLowerCase()) ? (rest[0] ?? '') : first
}

/** Whether a file is a piece that templates and shortcodes put into pages: sites keep them in `_includes` and the like. */
export function isPiece(id: string): boolean {
  return /(?:^|\/)_[^/]+\//.test(id)
}

/** The content folders of a site, absolute; for a folder without one that folder itself. */
export function contentRoots(root: string, site: FoundSite | null): readonly string[] {
  return site === null ? [root] : site.contentDirs.map(dir => join(site.path, ...dir.split('/')))
}
