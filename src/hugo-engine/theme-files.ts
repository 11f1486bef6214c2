import { type ComponentRoot, cleanPath, withPlainLayoutMounts } from './component-files.ts'
import { readSiteConfig } from './config-files.ts'
import type { ParseConfigs } from './config-reader.ts'
import type { GuardedReader } from './guarded-reader.ts'
import type { MemoryFiles } from './memory-files.ts'
import { type ConfigMap, fieldOf, isMap, itemsOf, toToml } from './site-config.ts'

export interface Themes {
  /** The site's configuration without what its folder does not hold. */
  readonly config: ConfigMap
  readonly roots: readonly ComponentRoot[]
  /** Configuration of the themes and the list of vendored modules, for Hugo to read itself. */
  readonly files: MemoryFiles
  /** Names of themes and modules that are not in the site's folder. */
  readonly missing: readonly string[]
}

const maximumThemes = 50

/**
 * Finds the themes and vendored modules that lie in the site's folder, those that they name in turn
 * included, and takes what is missing out of the configuration: Hugo would refuse the whole site.
 */
export function readThemes(reader: GuardedReader, site: ConfigMap, parse: ParseConfigs): Themes {
  const themesDir = cleanPath(site.themesdir) ?? 'themes'
  const vendored = vendoredModules(reader)
  const roots = new Map<string, ComponentRoot>()
  const missing = new Set<string>()

  const rootOf = (name: string): string | null => {
    const path = cleanPath(name)
    if (path === null) return null
    const folders = [...(vendored.has(path) ? [`_vendor/${path}`] : []), `${themesDir}/${path}`]
    return folders.find(folder => reader.isFolder(folder)) ?? null
  }
  const visit = (config: ConfigMap): void => {
    for (const name of namedThemes(config)) {
      const root = rootOf(name)
      if (root === null) missing.add(name)
      else if (!roots.has(root) && roots.size < maximumThemes) {
        const theme = readSiteConfig(reader, root, parse).config
        roots.set(root, { root, config: theme })
        visit(theme)
      }
    }
  }
  visit(site)

  const files: MemoryFiles = new Map()
  // Hugo merges a theme's configuration itself, but its WebAssembly build takes every environment's
  // folder for the current one: it gets one file, already merged.
  for (const { root, config } of roots.values())
    files.set(`${root}/hugo.toml`, toToml(withoutWhatIsMissing(reader, root, config, missing)))
  const modules = [...vendored].filter(path => roots.has(`_vendor/${path}`)).map(path => `# ${path} v0.0.0\n`)
  if (modules.length > 0) files.set('_vendor/modules.txt', modules.join(''))
  return {
    config: withoutWhatIsMissing(reader, '', site, missing),
    roots: [...roots.values()],
    files,
    missing: [...missing]
  }
}

function namedThemes(config: ConfigMap): readonly string[] {
  const imports = itemsOf(fieldOf(config.module, 'imports')).map(item => fieldOf(item, 'path'))
  return [...itemsOf(config.theme), ...imports].filter(name => typeof name === 'string')
}

function withoutWhatIsMissing(
  reader: GuardedReader,
  root: string,
  site: ConfigMap,
  missing: ReadonlySet<string>
): ConfigMap {
  const config: ConfigMap = { ...site }
  const isHere = (name: unknown): boolean => typeof name === 'string' && !missing.has(name)
  if ('theme' in config) config.theme = itemsOf(config.theme).filter(isHere)
  if (!isMap(site.module)) return config
  const module: ConfigMap = { ...site.module }
  module.imports = itemsOf(fieldOf(module, 'imports')).filter(item => isHere(fieldOf(item, 'path')))
  // The engine's Hugo may be older than the site asks for; what it really lacks shows where it is used.
  for (const key of ['hugoversion', 'replacements', 'workspace', 'proxy']) delete module[key]
  const mounts = itemsOf(module.mounts)
  if (mounts.length > 0) {
    const here = mounts.filter(mount => {
      const source = cleanPath(fieldOf(mount, 'source'))
      // Hugo overlooks a folder that is not there, but not a file.
      return source !== null && reader.list(root === '' ? source : `${root}/${source}`).length > 0
    })
    module.mounts = withPlainLayoutMounts(here)
  }
  config.module = module
  return config
}

/** The module paths of `_vendor/modules.txt`: lines of the form `# path version`. */
function vendoredModules(reader: GuardedReader): ReadonlySet<string> {
  const text = reader.read('_vendor/modules.txt', 1_000_000)?.toString('utf8') ?? ''
  const paths = text.split('\n').flatMap(line => /^#\s+(\S+)/.exec(line)?.[1] ?? [])
  return new Set(paths.filter(path => cleanPath(path) !== null))
}
