import { readdir } from 'node:fs/promises'
import { posix } from 'node:path'
import type { HeaderPart } from '#shared/content.ts'
import { readSmallText } from '../content/small-file.ts'

const templateLimit = 200_000
/** Partials within partials; a page's head is nearer. */
const deepest = 3

/** Where Hugo looks for the template of a post: https://gohugo.io/templates/lookup-order/ */
const templates = [
  'layouts/page.html',
  'layouts/single.html',
  'layouts/_default/page.html',
  'layouts/_default/single.html'
]

/** How a template names each part of a post's head. */
const marks: readonly (readonly [part: HeaderPart, mark: RegExp])[] = [
  ['title', /\.(?:Link)?Title\b/],
  ['byline', /\.(?:Date|PublishDate|Lastmod)\b|\bauthors?\b/i],
  [
    'cover',
    /\b(?:cover|hero|banner|thumbnail|featured?(?:_?image)?)\b|\.Resources\.(?:GetMatch|Get|Match)\b/i
  ]
]

/** Parts of a whole page that say nothing about the post in it. */
const frame =
  /^(?:site-?)?(?:head|header|nav|navbar|navigation|menu|footer|scripts|meta|seo|schema|opengraph|breadcrumbs?)\.html$/i

/**
 * The order in which a site's own template shows title, date with author, and cover:
 * the order in which it names them before the post's content, partials included.
 * What it does not name keeps our order. Null where there is no template to read.
 *
 * @param site absolute path of the site's root
 */
export async function readHeaderOrder(site: string): Promise<readonly HeaderPart[] | null> {
  const places = ['', ...(await themesOf(site)).map(theme => `themes/${theme}/`)]
  for (const place of places) {
    const sections = await readdir(posix.join(site, place, 'layouts')).catch(() => [])
    const own = sections.filter(name => !/^_|^partials$|^shortcodes$|\./.test(name)).sort()
    const candidates = [
      ...templates,
      ...own.flatMap(name => [`layouts/${name}/page.html`, `layouts/${name}/single.html`])
    ]
    for (const template of candidates) {
      const text = await read(site, `${place}${template}`)
      if (text !== null) return headerOrder(await withPartials(site, places, text))
    }
  }
  return null
}

/** @param template of a post, its partials in their places */
export function headerOrder(template: string): readonly HeaderPart[] {
  const body = template.replaceAll(/\{\{-?\s*\/\*[\s\S]*?\*\/\s*-?\}\}|<head\b[\s\S]*?<\/head>/gi, '')
  const content = /\.Content\b/.exec(body)?.index ?? body.length
  const before = body.slice(0, content)
  const found = marks.flatMap(([part, mark]) => {
    const at = mark.exec(before)?.index
    return at === undefined ? [] : [{ part, at }]
  })
  const named = found.sort((a, b) => a.at - b.at).map(({ part }) => part)
  const usual: readonly HeaderPart[] = ['cover', 'title', 'byline']
  // A part that is shown elsewhere, if at all, goes where it would by our own order.
  return usual.reduce<readonly HeaderPart[]>((order, part, index) => {
    if (order.includes(part)) return order
    const next = usual.slice(index + 1).find(other => order.includes(other))
    const at = next === undefined ? order.length : order.indexOf(next)
    return [...order.slice(0, at), part, ...order.slice(at)]
  }, named)
}

async function withPartials(
  site: string,
  places: readonly string[],
  text: string,
  depth = 0
): Promise<string> {
  if (depth >= deepest) return text
  let result = ''
  let from = 0
  for (const call of text.matchAll(/\{\{-?\s*partial(?:Cached)?\s+"([\w/.-]+)"[^}]*\}\}/g)) {
    const name = call[1] ?? ''
    result += text.slice(from, call.index)
    from = (call.index ?? 0) + call[0].length
    if (frame.test(posix.basename(name))) continue
    const file = /\.\w+$/.test(name) ? name : `${name}.html`
    const partial = await firstOf(
      site,
      places.flatMap(place => [`${place}layouts/_partials/${file}`, `${place}layouts/partials/${file}`])
    )
    result += partial === null ? ` ${name} ` : await withPartials(site, places, partial, depth + 1)
  }
  return result + text.slice(from)
}

async function themesOf(site: string): Promise<readonly string[]> {
  const names = await readdir(posix.join(site, 'themes')).catch(() => [])
  return names
    .filter(name => !name.startsWith('.'))
    .sort()
    .slice(0, 20)
}

async function firstOf(site: string, paths: readonly string[]): Promise<string | null> {
  for (const path of paths) {
    const text = await read(site, path)
    if (text !== null) return text
  }
  return null
}

function read(site: string, path: string): Promise<string | null> {
  return readSmallText(site, path, templateLimit)
}
