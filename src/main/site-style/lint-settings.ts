import { join, relative, resolve, sep } from 'node:path'
import ignore from 'ignore'
import type { Configuration } from 'markdownlint'
import { asData, type Data } from '../content/data-file.ts'
import { isInside } from '../content/path-guard.ts'
import { foldersUp, parseSettings, readSmall } from './style-files.ts'

/** The markdownlint settings that hold for the posts of a folder. */
export interface LintSettings {
  readonly config: Configuration
  /** Whether the settings leave a file out; by its absolute path. */
  readonly ignores: (path: string) => boolean
}

const optionNames = ['.markdownlint-cli2.jsonc', '.markdownlint-cli2.yaml'] as const
const configNames = [
  '.markdownlint.jsonc',
  '.markdownlint.json',
  '.markdownlint.yaml',
  '.markdownlint.yml'
] as const
const scripts = [
  '.markdownlint-cli2.cjs',
  '.markdownlint-cli2.mjs',
  '.markdownlint.cjs',
  '.markdownlint.mjs'
] as const

/**
 * Finds a site's markdownlint settings as markdownlint-cli2 does: of the folders from a post's up to `top` the nearest
 * `.markdownlint.*`, else the `config` of all `.markdownlint-cli2.*`, nearer ones over farther ones. Settings written
 * in JavaScript are never run: `scripted` names the first. Null where there are none.
 */
export async function findLintSettings(
  folder: string,
  top: string
): Promise<{ readonly settings: LintSettings | null; readonly scripted: string | null }> {
  let config: Data | null = null
  let options: Data = {}
  let hasOptions = false
  const ignored: { readonly folder: string; readonly patterns: readonly string[] }[] = []
  for (const at of foldersUp(folder, top)) {
    const own = await firstOf(at, optionNames, top)
    if (own) {
      hasOptions = true
      options = { ...asData(own.data.config), ...options }
      const patterns = own.data.ignores
      if (Array.isArray(patterns))
        ignored.push({ folder: at, patterns: patterns.filter(one => typeof one === 'string') })
    }
    const nearest = config === null ? await firstOf(at, configNames, top) : null
    if (nearest) config = await withExtended(nearest.path, nearest.data, top)
    for (const name of config === null && !own ? scripts : [])
      if ((await readSmall(join(at, name), top)) !== null) return { settings: null, scripted: join(at, name) }
  }
  const ignoreFile = await readSmall(join(top, '.markdownlintignore'), top)
  if (ignoreFile !== null) ignored.push({ folder: top, patterns: ignoreFile.split(/\r?\n/) })
  if (config === null && !hasOptions) return { settings: null, scripted: null }
  const ignorers = ignored.map(({ folder, patterns }) => ({ folder, filter: ignore().add([...patterns]) }))
  return {
    scripted: null,
    settings: {
      config: (config ?? options) as Configuration,
      ignores: path =>
        ignorers.some(
          ({ folder, filter }) =>
            isInside(folder, path) && filter.ignores(relative(folder, path).split(sep).join('/'))
        )
    }
  }
}

async function firstOf(folder: string, names: readonly string[], top: string) {
  for (const name of names) {
    const text = await readSmall(join(folder, name), top)
    const data = text === null ? null : parseSettings(name, text)
    if (data !== null) return { path: join(folder, name), data }
  }
  return null
}

/** `extends` names another settings file; packages are not looked up, and more than five of them are a circle. */
async function withExtended(path: string, data: Data, top: string, depth = 0): Promise<Data> {
  const { extends: base, ...own } = data
  const target = typeof base === 'string' && base.startsWith('.') ? resolve(path, '..', base) : null
  if (target === null || depth > 5 || !isInside(top, target)) return own
  const text = await readSmall(target, top)
  const found = text === null ? null : parseSettings(target, text)
  return found === null ? own : { ...(await withExtended(target, found, top, depth + 1)), ...own }
}
