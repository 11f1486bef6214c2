import { splitPost } from '#core/post/split-post.ts'
import type { GuardedReader } from './guarded-reader.ts'

const contentFile = /\.(md|markdown|mdown|html|htm|adoc|asciidoc|ad|org|rst|pandoc|pdc)$/i
const maximumPostBytes = 2_000_000
/** Of all pages together, with their bodies. */
const maximumTotalLength = 16_000_000

export const isContentFile = (path: string): boolean => contentFile.test(path)

/**
 * A post's text without its body: enough for `ref`, `GetPage` and lists of pages, at a fraction of
 * the cost. A post that Hugo could not read counts as one without front matter.
 */
export function stubOf(text: string): string {
  const parts = splitPost(text)
  return parts.fault === null ? text.slice(parts.block.from, parts.block.to) : ''
}

/** What Hugo gets of a page that is not the one previewed. */
export type Shorten = (text: string) => string

/**
 * Keeps the body too, for templates that show other pages' words, and marks the page so that our
 * layout does not render it: a site of a thousand posts would take half a minute to open.
 *
 * @param mark the name of a parameter
 */
export const withBody =
  (mark: string): Shorten =>
  text => {
    const { format, fault, content } = splitPost(text)
    if (fault !== null) return ''
    const name = JSON.stringify(mark)
    if (format === 'none') return `---\n${name}: true\n---\n${text}`
    const isObject = format === 'json'
    const at = content.from + (isObject ? 1 : 0)
    const inside = text.slice(at, content.to)
    const comma = /^\s*}/.test(inside) ? '' : ','
    const line = isObject ? `${name}: true${comma}` : `${name} ${format === 'toml' ? '=' : ':'} true\n`
    return `${text.slice(0, at)}${line}${text.slice(at)}`
  }

/** Reads one page of a content folder; null where there is none. */
export function readPage(reader: GuardedReader, path: string, shorten: Shorten): string | null {
  const bytes = reader.read(path, maximumPostBytes)
  return bytes && shorten(bytes.toString('utf8').replace(/\r\n?/g, '\n'))
}

/** Reads pages, shortened, until their bodies come to too much: from then on without them. */
export function pageReader(reader: GuardedReader, shorten: Shorten): (path: string) => string | null {
  let total = 0
  return path => {
    const page = readPage(reader, path, total < maximumTotalLength ? shorten : stubOf)
    total += page?.length ?? 0
    return page
  }
}
