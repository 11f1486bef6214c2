import { readFile } from 'node:fs/promises'
import { join } from 'node:path'

/**
 * The addresses that a site's server leads elsewhere, as Netlify and its like are told
 * (docs.netlify.com/manage/routing/redirects): in `_redirects`, also one that a template makes, and in `netlify.toml`
 * of the site or of the folder above it. Those that end with `*` stand for all below.
 */
export async function readRedirects(site: string): Promise<readonly string[]> {
  const read = (...path: readonly string[]) => readFile(join(site, ...path), 'utf8').catch(() => '')
  const lists = await Promise.all([read('static', '_redirects'), read('layouts', 'index.redirects')])
  const tables = await Promise.all([read('netlify.toml'), read('..', 'netlify.toml')])
  const listed = lists.flatMap(list => [...list.matchAll(/^[ \t]*(\/[^\s{]*)[ \t]+\S/gm)])
  const named = tables.flatMap(table => [...table.matchAll(/^[ \t]*from[ \t]*=[ \t]*["'](\/[^"']*)["']/gm)])
  return [...listed, ...named].flatMap(([, from = '']) =>
    from.length > 2 ? [from.replace(/\/:\w+.*$/, '/*')] : []
  )
}
