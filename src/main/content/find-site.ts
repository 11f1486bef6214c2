import { stat } from 'node:fs/promises'
import { basename, dirname, join, normalize, relative, sep } from 'node:path'
import { asData, type Data, readDataMap } from './data-file.ts'
import { isInside } from './path-guard.ts'

/** A Hugo site on disk. */
export interface FoundSite {
  /** The configuration's `title`, else the folder's name. */
  readonly name: string
  /** Absolute. */
  readonly path: string
  /** Where its posts are, relative to the site with `/` between the parts: `content`, and each language's own. */
  readonly contentDirs: readonly string[]
  /** Where else its settings place templates, data and what these use, relative to the site as above. */
  readonly movedDirs: readonly string[]
}

const endings = ['toml', 'yaml', 'yml', 'json'] as const

/** The Hugo site that a folder is or lies in, found by walking up; null where there is none. `folder` is absolute and real. */
export async function findSite(folder: string): Promise<FoundSite | null> {
  for (let at = folder; ; at = dirname(at)) {
    const site = await readSite(at)
    if (site !== null) return site
    if (dirname(at) === at) return null
  }
}

async function readSite(folder: string): Promise<FoundSite | null> {
  const own = await firstFile(folder, 'hugo')
  // Many tools have a `config.json`: such a name counts only beside a content folder.
  const older = own ?? (await firstFile(folder, 'config'))
  const inFolder = join(folder, 'config', '_default')
  const hasFolder = await isFolder(inFolder)
  if (older === null && !hasFolder) return null

  const files = [older, await firstFile(inFolder, 'hugo'), await firstFile(inFolder, 'config')]
  const configs: Data[] = await Promise.all(files.map(file => (file === null ? {} : readDataMap(file))))
  const languages = await firstFile(inFolder, 'languages')
  if (languages !== null) configs.push({ languages: await readDataMap(languages) })

  const contentDirs = contentDirsOf(configs, folder)
  if (own === null && !(await anyFolder(folder, contentDirs))) return null
  const title = configs
    .map(config => config.title)
    .find(value => typeof value === 'string' && value.trim() !== '')
  const name = typeof title === 'string' ? title.trim() : basename(folder)
  return { name, path: folder, contentDirs, movedDirs: movedDirsOf(configs, folder) }
}

/** Hugo's `contentDir` (top level and a language's own) and the mounts onto `content`: gohugo.io/configuration. */
function contentDirsOf(configs: readonly Data[], site: string): readonly string[] {
  const named: unknown[] = []
  for (const config of configs) {
    named.push(config.contentDir, config.contentdir)
    for (const language of Object.values(asData(config.languages))) {
      const own = asData(language)
      named.push(own.contentDir, own.contentdir)
    }
    const mounts = asData(config.module).mounts
    for (const mount of Array.isArray(mounts) ? mounts.map(asData) : [])
      if (typeof mount.target === 'string' && /^content(\/|$)/.test(mount.target)) named.push(mount.source)
  }
  const dirs = dirsInside(named, site)
  return dirs.length === 0 ? ['content'] : dirs
}

/** Hugo's settings that move a folder of a site which decides how posts are rendered. */
const movingSettings = /^(layout|data|i18n|asset|archetype|themes)dir$/i

function movedDirsOf(configs: readonly Data[], site: string): readonly string[] {
  const named: unknown[] = []
  for (const config of configs) {
    for (const [key, value] of Object.entries(config)) if (movingSettings.test(key)) named.push(value)
    const mounts = asData(config.module).mounts
    for (const mount of Array.isArray(mounts) ? mounts.map(asData) : [])
      if (typeof mount.target === 'string' && !/^(content|static)(\/|$)/.test(mount.target))
        named.push(mount.source)
  }
  // What Hugo counts while it builds a site is mounted for style sheets; it decides nothing here, and changes often.
  return dirsInside(named, site).filter(dir => dir !== '' && dir !== 'hugo_stats.json')
}

/** Folders that settings name, relative to the site. */
function dirsInside(named: readonly unknown[], site: string): readonly string[] {
  const dirs = new Set<string>()
  for (const dir of named) {
    if (typeof dir !== 'string' || dir.trim() === '') continue
    const place = join(site, normalize(dir))
    // A module or a mount may point anywhere on the disk: only what lies in the site is opened with it.
    if (isInside(site, place)) dirs.add(relative(site, place).split(sep).join('/'))
  }
  return [...dirs]
}

/** The first of `name.toml`, `.yaml`, `.yml`, `.json` in a folder, absolute; null when there is none. */
async function firstFile(folder: string, name: string): Promise<string | null> {
  for (const ending of endings) {
    const path = join(folder, `${name}.${ending}`)
    const found = await stat(path).catch(() => null)
    if (found?.isFile()) return path
  }
  return null
}

async function isFolder(path: string): Promise<boolean> {
  return (await stat(path).catch(() => null))?.isDirectory() ?? false
}

async function anyFolder(site: string, dirs: readonly string[]): Promise<boolean> {
  for (const dir of dirs) if (await isFolder(join(site, ...dir.split('/')))) return true
  return false
}
