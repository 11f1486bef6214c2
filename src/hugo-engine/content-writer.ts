import { readFault } from './build-fault.ts'
import type { BuildOutcome, HugoRuntime } from './hugo-runtime.ts'
import { type MemoryFile, writeMemoryFiles } from './memory-files.ts'

/** Writes pages of an opened site, and builds it so that Hugo takes note of all of them. */
export interface ContentWriter {
  write(files: ReadonlyMap<string, MemoryFile>): void
  remove(path: string): void
  build(): BuildOutcome
  /**
   * After a build that a post's fault has ended: lets Hugo take note of what else had changed with it.
   *
   * @param stub the post without what is at fault
   */
  settle(post: string, stub: MemoryFile): void
}

/**
 * Of several changed pages in one folder Hugo reads only the first again, and none that lies below a
 * changed leaf bundle, unless something was removed: then it reads the folder
 * (`hugolib/pages_capture.go`, `seenDirs` and `hasStructuralChange`). So a page that never was is
 * removed beside them; for a leaf bundle, another bundle in it.
 *
 * @param pageAt a file's path in Hugo's content, where several folders can be mounted as one
 */
export function createContentWriter(runtime: HugoRuntime, pageAt: (path: string) => string): ContentWriter {
  let changed = new Map<string, MemoryFile | null>()
  /** What changed before a build that ended with an error: Hugo may not have come to it. */
  let overlooked = changed
  const writer: ContentWriter = {
    write(files) {
      for (const [path, file] of files) changed.set(path, file)
      writeMemoryFiles(runtime, files)
    },
    remove(path) {
      changed.set(path, null)
      runtime.remove([path])
    },
    build() {
      for (const [path, file] of overlooked) {
        if (changed.has(path)) continue
        // Only a file that is there can be removed.
        writer.write(new Map([[path, file ?? '']]))
        if (file === null) writer.remove(path)
      }
      for (const page of pagesToRemove(changed.keys(), pageAt)) {
        runtime.write({ [page]: '' })
        runtime.remove([page])
      }
      const outcome = runtime.build()
      overlooked = readFault(outcome)?.logged === false ? changed : new Map()
      changed = new Map()
      return outcome
    },
    settle(post, stub) {
      if (overlooked.size === 0 || (overlooked.size === 1 && overlooked.has(post))) return
      writer.write(new Map([[post, stub]]))
      writer.build()
    }
  }
  return writer
}

/** Pages whose removal makes Hugo read all of the changed ones. */
function pagesToRemove(changed: Iterable<string>, pageAt: (path: string) => string): readonly string[] {
  const folders = new Map<string, string[]>()
  const above = new Set<string>()
  for (const path of changed) {
    const folder = folderOf(pageAt(path))
    const paths = folders.get(folder)
    if (paths) paths.push(path)
    else folders.set(folder, [path])
    for (let next = folderOf(folder); next !== '' && !above.has(next); next = folderOf(next)) above.add(next)
  }
  return [...folders].flatMap(([folder, paths]) => {
    const isTogether = paths.length > 1
    const bundle = paths.find(path => /\/index\.[^/]+$/.test(path))
    if (bundle !== undefined && (isTogether || above.has(folder)))
      return [`${folderOf(bundle)}/recap-together/index.md`]
    return isTogether ? [`${folderOf(paths[0] ?? '')}/recap-together.md`] : []
  })
}

const folderOf = (path: string): string => path.slice(0, Math.max(0, path.lastIndexOf('/')))
