import { readdir } from 'node:fs/promises'
import { extname, join } from 'node:path'
import type { SiteFacts } from '#shared/content.ts'
import { type Data, readDataFile } from '../content/data-file.ts'
import { resolveInside } from '../content/path-guard.ts'

type Author = SiteFacts['authors'][number]

const endings = ['yaml', 'yml', 'toml', 'json'] as const

/**
 * The authors that a site knows: `data/authors.yaml` (or toml, json) with an entry
 * for each id, or a file for each in `data/authors/`. Sorted by name; empty where
 * there are none or they cannot be understood. `site` is the site's absolute path.
 */
export async function readAuthors(site: string): Promise<readonly Author[]> {
  const authors = new Map<string, Author>()
  for (const ending of endings)
    for (const author of authorsOf(await read(site, `data/authors.${ending}`))) authors.set(author.id, author)
  const names = await readdir(join(site, 'data', 'authors')).catch(() => [])
  for (const name of names.sort().slice(0, 2000)) {
    if (!endings.some(ending => name.endsWith(`.${ending}`))) continue
    const id = name.slice(0, -extname(name).length)
    const author = authorOf(id, await read(site, `data/authors/${name}`))
    if (author !== null) authors.set(id, author)
  }
  return [...authors.values()].sort((a, b) => a.name.localeCompare(b.name, 'en'))
}

async function read(site: string, path: string): Promise<unknown> {
  const inside = await resolveInside(site, path)
  return inside.ok && inside.value.exists ? readDataFile(inside.value.path) : null
}

function authorsOf(data: unknown): readonly Author[] {
  if (Array.isArray(data))
    return data.flatMap(item => authorOf(textIn(item, 'id') ?? textIn(item, 'name') ?? '', item) ?? [])
  if (!isData(data)) return []
  return Object.entries(data).flatMap(([id, item]) => authorOf(id, item) ?? [])
}

function authorOf(id: string, item: unknown): Author | null {
  if (id === '') return null
  if (typeof item === 'string') return { id, name: item.trim() || id, avatar: null }
  if (!isData(item)) return null
  const avatar = textIn(item, 'avatar') ?? textIn(item, 'image') ?? textIn(item, 'photo')
  return { id, name: textIn(item, 'name') ?? id, avatar }
}

const isData = (value: unknown): value is Data =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

function textIn(item: unknown, key: string): string | null {
  const value = isData(item) ? item[key] : null
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : null
}

/** The form offers this many keywords at most. */
const mostKeywords = 1000

/** Keywords by use, most used first, then by name. Spellings that differ in case count together, shown as the commonest. */
export function rankKeywords(used: ReadonlyMap<string, number>): readonly string[] {
  const groups = new Map<string, { spelling: string; best: number; total: number }>()
  for (const [spelling, count] of used) {
    const key = spelling.toLowerCase()
    const group = groups.get(key) ?? { spelling, best: 0, total: 0 }
    group.total += count
    if (count > group.best) Object.assign(group, { spelling, best: count })
    groups.set(key, group)
  }
  return [...groups.values()]
    .sort((a, b) => b.total - a.total || a.spelling.localeCompare(b.spelling, 'en'))
    .slice(0, mostKeywords)
    .map(group => group.spelling)
}
