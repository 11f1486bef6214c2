import { readdir, realpath } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'
import type { ShortcodeFacts } from '#core/problems/post-facts.ts'
import { asData, type Data } from '../content/data-file.ts'
import { isInside } from '../content/path-guard.ts'
import { readSmallText } from '../content/small-file.ts'
import { namesIn, readSettings, textIn } from './site-settings.ts'

/** The folders whose layouts, assets and static files make up a site: its own and its themes'. */
export interface SiteFolders {
  /** Absolute and real: nothing is read outside of it. */
  readonly site: string
  /** Absolute, the site first. */
  readonly roots: readonly string[]
  /** Whether a theme or module is not there to be read, so that names may be known that we do not see. */
  readonly isPartial: boolean
}

/**
 * Finds a site's themes: in `themes/`, or vendored. Modules that only Go could fetch, and themes outside of the site,
 * make it partial. `site` is absolute and real.
 */
export async function findSiteFolders(site: string, settings: Data): Promise<SiteFolders> {
  const roots = [site]
  let isPartial = asData(settings.module).mounts !== undefined
  const open = [settings]
  for (let config = open.pop(); config !== undefined && roots.length < 20; config = open.pop()) {
    const imports = asData(config.module).imports
    const modules = (Array.isArray(imports) ? imports : []).flatMap(
      item => textIn(asData(item), 'path') ?? []
    )
    for (const name of [...namesIn(config.theme), ...modules]) {
      const root = await firstFolder(site, [
        join(site, textIn(settings, 'themesdir') ?? 'themes', name),
        join(site, '_vendor', name)
      ])
      if (root === null) isPartial = true
      else if (!roots.includes(root)) {
        roots.push(root)
        open.push(await readSettings(root))
      }
    }
  }
  return { site, roots, isPartial }
}

async function firstFolder(site: string, paths: readonly string[]): Promise<string | null> {
  for (const path of paths) {
    const real = await realpath(path).catch(() => null)
    if (real === null || !isInside(site, real)) continue
    // An empty one is a submodule that was not fetched.
    if ((await readdir(real).catch(() => [])).length > 0) return path
  }
  return null
}

/** A template larger than this is not read. */
const maxTemplateBytes = 1024 * 1024

/** The shortcodes that a site's templates define; null where some cannot be seen, or there are no templates at all. */
export async function readShortcodes({
  site,
  roots,
  isPartial
}: SiteFolders): Promise<ShortcodeFacts | null> {
  if (isPartial) return null
  const names = new Set<string>()
  const paired = new Set<string>()
  let hasLayouts = false
  for (const root of roots) {
    const layouts = join(root, 'layouts')
    const below = relative(site, layouts).split(sep).join('/')
    const files = await filesInside(site, layouts, 20_000)
    if (files === null) return null
    hasLayouts ||= files.length > 0
    for (const file of files) {
      // Since Hugo 0.146 any folder of the layouts may hold its own.
      const name = /(?:^|\/)_?shortcodes\/(.+?)\.[^/]+$/.exec(file)?.[1]
      if (name === undefined) continue
      names.add(name)
      const text = await readSmallText(site, `${below}/${file}`, maxTemplateBytes)
      if (text === null) return null
      if (/\.Inner\b/.test(text)) paired.add(name)
    }
  }
  return hasLayouts ? { names: [...names], paired: [...paired] } : null
}

/** The files that a site serves as they are or keeps for its templates; null where there are too many, or some unseen. */
export async function readSiteFiles({
  site,
  roots,
  isPartial
}: SiteFolders): Promise<readonly string[] | null> {
  if (isPartial) return null
  const files = new Set<string>()
  for (const root of roots)
    for (const folder of ['static', 'assets']) {
      const found = await filesInside(site, join(root, folder), 50_000)
      if (found === null) return null
      for (const file of found) files.add(file)
    }
  return [...files]
}

/** As `filesBelow`, and null for a link that leads out of the site: what lies there is not looked at. */
async function filesInside(site: string, folder: string, most: number): Promise<readonly string[] | null> {
  const real = await realpath(folder).catch(() => null)
  if (real === null) return []
  return isInside(site, real) ? filesBelow(real, most) : null
}

/** The files below a folder, relative to it with `/` between the parts; null for more than `most`. Follows no links. */
export async function filesBelow(folder: string, most: number): Promise<readonly string[] | null> {
  const files: string[] = []
  const open = ['']
  for (let below = open.pop(); below !== undefined; below = open.pop()) {
    const items = await readdir(join(folder, below), { withFileTypes: true }).catch(() => [])
    for (const item of items) {
      const path = below === '' ? item.name : `${below}/${item.name}`
      if (item.isDirectory()) open.push(path)
      else files.push(path)
      if (files.length > most) return null
    }
  }
  return files
}
