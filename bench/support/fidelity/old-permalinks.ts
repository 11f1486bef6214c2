import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { parse as parseToml } from 'smol-toml'
import { parse as parseYaml } from 'yaml'
import { filesBelow } from './prepare-site.ts'

const configFile = /^((hugo|config)|config\/.+)\.(toml|yaml|yml|json)$/

/**
 * Before 0.115 Hugo dies of permalinks by kind (`permalinks: { page: { blog: … } }`). A copy of a
 * site for such a Hugo gets those of pages at the top, where it looks for them.
 */
export function flattenPermalinks(copy: string): void {
  for (const path of filesBelow(copy).filter(file => configFile.test(file))) {
    const text = readFileSync(join(copy, path), 'utf8')
    const config = path.endsWith('.toml') ? parseToml(text) : parseYaml(text)
    const isOwnFile = basename(path).startsWith('permalinks.')
    const permalinks = isOwnFile ? config : config?.permalinks
    if (typeof permalinks?.page !== 'object' && typeof permalinks?.section !== 'object') continue
    const { page = {}, section: _section, ...others } = permalinks
    const flat = { ...others, ...page }
    rmSync(join(copy, path))
    const json = JSON.stringify(isOwnFile ? flat : { ...config, permalinks: flat })
    writeFileSync(join(copy, path.replace(/\.\w+$/, '.json')), json)
  }
}
