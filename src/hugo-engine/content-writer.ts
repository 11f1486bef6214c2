import type { BuildOutcome, HugoRuntime } from './hugo-runtime.ts'
import { type MemoryFile, writeMemoryFiles } from './memory-files.ts'

/** Writes pages of an opened site, and builds it so that Hugo takes note of all of them. */
export interface ContentWriter {
  write(files: ReadonlyMap<string, MemoryFile>): void
  remove(path: string): void
  build(): BuildOutcome
}

/**
 * Of several changed pages in one folder Hugo reads only the first again, unless something there was
 * removed: then it reads the folder (`hugolib/pages_capture.go`, `seenDirs`). So a page that never
 * was is removed beside them.
 */
export function createContentWriter(runtime: HugoRuntime): ContentWriter {
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
      const folders = [...changed].map(path => path.slice(0, path.lastIndexOf('/')))
      changed = new Set()
      for (const folder of new Set(folders.filter((one, index) => folders.indexOf(one) !== index))) {
        const page = `${folder}/recap-together.md`
        runtime.write({ [page]: '' })
        runtime.remove([page])
      }
      return runtime.build()
    }
  }
}
