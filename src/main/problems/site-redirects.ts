import { readSmallText } from '../content/small-file.ts'
import { findTop, foldersUp } from '../site-style/style-files.ts'

/** A list larger than this is not read. */
const maxBytes = 1024 * 1024

/**
 * The addresses that a site's server leads elsewhere, as Netlify and its like are told
 * (docs.netlify.com/manage/routing/redirects): in `_redirects`, also one that a template makes, and in `netlify.toml`
 * of the site or, within its repository, of the folder above it. Those that end with `*` stand for all below. `site` is
 * absolute and real.
 */
export async function readRedirects(site: string): Promise<readonly string[]> {
  const read = async (root: string, path: string) => (await readSmallText(root, path, maxBytes)) ?? ''
  const lists = await Promise.all([read(site, 'static/_redirects'), read(site, 'layouts/index.redirects')])
  const folders = foldersUp(site, await findTop(site)).slice(0, 2)
  const tables = await Promise.all(folders.map(folder => read(folder, 'netlify.toml')))
  const listed = lists.flatMap(list => [...list.matchAll(/^[ \t]*(\/[^\s{]*)[ \t]+\S/gm)])
  const named = tables.flatMap(table => [...table.matchAll(/^[ \t]*from[ \t]*=[ \t]*["'](\/[^"']*)["']/gm)])
  return [...listed, ...named].flatMap(([, from = '']) =>
    from.length > 2 ? [from.replace(/\/:\w+.*$/, '/*')] : []
  )
}
