import { findShortcodes } from '#core/shortcodes/find-shortcodes.ts'
import type { MemoryFiles } from './memory-files.ts'
import type { PageListing } from './page-listing.ts'

/**
 * The site's other pages, of which Hugo gets those that a post can reach: each page in its memory
 * makes every render slower (a thousand by some 80 ms). Pages are reached by name (`ref`, links,
 * `GetPage`), so the words of a post tell which it needs. No other page is read from the disk.
 */
export interface PageShelf {
  /** Pages that Hugo has from the start: the sections', with what they hand down, or all. */
  first(): MemoryFiles
  /** Pages that a post reaches and Hugo does not have yet. */
  reachedBy(text: string): MemoryFiles
  /** Those of these pages that there are and that Hugo does not have yet. */
  at(paths: Iterable<string>): MemoryFiles
  /** Every page that Hugo does not have yet, for templates that turn out to reach further than was seen. */
  all(): MemoryFiles
  /** Notes a page that was given to Hugo by itself: the post that is written. */
  given(path: string): void
  /** Notes a page that changed on disk, or is gone. Whether Hugo has it, or has to have it. */
  note(path: string, isThere: boolean): boolean
}

/** More than the largest known sites have. */
const maximumTaken = 10_000

/** @param read a page as Hugo gets it; null where there is none any more */
export function createPageShelf(
  paths: Iterable<string>,
  read: (path: string) => string | null,
  listing: PageListing
): PageShelf {
  const known = new Set(paths)
  const byName = new Map<string, Set<string>>()
  const taken = new Set<string>()
  let hasAll = false
  const remember = (path: string): void => {
    const name = nameOf(path)
    byName.set(name, (byName.get(name) ?? new Set()).add(path))
  }
  for (const path of known) remember(path)

  const take = (paths: Iterable<string>): MemoryFiles => {
    const files: MemoryFiles = new Map()
    for (const path of paths) {
      if (!known.has(path) || taken.has(path) || taken.size >= maximumTaken) continue
      const page = read(path)
      if (page === null) continue
      taken.add(path)
      files.set(path, page)
    }
    return files
  }
  const takeAll = (): MemoryFiles => {
    hasAll = true
    return take(known)
  }

  const named = (text: string): readonly string[] => {
    const words = new Set(text.toLowerCase().match(/[\p{L}\p{N}._~-]+/gu) ?? [])
    return [...words].flatMap(word => [...(byName.get(word) ?? []), ...(byName.get(bare(word)) ?? [])])
  }

  return {
    first() {
      if (listing.always) return takeAll()
      const sections = [...known].filter(isSectionPage)
      return take([...sections, ...named(listing.words)])
    },
    at: take,
    all: () => (hasAll ? new Map() : takeAll()),
    reachedBy(text) {
      if (hasAll) return new Map()
      const lists = findShortcodes(text).calls.some(call => listing.shortcodes.has(call.name) || call.inline)
      if (lists) return takeAll()
      return take(named(text))
    },
    given(path) {
      known.add(path)
      remember(path)
      taken.add(path)
    },
    note(path, isThere) {
      if (!isThere) {
        known.delete(path)
        byName.get(nameOf(path))?.delete(path)
        return taken.delete(path)
      }
      known.add(path)
      remember(path)
      if (hasAll || isSectionPage(path)) taken.add(path)
      return taken.has(path)
    }
  }
}

const isSectionPage = (path: string): boolean => /(^|\/)_index\.[^/]+$/.test(path)

/** What a page is called in `ref`: its bundle's folder, or its file without endings. */
function nameOf(path: string): string {
  const parts = path.toLowerCase().split('/')
  const file = parts.at(-1) ?? ''
  return /^_?index\./.test(file) ? (parts.at(-2) ?? '') : bare(file)
}

/** `spring` for `spring.md` and `spring.fr.md`. */
const bare = (file: string): string => file.replace(/(\.[a-z]{2}(-[a-z]+)?)?\.[a-z]+$/, '')
