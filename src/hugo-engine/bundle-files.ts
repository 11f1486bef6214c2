import type { HugoRuntime } from './hugo-runtime.ts'
import { readMediaFile } from './media-file.ts'
import { type MemoryFiles, writeMemoryFiles } from './memory-files.ts'
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
  return {
    update(id, runtime) {
      const wanted = new Map<string, { path: string; stamp: string }>()
      for (const path of resourcesOf(site, id)) {
        const stamp = site.posts.stamp(path)
        if (stamp !== null && wanted.size < maximumFiles) wanted.set(site.place(path), { path, stamp })
      }
      const gone = [...written.keys()].filter(path => !wanted.has(path))
      const files: MemoryFiles = new Map()
      let total = 0
      for (const [place, { path, stamp }] of wanted) {
        if (written.get(place) === stamp) continue
        const file = readMediaFile(site.posts, path, site.withBytes && total < maximumTotalBytes)
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

/**
 * Files that Hugo makes resources of a post, as paths relative to the opened folder: everything below
 * a leaf bundle, what lies directly beside a section's page, nothing for a post that is one file.
 */
function resourcesOf(site: AssembledSite, id: string): readonly string[] {
  const slash = id.lastIndexOf('/')
  const folder = slash < 0 ? '' : id.slice(0, slash)
  const name = id.slice(slash + 1)
  if (/^index\.[^/]+$/.test(name)) {
    // Other languages of the same post are pages of their own.
    return site.posts.list(folder).filter(path => !/(^|\/)index\.[^/]+$/.test(path))
  }
  if (!/^_index\.[^/]+$/.test(name)) return []
  const files = site.posts.names(folder).map(file => (folder === '' ? file : `${folder}/${file}`))
  return files.filter(path => !/\.(md|markdown|html|htm)$/i.test(path))
}
