import type { GuardedReader } from './guarded-reader.ts'

/** One configuration file and where its content belongs in the configuration. */
export interface ConfigFile {
  readonly path: string
  readonly text: string
  /** Keys that lead to the place of its content; empty for the top. */
  readonly place: readonly string[]
}

const extensions = ['toml', 'yaml', 'yml', 'json']
const maximumBytes = 1_000_000

/**
 * The configuration files of a site in the order in which Hugo lays them over each other: `hugo.*`
 * or else `config.*` at the root, then `config/_default`, then the folder of the environment.
 * Rules: Hugo's `config/allconfig/load.go` and `config/configLoader.go`.
 */
export function readConfigFiles(reader: GuardedReader, environment: string): readonly ConfigFile[] {
  const files: ConfigFile[] = []
  const add = (path: string, place: readonly string[]): boolean => {
    const bytes = reader.read(path, maximumBytes)
    if (bytes) files.push({ path, text: bytes.toString('utf8'), place })
    return bytes !== null
  }
  const atRoot = ['hugo', 'config'].flatMap(name => extensions.map(extension => `${name}.${extension}`))
  for (const path of atRoot) if (add(path, [])) break
  for (const folder of ['config/_default', `config/${environment}`]) {
    for (const path of reader.list(folder)) {
      const name = path.slice(path.lastIndexOf('/') + 1)
      const dot = name.lastIndexOf('.')
      if (dot > 0 && extensions.includes(name.slice(dot + 1).toLowerCase())) {
        add(path, placeOf(name.slice(0, dot)))
      }
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

/** Before Hugo 0.53 the key was singular; both spellings still work. */
const renamed = (key: string): string => (key.toLowerCase() === 'menu' ? 'menus' : key)
