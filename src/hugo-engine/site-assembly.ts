import { relative, sep } from 'node:path'
import type { EngineSite } from '#shared/hugo-protocol.ts'
import { type ComponentRoot, cleanPath, componentFolders, readComponentFiles } from './component-files.ts'
import { readSiteConfig } from './config-files.ts'
import type { ParseConfigs } from './config-reader.ts'
import { isContentFile, pageReader, type Shorten, stubOf, withBody } from './content-stubs.ts'
import { createGuardedReader, type GuardedReader } from './guarded-reader.ts'
import { templatesLookInside } from './media-file.ts'
import type { MemoryFiles } from './memory-files.ts'
import { networkCards } from './network-cards.ts'
import { findPageListing, noPageListing } from './page-listing.ts'
import { createOtherResources, noOtherResources, type OtherResources } from './page-resources.ts'
import { createPageShelf, type PageShelf } from './page-shelf.ts'
import { configWithoutSite, withPreviewSettings } from './preview-settings.ts'
import { type ConfigMap, fieldOf, itemsOf, layOver } from './site-config.ts'
import { readThemes } from './theme-files.ts'
import { readWorkFiles } from './work-files.ts'

/** Everything that Hugo gets of a site, and what a render has to know of it. */
export interface AssembledSite {
  readonly config: ConfigMap
  /** False for a folder without a site. */
  readonly isSite: boolean
  /** The site's files and ours, but for the configuration and the page layout. */
  readonly files: MemoryFiles
  /** The site's other pages, most of them without their bodies; some are in `files` from the start. */
  readonly pages: PageShelf
  readonly shorten: Shorten
  /** Where our own templates go, relative to the in-memory site's root. */
  readonly layoutFolder: string
  readonly notes: readonly string[]
  /** Some of the site's shortcodes may be in a place that we do not see: an unknown one is no typing error then. */
  readonly lacksTemplates: boolean
  /** Whether images have to be there with their bytes. */
  readonly withBytes: boolean
  /** Reads the folder that posts lie in, by post id. */
  readonly posts: GuardedReader
  /** Reads the site's folder, where in-memory paths are those on the disk. */
  readonly root: GuardedReader
  readonly otherResources: OtherResources
  /** Where the same page in another language can lie whose resources it shares: its path in other content folders. */
  translationsOf(path: string): readonly string[]
  /** The in-memory path of a file, by post id or as a path beside one. */
  place(id: string): string
  /** The page at an in-memory path as templates ask for it: `/films/spring.md`. */
  pageAt(path: string): string
  /** The post id at an in-memory path; null for what does not lie in the opened folder. */
  postAt(path: string): string | null
}

/** Hugo forgets content folders that are not there when it opens a site, and overlooks files with such a name. */
const keepFolder = '.recap-keep'

/** Only listed, not read: more than the largest known sites have. */
const maximumContentFiles = 200_000
/** A folder that is no site can be anything, a home folder included. */
const maximumLoosePages = 500

/**
 * Reads everything of the opened folder and its site that the preview of a post can depend on.
 *
 * @param otherMark names the parameter of pages whose body our layout does not render
 */
export function assembleSite(site: EngineSite, parse: ParseConfigs, otherMark: string): AssembledSite {
  return site.site === null
    ? assembleLoose(site.folder)
    : assembleHugoSite(site.folder, site.site, parse, otherMark)
}

