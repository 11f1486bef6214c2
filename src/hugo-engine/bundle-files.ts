import type { GuardedReader } from './guarded-reader.ts'
import type { HugoRuntime } from './hugo-runtime.ts'
import { readMediaFile } from './media-file.ts'
import { type MemoryFiles, writeMemoryFiles } from './memory-files.ts'
import { resourcesOf } from './page-resources.ts'
import type { AssembledSite } from './site-assembly.ts'

/** The resources of the post that is being rendered, kept in step with its folder. */
export interface BundleFiles {
  /** Brings Hugo's memory up to date with the post's bundle on disk; whether anything had changed. */
  update(id: string, runtime: HugoRuntime): boolean
  written(): Iterable<string>
}

const maximumFiles = 500
const maximumTotalBytes = 48_000_000

export function createBundleFiles(site: AssembledSite): BundleFiles {
  /** In-memory path → size, which with the path tells whether a file is still the one that was written. */
  let written = new Map<string, string>()
  let page: string | null = null
  return {
    update(id, runtime) {
      // What was rendered before is another page from now on.
      if (page !== null && page !== site.place(id)) site.otherResources.note(written.keys())
      page = site.place(id)
      const wanted = new Map<string, { reader: GuardedReader; path: string; stamp: string }>()
      const want = (place: string, reader: GuardedReader, path: string): void => {
        const stamp = reader.stamp(path)
        if (stamp !== null && wanted.size < maximumFiles && !wanted.has(place))
          wanted.set(place, { reader, path, stamp })
      }
      for (const path of resourcesOf(site.posts, id)) want(site.place(path), site.posts, path)
      for (const other of site.translationsOf(page))
        for (const path of resourcesOf(site.root, other)) want(path, site.root, path)
      const left = [...written.keys()].filter(path => !wanted.has(path))
      const gone = left.filter(path => !site.otherResources.has(path))
      const files: MemoryFiles = new Map()
      let total = 0
      for (const [place, { reader, path, stamp }] of wanted) {
        if (written.get(place) === stamp) continue
        const file = readMediaFile(reader, path, site.withBytes && total < maximumTotalBytes)
        if (file === null) continue
        total += file.length
        files.set(place, file)
      }
      if (gone.length > 0) runtime.remove(gone)
      if (files.size > 0) writeMemoryFiles(runtime, files)
      written = new Map([...wanted].map(([place, { stamp }]) => [place, stamp]))
      return gone.length > 0 || files.size > 0
    },
    written: () => written.keys()
  }
}
