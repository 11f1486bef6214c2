import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync
} from 'node:fs'
import { dirname, join, relative, sep } from 'node:path'
import { findShortcodes } from '#core/shortcodes/find-shortcodes.ts'
import { networkCards } from '../../../src/hugo-engine/network-cards.ts'
import { shortcodeNames } from '../../../src/hugo-engine/shortcode-names.ts'

const posix = (path: string): string => path.split(sep).join('/')

/** All files below a folder, relative to it, with `/` between the parts. */
export function filesBelow(folder: string): string[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(entry => posix(relative(folder, join(entry.parentPath, entry.name))))
    .sort()
}

/**
 * Copies a site for both programs to read, with templates laid over its own. A shortcode that has no
 * template anywhere gets one that shows its inner text.
 *
 * @returns the names of those shortcodes
 */
export function copySite(site: string, layouts: string | null, copy: string): readonly string[] {
  cpSync(site, copy, { recursive: true, filter: path => !/(^|[\\/])(\.git|node_modules|public)$/.test(path) })
  if (layouts !== null) cpSync(layouts, join(copy, 'layouts'), { recursive: true })
  const known = shortcodeNames(filesBelow(copy).map(path => `/${path}`))
  const calls = filesBelow(join(copy, 'content'))
    .filter(path => path.endsWith('.md'))
    .flatMap(
      path => findShortcodes(readFileSync(join(copy, 'content', path), 'utf8').replace(/\r\n?/g, '\n')).calls
    )
  const old = new Set(['tweet', 'twitter', ...known])
  const unknown = new Set(calls.map(call => call.name).filter(name => !old.has(name)))
  for (const name of unknown) {
    const isClosed = calls.some(call => call.name === name && call.form === 'close')
    const path = join(copy, 'layouts/shortcodes', `${name}.html`)
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, isClosed ? '{{ .Inner | .Page.RenderString }}' : '')
  }
  return [...unknown]
}

const record =
  '{{ with .File }}{{ dict "file" .Filename "html" (string $.Content) | jsonify | safeHTML }}{{ end }}\n'
const bodyFolders = /(^|\/)(_markup|_shortcodes|shortcodes|_partials|partials)(\/|$)/

/**
 * Turns a copy of a site into one whose pages are nothing but a record of their content, for a Hugo
 * of any age: before 0.146 the folders of templates had other names.
 */
export function leaveOnlyContent(copy: string, isOldHugo: boolean): void {
  for (const path of filesBelow(copy)) {
    const inLayouts = /^(.*\/)?layouts\//.exec(path)
    if (!inLayouts || path.startsWith('content/')) continue
    if (!bodyFolders.test(path)) rmSync(join(copy, path))
    else if (isOldHugo) {
      const moved = path
        .replace(/layouts\/_markup\//, 'layouts/_default/_markup/')
        .replace(/\/_shortcodes\//, '/shortcodes/')
        .replace(/\/_partials\//, '/partials/')
      mkdirSync(dirname(join(copy, moved)), { recursive: true })
      if (moved !== path) renameSync(join(copy, path), join(copy, moved))
      const text = readFileSync(join(copy, moved), 'utf8')
      writeFileSync(join(copy, moved), asForOldHugo(text))
    }
  }
  // The preview's own replacements are not what is compared; an old Hugo has neither X nor its setting.
  for (const [path, card] of networkCards(filesBelow(copy), 'layouts')) {
    const target = join(copy, path.replace('/_shortcodes/', '/shortcodes/'))
    mkdirSync(dirname(target), { recursive: true })
    writeFileSync(
      target,
      isOldHugo ? card.replaceAll('site.Config.Privacy.X.', 'site.Config.Privacy.Twitter.') : card
    )
  }
  for (const name of ['_default/single.html', '_default/list.html', 'index.html']) {
    mkdirSync(join(copy, 'layouts/_default'), { recursive: true })
    writeFileSync(join(copy, 'layouts', name), record)
  }
}

/**
 * Since 0.125 there is `PageInner`, the same page unless one renders another, and what a render hook
 * gets as `Text` is known to be HTML.
 */
const asForOldHugo = (template: string): string =>
  template.replaceAll('.PageInner', '.Page').replace(/{{(-?) \.Text (-?)}}/g, '{{$1 .Text | safeHTML $2}}')
