import type { PostId } from '#shared/content.ts'

/** Where a file is open: in which window, and as which post of its folder. */
export interface OpenPlace<Window> {
  readonly window: Window
  readonly id: PostId
}

/**
 * Which window has which file open, by the file's real path. Windows on folders
 * that overlap show the same files; a file is edited in one of them at a time, so
 * that there is one text and one undo history of it.
 */
export interface OpenFiles<Window> {
  /** The posts that a window has open now, by real path. */
  has(window: Window, files: ReadonlyMap<string, PostId>): void
  /** A window is about to open a file; false when it is open in another one. */
  claim(window: Window, path: string, id: PostId): boolean
  /** Where a file is open, `but` in this window. */
  elsewhere(path: string, but: Window | null): OpenPlace<Window> | null
  closed(window: Window): void
}

export function createOpenFiles<Window>(): OpenFiles<Window> {
  const open = new Map<Window, ReadonlyMap<string, PostId>>()
  function elsewhere(path: string, but: Window | null): OpenPlace<Window> | null {
    for (const [window, files] of open) {
      const id = files.get(path)
      if (window !== but && id !== undefined) return { window, id }
    }
    return null
  }
  return {
    has: (window, files) => void open.set(window, files),
    claim(window, path, id) {
      if (elsewhere(path, window) !== null) return false
      open.set(window, new Map(open.get(window)).set(path, id))
      return true
    },
    elsewhere,
    closed: window => void open.delete(window)
  }
}
