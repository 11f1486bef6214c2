/** A site's configuration as plain data, with the keys of maps in lower case as Hugo keeps them. */
export interface ConfigMap {
  [key: string]: ConfigValue
}
export type ConfigValue = string | number | boolean | null | readonly ConfigValue[] | ConfigMap

export const isMap = (value: unknown): value is ConfigMap =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Lays `over` onto `under` as Hugo's `Provider.Set` does: maps key by key, everything else replaced. */
export function layOver(under: ConfigMap, over: ConfigMap): ConfigMap {
  const merged: ConfigMap = Object.assign(Object.create(null), under)
  for (const [name, value] of Object.entries(over)) {
    const key = name.toLowerCase()
    const existing = merged[key]
    merged[key] = isMap(value) ? layOver(isMap(existing) ? existing : Object.create(null), value) : value
  }
  return merged
}

/** The value at a path of lower-case keys; undefined where there is none. */
export function valueAt(config: ConfigMap, ...path: readonly string[]): ConfigValue | undefined {
  let value: ConfigValue | undefined = config
  for (const key of path) value = isMap(value) ? value[key] : undefined
  return value
}

/** A field of a map inside a list, where Hugo does not lower the case of keys. */
export function fieldOf(value: ConfigValue | undefined, name: string): ConfigValue | undefined {
  if (!isMap(value)) return undefined
  return Object.entries(value).find(([key]) => key.toLowerCase() === name)?.[1]
}

/** The items of a list; one value counts as a list of one, as in Hugo's `theme`. */
export function itemsOf(value: ConfigValue | undefined): readonly ConfigValue[] {
  if (value === undefined || value === null) return []
  return Array.isArray(value) ? value : [value as ConfigValue]
}

/** The configuration as TOML: the engine's Hugo reads `config.toml` and no other file. */
export function toToml(config: ConfigMap): string {
  return Object.entries(config)
    .flatMap(([key, value]) => (value === null ? [] : [`${JSON.stringify(key)} = ${tomlValue(value)}\n`]))
    .join('')
}

function tomlValue(value: Exclude<ConfigValue, null>): string {
  // JSON's escapes are all TOML's too; a lone surrogate is neither's, and no file that was UTF-8 has one.
  if (typeof value === 'string') return JSON.stringify(value).replaceAll('\x7f', '\\u007f')
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  if (isMap(value)) {
    const fields = Object.entries(value).flatMap(([key, field]) =>
      field === null ? [] : [`${JSON.stringify(key)} = ${tomlValue(field)}`]
    )
    return `{ ${fields.join(', ')} }`
  }
  return `[${value.flatMap(item => (item === null ? [] : [tomlValue(item)])).join(', ')}]`
}
