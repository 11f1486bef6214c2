/** A style sheet, or a built site, that the writer chose for a folder's preview. */
import { readdir, readFile, realpath, stat } from 'node:fs/promises'
import { basename, dirname, extname, join, posix, relative, sep } from 'node:path'
import type { FileFailure } from '#shared/content.ts'
import { fail, ok, type Result } from '#shared/result.ts'
import { fileFailure, shownName } from '../content/file-failure.ts'
import { isInside, resolveInside } from '../content/path-guard.ts'

/** A chosen style: what it may read, and its sheets in the order in which they hold. */
export interface ChosenStyle {
  /** As it is shown, e.g. `site.css` or `public`. */
  readonly name: string
  /** Real path; sheets, fonts and pictures are read below it and nowhere else. */
  readonly root: string
  /** Relative to `root`, with `/` between the parts. */
  readonly sheets: readonly string[]
}

const sheetsAtMost = 24
/** A built site may have a hundred thousand pages; after these its sheets are known. */
const pagesAtMost = 60
const filesAtMost = 20_000
const pageLimit = 4 * 1024 * 1024

/**
 * Reads what was chosen: a CSS file, or the folder of a built site.
 *
 * @param chosen absolute path
 * @param site root of the Hugo site, null without one. Of a file in its `static`, `assets` or `public`,
 *   addresses that begin with `/` count from there, as they do when the site is served.
 */
export async function readSiteStyle(
  chosen: string,
  site: string | null
): Promise<Result<ChosenStyle, FileFailure>> {
  const name = basename(chosen)
  try {
    const path = await realpath(chosen)
    const facts = await stat(path)
    if (facts.isDirectory()) {
      const sheets = await sheetsOfBuiltSite(path)
      return sheets.length > 0 ? ok({ name, root: path, sheets }) : fail(noSheets(name))
    }
    if (!facts.isFile() || extname(path).toLowerCase() !== '.css') return fail(notCss(name))
    const root = await rootOfFile(path, site)
    return ok({ name, root, sheets: [relative(root, path).split(sep).join('/')] })
  } catch (error) {
    return fail(fileFailure(error, shownName(name), 'open'))
  }
}

async function rootOfFile(path: string, site: string | null): Promise<string> {
  const root = site === null ? null : await realpath(site).catch(() => null)
  if (root === null || !isInside(root, path)) return dirname(path)
  const [top = ''] = relative(root, path).split(sep)
  return ['static', 'assets', 'public'].includes(top) ? join(root, top) : root
}

/**
 * The sheets that the built pages name, in their order: what else lies in the folder
 * may be for printing, for another theme, or of no use. Where no page names one, all.
 */
async function sheetsOfBuiltSite(root: string): Promise<readonly string[]> {
  const files = await filesBelow(root)
  const named = new Set<string>()
  for (const page of files.filter(file => /\.html?$/i.test(file)).slice(0, pagesAtMost)) {
    const inside = await resolveInside(root, page)
    if (!inside.ok || (await stat(inside.value.path)).size > pageLimit) continue
    for (const sheet of linkedSheets(await readFile(inside.value.path, 'utf8'), page, files)) named.add(sheet)
  }
  const all = named.size > 0 ? [...named] : files.filter(file => /\.css$/i.test(file))
  return all.slice(0, sheetsAtMost)
}

/**
 * The files that a page links as style sheets for every screen.
 *
 * @param page its path below the built site's root
 * @param files of the built site; a site below a path of its host names them with that path before
 */
export function linkedSheets(html: string, page: string, files: readonly string[]): readonly string[] {
  const known = new Set(files)
  return [...html.matchAll(/<link\b[^>]*>/gi)].flatMap(([tag]) => {
    const value = (name: string) => {
      const [, double, single, bare] =
        new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s>]+))`, 'i').exec(tag) ?? []
      return double ?? single ?? bare ?? ''
    }
    if (!/\bstylesheet\b/i.test(value('rel')) || /\balternate\b/i.test(value('rel'))) return []
    if (/^\s*print\s*$/i.test(value('media'))) return []
    const base = `https://built.invalid/${page}`
    if (!URL.canParse(value('href'), base)) return []
    const parts = decodedPath(new URL(value('href'), base))
      .split('/')
      .slice(1)
    for (let from = 0; from < parts.length; from += 1) {
      const file = posix.join(...parts.slice(from))
      if (known.has(file) && /\.css$/i.test(file)) return [file]
    }
    return []
  })
}

function decodedPath({ pathname }: URL): string {
  try {
    return decodeURIComponent(pathname)
  } catch {
    return pathname
  }
}

/** Files below a folder, the shallow ones first, with `/` between the parts; links are not followed. */
async function filesBelow(root: string): Promise<readonly string[]> {
  const found: string[] = []
  let level = ['']
  while (level.length > 0 && found.length < filesAtMost) {
    const next: string[] = []
    for (const folder of level) {
      for (const entry of await readdir(join(root, folder), { withFileTypes: true })) {
        const path = folder === '' ? entry.name : `${folder}/${entry.name}`
        if (entry.isFile()) found.push(path)
        else if (entry.isDirectory() && !entry.name.startsWith('.')) next.push(path)
      }
      if (found.length >= filesAtMost) break
    }
    level = next.sort()
  }
  return found
}

const noSheets = (name: string): FileFailure => ({
  code: 'missing',
  message: `There is no style sheet in “${shownName(name)}”. Choose the folder that Hugo builds the site into.`
})

const notCss = (name: string): FileFailure => ({
  code: 'not-a-file',
  message: `“${shownName(name)}” is not a CSS file.`
})
