import { readFile, stat } from 'node:fs/promises'

/** A data file's content as plain data. */
export type Data = Readonly<Record<string, unknown>>

/** A configuration or data file larger than this is not one; nothing is read from it. */
const maxDataBytes = 1024 * 1024

/**
 * Reads a YAML, TOML or JSON file, told by its ending. What cannot be read or
 * understood is null: a site with broken data still opens, and Hugo names the
 * fault in the preview.
 */
export async function readDataFile(path: string): Promise<unknown> {
  try {
    const facts = await stat(path)
    if (!facts.isFile() || facts.size > maxDataBytes) return null
    const text = (await readFile(path, 'utf8')).replace(/^\ufeff/, '')
    if (path.endsWith('.json')) return JSON.parse(text)
    // Read when the first such file is: the window is under way by then.
    if (path.endsWith('.toml')) return (await import('smol-toml')).parse(text)
    return (await import('yaml')).parse(text, { logLevel: 'silent' })
  } catch {
    return null
  }
}

/** The same for a file whose top has to be a map; an empty one otherwise. */
export async function readDataMap(path: string): Promise<Data> {
  return asData(await readDataFile(path))
}

export const asData = (value: unknown): Data =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Data) : {}
