import { splitPost } from '#core/post/split-post.ts'
import type { GuardedReader } from './guarded-reader.ts'
import type { MemoryFiles } from './memory-files.ts'

const contentFile = /\.(md|markdown|mdown|html|htm|adoc|asciidoc|ad|org|rst|pandoc|pdc)$/i
const maximumPostBytes = 2_000_000

export const isContentFile = (path: string): boolean => contentFile.test(path)

/**
 * A post's text without its body: enough for `ref`, `GetPage` and lists of pages, at a fraction of
 * the cost. A post that Hugo could not read counts as one without front matter.
 */
export function stubOf(text: string): string {
  const parts = splitPost(text)
  return parts.fault === null ? text.slice(parts.block.from, parts.block.to) : ''
}

/** Reads one page of a content folder without its body; null where there is none. */
export function readStub(reader: GuardedReader, path: string): string | null {
  const bytes = reader.read(path, maximumPostBytes)
  return bytes && stubOf(bytes.toString('utf8').replace(/\r\n?/g, '\n'))
}

/** Every page of some folders of the reader, without its body, by path. */
export function readStubs(
  reader: GuardedReader,
  folders: readonly string[],
  maximumFiles: number
): MemoryFiles {
  const stubs: MemoryFiles = new Map()
  for (const path of folders.flatMap(folder => reader.list(folder))) {
    if (stubs.size >= maximumFiles) break
    const stub = isContentFile(path) ? readStub(reader, path) : null
    if (stub !== null) stubs.set(path, stub)
  }
  return stubs
}
