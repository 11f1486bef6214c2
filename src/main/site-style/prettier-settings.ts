import { join, relative, sep } from 'node:path'
import ignore from 'ignore'
import type { Options } from 'prettier'
import { asData, type Data } from '../content/data-file.ts'
import { editorOptions } from './editor-config.ts'
import { foldersUp, parseSettings, readSmall } from './style-files.ts'

export type PrettierSettings =
  | { readonly kind: 'found'; readonly options: Options }
  /** JavaScript would have to be run for it. */
  | { readonly kind: 'scripted'; readonly name: string }
  | { readonly kind: 'ignored' }
  | { readonly kind: 'none' }

/** In the order in which Prettier looks (prettier.io/docs/configuration): the first one in the nearest folder holds. */
const names = [
  '.prettierrc',
  '.prettierrc.json',
  '.prettierrc.yaml',
  '.prettierrc.yml',
  '.prettierrc.json5'
] as const
const scripts = ['js', 'ts', 'mjs', 'mts', 'cjs', 'cts'].flatMap(end => [
  `.prettierrc.${end}`,
  `prettier.config.${end}`
])

/** Finds the Prettier settings of a post as Prettier does, `.editorconfig` included, and runs none of them. */
export async function findPrettierSettings(path: string, top: string): Promise<PrettierSettings> {
  const folder = join(path, '..')
  const ignored = await readSmall(join(top, '.prettierignore'), top)
  const inTop = relative(top, path).split(sep).join('/')
  if (ignored !== null && ignore().add(ignored).ignores(inTop)) return { kind: 'ignored' }
  const editor = await editorOptions(path, top)
  for (const at of foldersUp(folder, top)) {
    const found = await settingsIn(at, top)
    if (found === null) continue
    if (found.kind === 'scripted') return found
    return { kind: 'found', options: { ...editor, ...optionsFor(found.data, at, path) } }
  }
  return editor === null ? { kind: 'none' } : { kind: 'found', options: editor }
}

async function settingsIn(folder: string, top: string) {
  for (const name of ['package.json', 'package.yaml']) {
    const text = await readSmall(join(folder, name), top)
    const data = text === null ? null : parseSettings(name, text)
    if (data?.prettier !== undefined) {
      // A text names a package with settings: Node would have to load it.
      if (typeof data.prettier === 'string') return { kind: 'scripted', name: data.prettier } as const
      return { kind: 'data', data: asData(data.prettier) } as const
    }
  }
  for (const name of [...names, ...scripts, '.prettierrc.toml']) {
    const text = await readSmall(join(folder, name), top)
    if (text === null) continue
    if (scripts.includes(name)) return { kind: 'scripted', name } as const
    const data = parseSettings(name.replace('.json5', '.jsonc'), text)
    if (data !== null) return { kind: 'data', data } as const
  }
  return null
}

/** The settings with those `overrides` that name the file; only what concerns Markdown and YAML. */
function optionsFor(data: Data, folder: string, path: string): Options {
  const file = relative(folder, path).split(sep).join('/')
  const overrides = Array.isArray(data.overrides) ? data.overrides.map(asData) : []
  const named = (patterns: unknown): boolean => {
    const all = (Array.isArray(patterns) ? patterns : [patterns]).filter(one => typeof one === 'string')
    return all.length > 0 && ignore().add(all).ignores(file)
  }
  const fitting = overrides
    .filter(one => named(one.files) && !named(one.excludeFiles))
    .map(one => asData(one.options))
  return picked(Object.assign({}, data, ...fitting))
}

function picked(data: Data): Options {
  const {
    printWidth,
    tabWidth,
    useTabs,
    proseWrap,
    singleQuote,
    embeddedLanguageFormatting,
    bracketSpacing
  } = data
  return {
    ...(typeof printWidth === 'number' ? { printWidth } : {}),
    ...(typeof tabWidth === 'number' ? { tabWidth } : {}),
    ...(typeof useTabs === 'boolean' ? { useTabs } : {}),
    ...(proseWrap === 'always' || proseWrap === 'never' || proseWrap === 'preserve' ? { proseWrap } : {}),
    ...(typeof singleQuote === 'boolean' ? { singleQuote } : {}),
    ...(typeof bracketSpacing === 'boolean' ? { bracketSpacing } : {}),
    ...(embeddedLanguageFormatting === 'off' ? { embeddedLanguageFormatting } : {})
  }
}
