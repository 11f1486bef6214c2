import { readdir } from 'node:fs/promises'
import { posix } from 'node:path'
import { readSmallText } from '../content/small-file.ts'

const sheetLimit = 500_000
const sheetsAtMost = 400

/**
 * The style sheets in which a site keeps the colours of its code (`hugo gen
 * chromastyles`), as one text: those of its own and its themes' `assets` and `static`
 * that name Chroma's class. Null where there is none: then Hugo writes the colours
 * into the code itself, or the site shows none.
 *
 * @param site absolute path of the site's root
 */
export async function readCodeStyle(site: string): Promise<string | null> {
  const themes = await readdir(posix.join(site, 'themes')).catch(() => [])
  const places = ['', ...themes.filter(name => !name.startsWith('.')).map(name => `themes/${name}/`)]
  for (const place of places) {
    const sheets: string[] = []
    for (const folder of ['assets', 'static']) {
      for (const file of await sheetsBelow(site, `${place}${folder}`)) {
        const text = (await readSmallText(site, file, sheetLimit)) ?? ''
        if (/\.chroma\b/.test(text)) sheets.push(text)
      }
    }
    if (sheets.length > 0) return sheets.join('\n').slice(0, sheetLimit)
  }
  return null
}

async function sheetsBelow(site: string, folder: string): Promise<readonly string[]> {
  const names = await readdir(posix.join(site, folder), { recursive: true, encoding: 'utf8' }).catch(() => [])
  return names
    .filter(name => /\.css$/i.test(name))
    .sort()
    .slice(0, sheetsAtMost)
    .map(name => `${folder}/${name.split('\\').join('/')}`)
}
