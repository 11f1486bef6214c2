import type { GuardedReader } from './guarded-reader.ts'
import { readMediaFile } from './media-file.ts'
import type { MemoryFiles } from './memory-files.ts'

/** The resources of pages other than the one that is rendered, for templates that look into them. */
export interface OtherResources {
  /** Resources of pages that Hugo does not have yet. */
  of(pages: Iterable<string>): MemoryFiles
  /** Hugo has these files already: they were the post's, which is another page from now on. Reads none of them. */
  note(paths: Iterable<string>): void
  /** Whether a file was given to Hugo for another page. */
  has(path: string): boolean
}

/** For sites whose templates never look at another page's resources. */
export const noOtherResources: OtherResources = {
  of: () => new Map(),
  note: () => undefined,
  has: () => false
}

const maximumFiles = 2000
/** What goes beyond is there by its name only. */
const maximumTotalBytes = 24_000_000

/** @param withBytes whether images have to be there with their bytes */
export function createOtherResources(reader: GuardedReader, withBytes: boolean): OtherResources {
  const given = new Set<string>()
  let total = 0
  return {
    of(pages) {
      const files: MemoryFiles = new Map()
      for (const page of pages) {
        for (const path of resourcesOf(reader, page)) {
          if (given.has(path) || given.size >= maximumFiles) continue
          const file = readMediaFile(reader, path, withBytes && total < maximumTotalBytes)
          if (file === null) continue
          given.add(path)
          total += file.length
          files.set(path, file)
        }
      }
      return files
    },
    note(paths) {
      for (const path of paths) given.add(path)
    },
    has: path => given.has(path)
  }
}

/**
 * Files that Hugo makes resources of a page, as paths relative to the reader's folder: everything
 * below a leaf bundle, what lies directly beside a section's page, nothing for a page that is one file.
 */
export function resourcesOf(reader: GuardedReader, page: string): readonly string[] {
  const slash = page.lastIndexOf('/')
  const folder = slash < 0 ? '' : page.slice(0, slash)
  const name = page.slice(slash + 1)
  if (/^index\.[^/]+$/.test(name)) {
    // Other languages of the same page are pages of their own.
    return reader.list(folder).filter(path => !/(^|\/)index\.[^/]+$/.test(path))
  }
  if (!/^_index\.[^/]+$/.test(name)) return []
  const files = reader.names(folder).map(file => (folder === '' ? file : `${folder}/${file}`))
  return files.filter(path => !/\.(md|markdown|html|htm)$/i.test(path))
}
