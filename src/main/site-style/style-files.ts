import { stat } from 'node:fs/promises'
import { dirname, join, relative, sep } from 'node:path'
import { parse as parseToml } from 'smol-toml'
import { parse as parseYaml } from 'yaml'
import { asData, type Data } from '../content/data-file.ts'
import { readSmallText } from '../content/small-file.ts'

/** A settings file larger than this is none. */
const maxBytes = 256 * 1024

/** The text of a settings file; null where there is none, or a link leads out of `top`. */
export function readSmall(path: string, top: string): Promise<string | null> {
  return readSmallText(top, relative(top, path).split(sep).join('/'), maxBytes)
}

/** Settings as plain data, by the file's ending; without one YAML, which JSON is too. Null for what is none of these. */
export function parseSettings(name: string, text: string): Data | null {
  try {
    if (name.endsWith('.toml')) return asData(parseToml(text))
    if (/\.jsonc?$/.test(name)) return asData(JSON.parse(withoutComments(text)))
    return asData(parseYaml(text, { logLevel: 'silent' }))
  } catch {
    return null
  }
}

/** JSON without the comments and last commas that people's settings have. */
function withoutComments(text: string): string {
  return text.replace(/"(?:\\.|[^"\\])*"|\/\/[^\n]*|\/\*[\s\S]*?\*\/|,(?=\s*[}\]])/g, found =>
    found.startsWith('"') ? found : ''
  )
}

/** A folder and those above it, up to and with `top`. */
export function foldersUp(folder: string, top: string): readonly string[] {
  const folders: string[] = []
  for (let at = folder; ; at = dirname(at)) {
    folders.push(at)
    if (at === top || dirname(at) === at) return folders
  }
}

/** Where looking for settings ends: the repository that a folder lies in, else the folder itself. */
export async function findTop(folder: string): Promise<string> {
  for (let at = folder; ; at = dirname(at)) {
    if ((await stat(join(at, '.git')).catch(() => null)) !== null) return at
    if (dirname(at) === at) return folder
  }
}
