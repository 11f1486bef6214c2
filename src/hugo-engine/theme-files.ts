import type { GuardedReader } from './guarded-reader.ts'
import { type ConfigMap, type ConfigValue, isMap, valueAt } from './site-config.ts'
import { readComponentFiles, type SiteFiles } from './site-files.ts'

const maximumConfigBytes = 1_000_000
const configFile = /^(config|hugo|theme)\.(toml|yaml|yml|json)$/

/**
 * Puts the themes and vendored modules that lie in the site's folder into the in-memory site, and
 * takes those that do not out of the configuration: Hugo would refuse the whole site for one of them.
 *
 * @returns the configuration to use, and a sentence for each theme that is missing
 */
export function readThemes(
  reader: GuardedReader,
  config: ConfigMap,
  configTexts: readonly string[],
  files: SiteFiles
): { readonly config: ConfigMap; readonly notes: readonly string[] } {
  const themesDir = String(valueAt(config, 'themesdir') ?? 'themes').replace(/^\.?\/|\/$/g, '')
  const vendored = reader.names('_vendor').length > 0 ? vendoredModules(reader) : []
  // A theme names further themes in its own configuration; reading that here would need Hugo twice
  // over, so every theme whose name occurs in what has been read so far is taken along.
  const texts = [...configTexts]
  const themes = new Set(reader.names(themesDir).filter(name => reader.isFolder(`${themesDir}/${name}`)))
  const taken = new Set<string>()
  for (let grew = true; grew; ) {
    grew = false
    for (const name of themes) {
      if (taken.has(name) || !texts.some(text => text.includes(name))) continue
      taken.add(name)
      grew = true
      texts.push(...readTheme(reader, `${themesDir}/${name}`, files))
    }
  }
  const modules = reader.read('_vendor/modules.txt', maximumConfigBytes)
  if (modules) files.set('_vendor/modules.txt', modules.toString('utf8'))
  for (const path of vendored) readTheme(reader, `_vendor/${path}`, files)

  const notes: string[] = []
  const isHere = (name: string): boolean => {
    const here = taken.has(name) || vendored.includes(name) || reader.isFolder(`${themesDir}/${name}`)
    if (here && !taken.has(name) && !vendored.includes(name)) readTheme(reader, `${themesDir}/${name}`, files)
    if (!here) notes.push(`The theme ${name} is not in the site's folder, so the preview does without it.`)
    return here
  }
  const kept: ConfigMap = { ...config }
  const theme = config.theme
  if (theme !== undefined && theme !== null) {
    kept.theme = (Array.isArray(theme) ? theme : [theme]).filter(name => isHere(String(name)))
  }
  const module = config.module
  if (isMap(module)) kept.module = previewModule(module, isHere)
  return { config: kept, notes }
}

function previewModule(module: ConfigMap, isHere: (path: string) => boolean): ConfigMap {
  const kept: ConfigMap = { ...module }
  const imports = module.imports
  if (Array.isArray(imports)) {
    kept.imports = imports.filter(item => isMap(item) && isHere(String(field(item, 'path') ?? '')))
  }
  // The engine's Hugo may be older than the site asks for; what it really lacks shows where it is used.
  for (const key of ['hugoversion', 'replacements', 'workspace', 'proxy', 'vendorclosest']) delete kept[key]
  return kept
}

const field = (map: ConfigMap, name: string): ConfigValue | undefined =>
  Object.entries(map).find(([key]) => key.toLowerCase() === name)?.[1]

/** Reads one theme's configuration and components; returns the texts of its configuration files. */
function readTheme(reader: GuardedReader, root: string, files: SiteFiles): string[] {
  const texts: string[] = []
  const own = reader
    .names(root)
    .filter(name => configFile.test(name))
    .map(name => `${root}/${name}`)
  // Hugo's WebAssembly build walks a module's whole `config` folder, so only what counts may be there.
  const folders = ['_default', 'production'].flatMap(name => reader.list(`${root}/config/${name}`))
  for (const path of [...own, ...folders]) {
    const bytes = reader.read(path, maximumConfigBytes)
    if (!bytes) continue
    const text = bytes.toString('utf8')
    files.set(path, text)
    texts.push(text)
  }
  readComponentFiles(reader, root, files)
  return texts
}

/** The module paths of `_vendor/modules.txt`: lines of the form `# path version`. */
function vendoredModules(reader: GuardedReader): string[] {
  const text = reader.read('_vendor/modules.txt', maximumConfigBytes)?.toString('utf8') ?? ''
  return text.split('\n').flatMap(line => /^#\s+(\S+)/.exec(line)?.[1] ?? [])
}
