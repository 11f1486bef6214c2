import {
  closeSync,
  type Dirent,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  realpathSync,
  statSync
} from 'node:fs'
import { join, sep } from 'node:path'

/** Reads files of one folder and nothing else: what a link leads out of it to is treated as absent. */
export interface GuardedReader {
  /** Regular files under a folder, as paths with `/` relative to the root, in the order of their names; a file counts as itself. */
  list(folder: string, maximum?: number): readonly string[]
  /** Names of the folder's own entries; empty where there is no such folder. */
  names(folder: string): readonly string[]
  isFolder(path: string): boolean
  /** Size in bytes; null for what is no regular file inside the root. */
  size(path: string): number | null
  /** Changes whenever the file does: its size and time of change; null as above. */
  stamp(path: string): string | null
  /** The file's bytes; null for what is no regular file inside the root, unreadable, or larger than the limit. */
  read(path: string, maximumBytes: number): Buffer | null
  /** The first bytes of a file, however large it is; null as above. */
  readHead(path: string, bytes: number): Buffer | null
}

/** A folder can hold far more than a site: a home folder, a checkout with its dependencies. */
const maximumFiles = 20_000
const maximumDepth = 16

export function createGuardedReader(root: string): GuardedReader {
  const realRoot = realpathSync(root)
  const inside = (path: string): string | null => {
    try {
      const real = realpathSync(join(realRoot, path))
      return real === realRoot || real.startsWith(realRoot + sep) ? real : null
    } catch {
      return null
    }
  }
  const entries = (real: string): Dirent[] => {
    try {
      return readdirSync(real, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))
    } catch {
      return []
    }
  }
  const regular = (path: string): { real: string; size: number; changed: number } | null => {
    const real = inside(path)
    if (!real) return null
    try {
      // A FIFO or a device would block the process that reads it.
      const found = statSync(real)
      return found.isFile() ? { real, size: found.size, changed: found.mtimeMs } : null
    } catch {
      return null
    }
  }

  return {
    list(folder, maximum = maximumFiles) {
      const files: string[] = []
      // The real folders on the way down: a link to one of them would lead round for ever.
      const above: string[] = []
      const walk = (path: string): void => {
        const real = inside(path)
        if (!real || above.length > maximumDepth || above.includes(real)) return
        above.push(real)
        for (const entry of entries(real)) {
          if (files.length >= maximum) break
          if (entry.name === '.git' || entry.name === 'node_modules') continue
          const child = path === '' ? entry.name : `${path}/${entry.name}`
          if (entry.isDirectory()) walk(child)
          else if (entry.isFile()) files.push(child)
          else if (entry.isSymbolicLink()) {
            if (regular(child)) files.push(child)
            else walk(child)
          }
        }
        above.pop()
      }
      if (regular(folder)) files.push(folder)
      else walk(folder)
      return files
    },
    names(folder) {
      const real = inside(folder)
      return real ? entries(real).map(entry => entry.name) : []
    },
    isFolder(path) {
      const real = inside(path)
      try {
        return real !== null && statSync(real).isDirectory()
      } catch {
        return false
      }
    },
    size: path => regular(path)?.size ?? null,
    stamp(path) {
      const file = regular(path)
      return file && `${file.size} ${file.changed}`
    },
    read(path, maximumBytes) {
      const file = regular(path)
      if (!file || file.size > maximumBytes) return null
      try {
        return readFileSync(file.real)
      } catch {
        return null
      }
    },
    readHead(path, bytes) {
      const file = regular(path)
      if (!file) return null
      try {
        const handle = openSync(file.real, 'r')
        try {
          const head = Buffer.alloc(Math.min(bytes, file.size))
          return head.subarray(0, readSync(handle, head, 0, head.length, 0))
        } finally {
          closeSync(handle)
        }
      } catch {
        return null
      }
    }
  }
}
