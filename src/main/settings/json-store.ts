import { mkdirSync, readFileSync, renameSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { dirname } from 'node:path'
import * as v from 'valibot'

export interface JsonStore<Value> {
  get(): Value
  /** Replaces the value at once for readers; the file follows. Resolves when it is on disk. */
  set(value: Value): Promise<void>
}

/**
 * A small value kept as one JSON file, for what the application remembers and
 * could do without (settings, recent folders, panel sizes). A file that is
 * missing gives the fallback; one that does not fit the schema is set aside
 * under `.unreadable` and gives the fallback too. Never used for writers' text.
 */
export function openJsonStore<Value>(
  file: string,
  schema: v.GenericSchema<unknown, Value>,
  fallback: Value,
  onTrouble: (message: string) => void
): JsonStore<Value> {
  let current = readStored(file, schema, onTrouble) ?? fallback
  let queue = Promise.resolve()
  return {
    get: () => current,
    set(value) {
      current = value
      queue = queue
        .then(() => writeStored(file, current))
        .catch(error => onTrouble(`${file}: ${String(error)}`))
      return queue
    }
  }
}

function readStored<Value>(
  file: string,
  schema: v.GenericSchema<unknown, Value>,
  onTrouble: (message: string) => void
): Value | null {
  let content: string
  try {
    content = readFileSync(file, 'utf8')
  } catch {
    return null
  }
  try {
    return v.parse(schema, JSON.parse(content))
  } catch (error) {
    onTrouble(`${file} was set aside: ${String(error)}`)
    renameSync(file, `${file}.unreadable`)
    return null
  }
}

async function writeStored(file: string, value: unknown): Promise<void> {
  mkdirSync(dirname(file), { recursive: true })
  const temporary = `${file}.new`
  const handle = await open(temporary, 'w')
  try {
    await handle.writeFile(`${JSON.stringify(value, null, 2)}\n`)
    await handle.sync()
  } finally {
    await handle.close()
  }
  renameSync(temporary, file)
}
