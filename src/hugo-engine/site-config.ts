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

/** What a folder without a site is rendered with: Hugo's defaults, but HTML in Markdown allowed. */
export const configWithoutSite: ConfigMap = { markup: { goldmark: { renderer: { unsafe: true } } } }

/**
 * Laid over every site's configuration. A post is shown whether or not it would be published, its
 * HTML is not minified, and Hugo may neither run programs, read the environment nor use the network,
 * whatever the site allows (the engine's process could not either; this gives the clearer message).
 */
const forced: ConfigMap = {
  builddrafts: true,
  buildfuture: true,
  buildexpired: true,
  enablegitinfo: false,
  environment: 'production',
  loglevel: 'warn',
  paniconwarning: false,
  minify: { minifyoutput: false },
  security: {
    exec: { allow: ['none'], osenv: ['none'] },
    funcs: { getenv: ['none'] },
    http: { urls: ['none'], methods: ['none'] }
  },
  outputs: { home: ['html'], page: ['html'], section: ['html'], taxonomy: ['html'], term: ['html'] }
}

/** Kinds that no post's body can ask for. */
const neverNeeded = ['rss', 'sitemap', 'robotstxt', '404']

export function withPreviewSettings(site: ConfigMap): ConfigMap {
  const disabled = valueAt(site, 'disablekinds')
  const kinds = new Set(neverNeeded)
  if (Array.isArray(disabled)) for (const kind of disabled) kinds.add(String(kind).toLowerCase())
  // The preview shows pages whatever the site leaves out of its build.
  for (const kind of ['page', 'section', 'home']) kinds.delete(kind)
  const config = layOver(site, forced)
  config.disablekinds = [...kinds]
  delete config.rendersegments
  return config
}

/** The configuration as TOML: the engine's Hugo reads `config.toml` and no other file. */
export function toToml(config: ConfigMap): string {
  return Object.entries(config)
    .flatMap(([key, value]) => (value === null ? [] : [`${JSON.stringify(key)} = ${tomlValue(value)}\n`]))
    .join('')
}

function tomlValue(value: Exclude<ConfigValue, null>): string {
  // JSON's escapes are all TOML's too; a lone surrogate is neither's, and no file that was UTF-8 has one.
  if (typeof value === 'string') return JSON.stringify(value).replace(/\x7f/g, '\\u007f')
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  if (isMap(value)) {
    const fields = Object.entries(value).flatMap(([key, field]) =>
      field === null ? [] : [`${JSON.stringify(key)} = ${tomlValue(field)}`]
    )
    return `{ ${fields.join(', ')} }`
  }
  return `[${value.flatMap(item => (item === null ? [] : [tomlValue(item)])).join(', ')}]`
}
