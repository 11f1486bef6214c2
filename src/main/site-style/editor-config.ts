import { join, relative, sep } from 'node:path'
import ignore from 'ignore'
import type { Options } from 'prettier'
import { foldersUp, readSmall } from './style-files.ts'

/** What Prettier takes of a file's `.editorconfig` (editorconfig.org); null where no section names the file. */
export async function editorOptions(path: string, top: string): Promise<Options | null> {
  const values = new Map<string, string>()
  for (const folder of foldersUp(join(path, '..'), top)) {
    const text = await readSmall(join(folder, '.editorconfig'), top)
    if (text === null) continue
    const { isRoot, found } = sectionsFor(text, relative(folder, path).split(sep).join('/'))
    // Nearer files win over farther ones.
    for (const [key, value] of found) if (!values.has(key)) values.set(key, value)
    if (isRoot) break
  }
  if (values.size === 0) return null
  const size = Number(values.get('indent_size') ?? values.get('tab_width'))
  const width = values.get('max_line_length')
  return {
    ...(values.get('indent_style') === 'tab' ? { useTabs: true } : {}),
    ...(Number.isInteger(size) && size > 0 ? { tabWidth: size } : {}),
    ...(width === 'off'
      ? { printWidth: Number.POSITIVE_INFINITY }
      : Number(width) > 0
        ? { printWidth: Number(width) }
        : {})
  }
}

function sectionsFor(text: string, file: string) {
  const found = new Map<string, string>()
  let isRoot = false
  let holds: boolean | null = null
  for (const line of text.split(/\r?\n/)) {
    const section = /^\s*\[(.+)\]\s*$/.exec(line)?.[1]
    const [, key = '', value = ''] = /^\s*([^#;=\s][^=]*?)\s*=\s*(.*?)\s*$/.exec(line) ?? []
    if (section !== undefined) holds = ignore().add(withChoices(section)).ignores(file)
    else if (key.toLowerCase() === 'root' && holds === null) isRoot = value.toLowerCase() === 'true'
    else if (key !== '' && holds) found.set(key.toLowerCase(), value.toLowerCase())
  }
  return { isRoot, found }
}

/** `*.{md,yml}` as one pattern for each. */
function withChoices(pattern: string): readonly string[] {
  const [whole, choices] = /\{([^{}]+)\}/.exec(pattern) ?? []
  return whole === undefined || choices === undefined
    ? [pattern]
    : choices.split(',').flatMap(choice => withChoices(pattern.replace(whole, choice.trim())))
}
