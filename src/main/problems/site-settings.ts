import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { asData, type Data, readDataMap } from '../content/data-file.ts'

const endings = ['toml', 'yaml', 'yml', 'json'] as const

/**
 * A site's or theme's configuration as far as rules need it: `hugo.*` or `config.*`, then the files of
 * `config/_default`, with the keys of maps in lower case as Hugo keeps them. `folder` is absolute.
 */
export async function readSettings(folder: string): Promise<Data> {
  let settings: Data = {}
  for (const name of ['config', 'hugo'])
    for (const ending of endings)
      settings = layOver(settings, await readDataMap(join(folder, `${name}.${ending}`)))
  const inFolder = join(folder, 'config', '_default')
  const names = await readdir(inFolder).catch(() => [])
  for (const file of names.sort()) {
    const [, name, ending] = /^([^.]+)\.(toml|yaml|yml|json)$/.exec(file) ?? []
    if (name === undefined || ending === undefined) continue
    const data = await readDataMap(join(inFolder, file))
    settings = layOver(settings, name === 'hugo' || name === 'config' ? data : { [name]: data })
  }
  return settings
}

function layOver(under: Data, over: Data): Data {
  const merged: Record<string, unknown> = { ...under }
  for (const [name, value] of Object.entries(over)) {
    const key = name.toLowerCase()
    const isGroup =
      typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date)
    merged[key] = isGroup ? layOver(asData(merged[key]), asData(value)) : value
  }
  return merged
}

export function textIn(data: Data, key: string): string | null {
  const value = data[key]
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : null
}

/** A setting that is one name or a list of them. */
export function namesIn(value: unknown): readonly string[] {
  const items = Array.isArray(value) ? value : [value]
  return items.filter((item): item is string => typeof item === 'string' && item !== '')
}