function assembleHugoSite(
  folder: string,
  root: string,
  parse: ParseConfigs,
  otherMark: string
): AssembledSite {
  const reader = createGuardedReader(root)
  const own = readSiteConfig(reader, '', parse)
  const themes = readThemes(reader, own.config, parse)
  const roots: ComponentRoot[] = [{ root: '', config: own.config }, ...themes.roots]
  const templates = readComponentFiles(reader, roots)
  const contentFolders = componentFolders(own.config, '', 'content')
  const work = readWorkFiles(reader, themes.config, templates.values(), contentFolders)
  const listing = findPageListing(templates)
  const shorten = listing.bodies ? withBody(otherMark) : stubOf
  const paths = contentFolders.flatMap(content => reader.list(content, maximumContentFiles))
  const pages = createPageShelf(paths.filter(isContentFile), pageReader(reader, shorten), listing)
  const withBytes = templatesLookInside(templates.values())
  const otherResources = listing.resources ? createOtherResources(reader, withBytes) : noOtherResources
  const first = pages.first()
  const files: MemoryFiles = new Map([
    ...templates,
    ...themes.files,
    ...work.files,
    ...first,
    ...otherResources.of(first.keys())
  ])
  for (const content of contentFolders) files.set(`${content}/${keepFolder}`, '')
  const layoutFolder = ownLayoutFolder(themes.config)
  for (const [path, card] of networkCards(templates.keys(), layoutFolder)) files.set(path, card)
  const opened = relative(root, folder).split(sep).join('/')
  const place = (id: string): string => {
    const path = opened === '' ? id : `${opened}/${id}`
    const isContent = contentFolders.some(content => path.startsWith(`${content}/`))
    return isContent ? path : `${contentFolders[0] ?? 'content'}/${path}`
  }
  const contentFolderOf = (path: string): string =>
    contentFolders
      .filter(content => path.startsWith(`${content}/`))
      .reduce((longest, content) => (content.length > longest.length ? content : longest), '')
  const hasShortcodes = [...templates.keys()].some(path => /\/_?shortcodes\//.test(path))
  return {
    config: withPreviewSettings(work.config),
    isSite: true,
    files,
    pages,
    shorten,
    layoutFolder,
    notes: [...own.notes, ...themes.missing.map(missingTheme)],
    lacksTemplates: themes.missing.length > 0 || !hasShortcodes,
    withBytes,
    posts: createGuardedReader(folder),
    root: reader,
    otherResources,
    translationsOf: path => {
      const own = contentFolderOf(path)
      const others = contentFolders.filter(content => content !== own && own !== '')
      return others.map(content => `${content}${path.slice(own.length)}`)
    },
    place,
    pageAt: path => path.slice(contentFolderOf(path).length),
    postAt: path => {
      if (opened === '') return path
      return path.startsWith(`${opened}/`) ? path.slice(opened.length + 1) : null
    }
  }
}

/** A folder without a site: its posts as one section, with Hugo's own templates. */
function assembleLoose(folder: string): AssembledSite {
  const posts = createGuardedReader(folder)
  const place = (id: string): string => `content/posts/${id}`
  const folderOfPosts = place('')
  const read = pageReader(posts, stubOf)
  const paths = posts.list('').filter(isContentFile).slice(0, maximumLoosePages)
  const pages = createPageShelf(
    paths.map(place),
    path => read(path.slice(folderOfPosts.length)),
    noPageListing
  )
  const files: MemoryFiles = new Map([...pages.first(), [`content/${keepFolder}`, '']])
  for (const [path, card] of networkCards([], 'layouts')) files.set(path, card)
  return {
    config: withPreviewSettings(layOver(Object.create(null), configWithoutSite)),
    isSite: false,
    files,
    pages,
    shorten: stubOf,
    layoutFolder: 'layouts',
    notes: [],
    lacksTemplates: true,
    withBytes: false,
    posts,
    root: posts,
    otherResources: noOtherResources,
    translationsOf: () => [],
    place,
    pageAt: path => path.slice('content'.length),
    postAt: path => (path.startsWith('content/posts/') ? path.slice('content/posts/'.length) : null)
  }
}

/** Our templates must lie where Hugo looks for the site's: its `layoutDir`, or what is mounted as `layouts`. */
function ownLayoutFolder(config: ConfigMap): string {
  const mounted = itemsOf(fieldOf(config.module, 'mounts')).find(
    mount => fieldOf(mount, 'target') === 'layouts'
  )
  return cleanPath(fieldOf(mounted, 'source')) ?? cleanPath(config.layoutdir) ?? 'layouts'
}

const missingTheme = (name: string): string =>
  `The theme ${name} is not in the site’s folder, so the preview does without its shortcodes.`
