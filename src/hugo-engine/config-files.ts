import type { ParseConfigs } from './config-reader.ts'
import type { GuardedReader } from './guarded-reader.ts'
import { withOlderSettings } from './newer-words.ts'
import { type ConfigMap, isMap, layOver } from './site-config.ts'

/** One configuration file and where its content belongs in the configuration. */
interface ConfigFile {
  readonly path: string
  readonly text: string
  /** Keys that lead to the place of its content; empty for the top. */
  readonly place: readonly string[]
}

/** The merged configuration of a site or theme. */
export interface SiteConfig {
  readonly config: ConfigMap
  /** Sentences about files that Hugo could not read. */
  readonly notes: readonly string[]
}

const extensions = ['toml', 'yaml', 'yml', 'json']
const maximumBytes = 1_000_000

/**
 * Reads and merges the configuration files of a site or theme in the order in which Hugo lays them
 * over each other: `hugo.*` or else `config.*` at the root, then `config/_default`, then the folder
 * of the environment that a site is published with.
 * Rules: Hugo's `config/allconfig/load.go`, `config/configLoader.go` and `modules/collect.go`.
 */
export function readSiteConfig(reader: GuardedReader, root: string, parse: ParseConfigs): SiteConfig {
  const files = findConfigFiles(reader, root)
  const notes: string[] = []
  let config: ConfigMap = Object.create(null)
  for (const [index, parsed] of parse(files).entries()) {
    const file = files[index]
    if (!file) continue
    if (parsed.value) {
      const content = withoutOwnName(parsed.value, file.place)
      const value = file.place.reduceRight<ConfigMap>((inner, key) => ({ [key]: inner }), content)
      config = layOver(config, renameMenus(value))
    } else {
      notes.push(`The preview does without ${file.path}, which Hugo could not read. ${parsed.error}`.trim())
    }
  }
  return { config: withOlderSettings(config), notes }
}

function findConfigFiles(reader: GuardedReader, root: string): readonly ConfigFile[] {
  const files: ConfigFile[] = []
  const under = (path: string): string => (root === '' ? path : `${root}/${path}`)
  const add = (path: string, place: readonly string[]): boolean => {
    const bytes = reader.read(path, maximumBytes)
    if (bytes) files.push({ path, text: bytes.toString('utf8'), place })
    return bytes !== null
  }
  const atRoot = ['hugo', 'config'].flatMap(name =>
    extensions.map(extension => under(`${name}.${extension}`))
  )
  atRoot.some(path => add(path, []))
  for (const folder of ['config/_default', 'config/production']) {
    for (const path of reader.list(under(folder))) {
      const name = path.slice(path.lastIndexOf('/') + 1)
      const dot = name.lastIndexOf('.')
      if (dot > 0 && extensions.includes(name.slice(dot + 1).toLowerCase()))
        add(path, placeOf(name.slice(0, dot)))
    }
  }
  return files
}

/** `params.yaml` holds `params`, `menus.en.toml` holds `languages.en.menus`, `hugo.toml` the top. */
function placeOf(name: string): readonly string[] {
  if (name === 'hugo' || name === 'config') return []
  const dot = name.lastIndexOf('.')
  if (dot < 0) return [renamed(name)]
  const section = renamed(name.slice(0, dot))
  const language = ['languages', name.slice(dot + 1)]
  return section === 'menus' || section === 'params' ? [...language, section] : language
}

/** Since 0.162 `params.yaml` may hold the key `params` itself. */
function withoutOwnName(content: ConfigMap, place: readonly string[]): ConfigMap {
  const [key, ...others] = Object.keys(content)
  const inner = key === undefined || place.length !== 1 || others.length > 0 ? null : content[key]
  return key !== undefined && renamed(key.toLowerCase()) === place[0] && isMap(inner) ? inner : content
}

/** Hugo's `RenameKeys`: `menu`, at the top and under a language, is the old name of `menus`. */
function renameMenus(config: ConfigMap): ConfigMap {
  const result: ConfigMap = Object.create(null)
  for (const [key, value] of Object.entries(config)) {
    if (key.toLowerCase() !== 'languages' || !isMap(value)) {
      result[renamed(key)] = value
      continue
    }
    result[key] = Object.fromEntries(
      Object.entries(value).map(([name, language]) => [
        name,
        isMap(language) ? renameMenus(language) : language
      ])
    )
  }
  return result
}

const renamed = (key: string): string => (key.toLowerCase() === 'menu' ? 'menus' : key)
