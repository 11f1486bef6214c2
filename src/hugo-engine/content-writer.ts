import type { BuildOutcome, HugoRuntime } from './hugo-runtime.ts'
import { type MemoryFile, writeMemoryFiles } from './memory-files.ts'

/** Writes pages of an opened site, and builds it so that Hugo takes note of all of them. */
export interface ContentWriter {
  write(files: ReadonlyMap<string, MemoryFile>): void
  remove(path: string): void
  build(): BuildOutcome
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
  let changed = new Set<string>()
  return {
    write(files) {
      for (const path of files.keys()) changed.add(path)
      writeMemoryFiles(runtime, files)
    },
    remove(path) {
      changed.add(path)
      runtime.remove([path])
    },
    build() {
      for (const page of pagesToRemove(changed, pageAt)) {
        runtime.write({ [page]: '' })
        runtime.remove([page])
      }
      changed = new Set()
      return runtime.build()
    }
  }
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
