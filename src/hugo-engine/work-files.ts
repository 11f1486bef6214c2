import { cleanPath } from './component-files.ts'
import type { GuardedReader } from './guarded-reader.ts'
import { readMediaFile } from './media-file.ts'
import type { MemoryFile, MemoryFiles } from './memory-files.ts'
import { type ConfigMap, fieldOf, isMap, itemsOf } from './site-config.ts'

/** A module of ours: what lies in a module is known to `readFile` by its path in it. */
const moduleName = 'recap-work-files'

const reads = /\b(readFile|ReadFile|fileExists|FileExists|imageConfig|images\.Config)\b/
/** Folders that are read otherwise, that Hugo writes, or that templates have no business in. */
const elsewhere = /^(public|resources|themes|_vendor|layouts|archetypes|node_modules|\.[^/]*)(\/|$)/
const maximumFiles = 2000
const maximumTotalBytes = 8_000_000

/**
 * Hugo's WebAssembly build finds no files by their path from the site's root, where `readFile` and
 * `imageConfig` look; in a module it does. So the site's files are put into one, but only for sites
 * whose templates ask for files at all.
 */
export function readWorkFiles(
  reader: GuardedReader,
  config: ConfigMap,
  templates: Iterable<MemoryFile>,
  contentFolders: readonly string[]
): { readonly config: ConfigMap; readonly files: MemoryFiles } {
  const files: MemoryFiles = new Map()
  if (![...templates].some(text => reads.test(String(text)))) return { config, files }
  const themesDir = cleanPath(config.themesdir) ?? 'themes'
  const root = `${themesDir}/${moduleName}`
  let total = 0
  for (const path of reader.list('')) {
    if (files.size >= maximumFiles || total >= maximumTotalBytes) break
    if (elsewhere.test(path) || contentFolders.some(folder => path.startsWith(`${folder}/`))) continue
    const file = readMediaFile(reader, path, true)
    if (file === null) continue
    total += file.length
    files.set(`${root}/${path}`, file)
  }
  if (files.size === 0) return { config, files }
  // A mount that mounts nothing keeps Hugo from taking the module's folders for components.
  files.set(`${root}/hugo.toml`, '[[module.mounts]]\nsource = "none"\ntarget = "archetypes"\n')
  const module = isMap(config.module) ? config.module : {}
  return {
    files,
    config: {
      ...config,
      module: { ...module, imports: [...itemsOf(fieldOf(module, 'imports')), { path: moduleName }] }
    }
  }
}
