import { posix } from 'node:path'
import { pageKey, pageSection } from '#core/problems/page-key.ts'
import type { PageFacts } from '#core/problems/post-facts.ts'
import { sitePath } from '#core/problems/rules/addresses.ts'
import { asData, type Data } from '../content/data-file.ts'
import type { PostOutline } from './post-outline.ts'
import { textIn } from './site-settings.ts'

/**
 * The addresses of a site's pages, by Hugo's rules (gohugo.io/content-management/urls). Null where they depend on
 * what is not understood here: several languages, a site below a path.
 * @param outlines all posts of the site, their ids relative to its content
 * @param redirects addresses that the site's server leads elsewhere; those that end with `*` stand for all below
 */
export function pageAddresses(
  settings: Data,
  outlines: readonly PostOutline[],
  redirects: readonly string[] = []
): PageFacts | null {
  const base = textIn(settings, 'baseurl') ?? ''
  const [, host = '', path = ''] = /^(?:https?:)?\/\/([^/]+)\/*(.*)$/i.exec(base) ?? []
  if (path !== '' || Object.keys(asData(settings.languages)).length > 1) return null
  const keys = new Set<string>(['404'])
  const unknown = new Set<string>()
  for (const outline of outlines) {
    const [first = ''] = outline.id.split('/')
    if (outline.id.includes('/')) keys.add(pageKey(first))
    const address = addressOf(outline, settings)
    if (address === null)
      unknown.add(
        pageSection(pageKey(patternFor(outline, settings)?.replace(/^\/?:year\b/, '2000') ?? first))
      )
    else keys.add(pageKey(address))
    for (const alias of outline.aliases) keys.add(pageKey(posix.resolve('/', address ?? '', '..', alias)))
  }
  for (const from of redirects) {
    if (from.endsWith('*')) unknown.add(pageSection(pageKey(from)))
    else keys.add(pageKey(from))
  }
  const complete = completeSections(keys, outlines, host.toLowerCase()).filter(
    section => !unknown.has(section)
  )
  return { keys: [...keys], complete, host: host.toLowerCase() }
}

/**
 * Parts of the site of which all pages seem to be in the folder. Where a third of the links lead nowhere, the folder
 * is only a piece of what is published, and nothing can be said of any link.
 */
function completeSections(
  keys: ReadonlySet<string>,
  outlines: readonly PostOutline[],
  host: string
): readonly string[] {
  const counts = new Map<string, { found: number; all: number }>()
  for (const key of keys) if (key.includes('/')) counts.set(pageSection(key), { found: 0, all: 0 })
  for (const target of outlines.flatMap(({ links }) => links)) {
    const path = sitePath(target, host)
    const key = pageKey(path ?? '')
    const count = counts.get(pageSection(key))
    if (count === undefined || path === null || /\.[a-z0-9]{1,5}$/i.test(path)) continue
    count.all += 1
    if (keys.has(key)) count.found += 1
  }
  return [...counts].flatMap(([section, { found, all }]) =>
    found * 3 >= all * 2 || all < 3 ? [section] : []
  )
}

function addressOf(outline: PostOutline, settings: Data): string | null {
  const { id, url, slug } = outline
  if (url !== null) return url
  const path = id.replace(/\.(md|markdown)$/i, '').replace(/\/?(?:_?index)$/, '')
  if (/(^|\/)_index\.[^/]+$/.test(id)) return path
  const pattern = patternFor(outline, settings)
  const folder = path.includes('/') ? path.slice(0, path.lastIndexOf('/')) : ''
  const name = path.slice(path.lastIndexOf('/') + 1)
  return pattern === null ? `${folder}/${slug ?? name}` : filledIn(pattern, outline, folder, name)
}

/** What the site's `permalinks` say of a post's section; null where they say nothing. */
function patternFor({ id }: PostOutline, settings: Data): string | null {
  const [section = ''] = id.split('/')
  const permalinks = asData(settings.permalinks)
  return textIn(asData(permalinks.page), section) ?? textIn(permalinks, section)
}

/** Hugo's permalink tokens; null for a pattern with others, or of a post that lacks what it asks for. */
function filledIn(
  pattern: string,
  { date, slug, title }: PostOutline,
  folder: string,
  name: string
): string | null {
  const [year, month, day] = date?.split('-') ?? []
  const values: Readonly<Record<string, string | undefined>> = {
    year,
    month,
    day,
    slug: slug ?? title ?? undefined,
    title: title ?? undefined,
    section: folder.split('/')[0] ?? '',
    sections: folder,
    filename: name,
    contentbasename: name,
    slugorfilename: slug ?? name,
    slugorcontentbasename: slug ?? name
  }
  let isWhole = true
  const address = pattern.replace(/:([a-z]+)/g, (_, token: string) => {
    const value = values[token]
    if (value === undefined) isWhole = false
    return value ?? ''
  })
  return isWhole ? address : null
}
