import { splitPost } from '#core/post/split-post.ts'
import type { GuardedReader } from './guarded-reader.ts'
import type { SiteFiles } from './site-files.ts'

const contentFile = /\.(md|markdown|mdown|html|htm|adoc|asciidoc|ad|org|rst|pandoc|pdc)$/i
const maximumPostBytes = 2_000_000

/** The front matter of a post's text without its body: enough for `ref`, `GetPage` and lists of pages. */
export function stubOf(text: string): string {
  const parts = splitPost(text)
  return parts.fault === null ? text.slice(parts.block.from, parts.block.to) : ''
}

/** Puts every page of a content folder into the in-memory site, without its body. */
export function readContentStubs(reader: GuardedReader, folder: string, files: SiteFiles): void {
  for (const path of reader.list(folder)) {
    if (!contentFile.test(path)) continue
    const bytes = reader.read(path, maximumPostBytes)
    if (bytes) files.set(path, stubOf(bytes.toString('utf8').replace(/\r\n?/g, '\n')))
  }
}
