import { asData, readDataMap } from '../content/data-file.ts'
import { resolveInside } from '../content/path-guard.ts'

/** Where Hugo reads a site's parameters: later ones win. */
const files = [
  ['config', 'params'],
  ['hugo', 'params'],
  ['config/_default/config', 'params'],
  ['config/_default/hugo', 'params'],
  ['config/_default/params', null]
] as const
const endings = ['toml', 'yaml', 'yml', 'json'] as const

/**
 * The most characters that a site allows in fields: `params.limits` of its configuration, e.g.
 * `limits: {title: 60, description: 160, slug: 50}`. Hugo itself knows no such thing: it is this application's
 * own convention. `site` is the site's absolute path; what is no whole positive number is left out.
 */
export async function readLimits(site: string): Promise<Readonly<Record<string, number>>> {
  const limits: Record<string, number> = {}
  for (const [name, key] of files) {
    for (const ending of endings) {
      const inside = await resolveInside(site, `${name}.${ending}`)
      if (!inside.ok || !inside.value.exists) continue
      const data = await readDataMap(inside.value.path)
      const params = key === null ? data : asData(data[key])
      for (const [field, most] of Object.entries(asData(params.limits)))
        if (typeof most === 'number' && Number.isSafeInteger(most) && most > 0) limits[field] = most
    }
  }
  return limits
}
