import type { PostId } from '#shared/content.ts'

/** Where a file is open: in which window, and as which post of its folder. */
export interface OpenPlace<Window> {
  readonly window: Window
  readonly id: PostId
}

/** A window's wish to have a post open, while the path of its file is still looked up. */
export interface Asking<Window> {
  readonly window: Window
  readonly id: PostId
}

/**
 * Which window has which file open, by the file's real path. Windows on folders
 * that overlap show the same files; a file is edited in one of them at a time, so
 * that there is one text and one undo history of it.
 *
 * Looking a path up takes time, on a network folder much of it, and the window goes
 * on meanwhile: a wish is noted at once, with {@link OpenFiles.ask}, and counts for
 * nothing when the window has closed the post, or is gone, before its path is known.
 */
export interface OpenFiles<Window> {
  /** Call it before anything is waited for. */
  ask(window: Window, id: PostId): Asking<Window>
  /** The path is known; false when the file is open in another window. */
  claim(asking: Asking<Window>, path: string): boolean
  /** Nothing came of it; harmless after a claim. */
  giveUp(asking: Asking<Window>): void
  /** Whether the path of a post that the window has open is known. */
  has(window: Window, id: PostId): boolean
  /** Where a file is open, `but` in this window. */
  elsewhere(path: string, but: Window | null): OpenPlace<Window> | null
  /** The window has closed a post. */
  release(window: Window, id: PostId): void
  /** The window is gone, or its page was loaded anew: it has nothing open. */
  closed(window: Window): void
}

export function createOpenFiles<Window>(): OpenFiles<Window> {
  /** The real path of each post that a window has open. */
  const open = new Map<Window, Map<PostId, string>>()
  const asked = new Set<Asking<Window>>()

  function elsewhere(path: string, but: Window | null): OpenPlace<Window> | null {
    for (const [window, paths] of open) {
      if (window === but) continue
      for (const [id, known] of paths) if (known === path) return { window, id }
    }
    return null
  }

  function forget(isMeant: (asking: Asking<Window>) => boolean): void {
    for (const asking of asked) if (isMeant(asking)) asked.delete(asking)
  }

  return {
    ask(window, id) {
      const asking = { window, id }
      asked.add(asking)
      return asking
    },
    claim(asking, path) {
      const { window, id } = asking
      const isFree = elsewhere(path, window) === null
      if (!asked.delete(asking) || !isFree) return isFree
      open.set(window, (open.get(window) ?? new Map<PostId, string>()).set(id, path))
      return true
    },
    giveUp: asking => void asked.delete(asking),
    has: (window, id) => open.get(window)?.has(id) ?? false,
    elsewhere,
    release(window, id) {
      open.get(window)?.delete(id)
      forget(asking => asking.window === window && asking.id === id)
    },
    closed(window) {
      open.delete(window)
      forget(asking => asking.window === window)
    }
  }
}
