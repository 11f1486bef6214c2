import { join, relative, sep } from 'node:path'
import type { FileFailure, PostId, Version } from '#shared/content.ts'
import type { RecoveredPost, UnsavedPost } from '#shared/recovery.ts'
import type { Result } from '#shared/result.ts'
import { isInside } from '../content/path-guard.ts'
import type { Journal } from './journal.ts'
import type { SaveNote, SaveNotes } from './save-notes.ts'

/** The journal as the windows use it: with the order of keeping and saving, and across folders that overlap. */
export interface UnsavedTexts {
  keep(folder: string, post: UnsavedPost): Promise<Result<null, FileFailure>>
  drop(folder: string, id: PostId): Promise<Result<null, FileFailure>>
  /** A save was asked for; call it before the save, in the order in which the window asked. */
  savingNow(folder: string, id: PostId, note: SaveNote): Promise<void>
  /**
   * The unsaved texts of a folder. Those that were typed in a window on another
   * folder which overlaps with this one come over to it, unless `shownElsewhere`.
   */
  read(folder: string, shownElsewhere: (folder: string) => boolean): Promise<readonly RecoveredPost[]>
  /** Folders with unsaved text that is still there. */
  folders(): Promise<readonly string[]>
  /** The unsaved texts of a folder as they lie there, for one that cannot be opened. */
  lookAt(folder: string): Promise<readonly UnsavedPost[]>
  /** Resolves when nothing is being written any more. */
  idle(): Promise<void>
}

export function createUnsavedTexts(journal: Journal, notes: SaveNotes): UnsavedTexts {
  const lastSave = new Map<string, SaveNote>()
  const kept = new Set<string>()
  const underWay = new Set<Promise<unknown>>()
  const keyOf = (folder: string, id: PostId) => JSON.stringify([folder, id])

  function tracked<Value>(work: Promise<Value>): Promise<Value> {
    underWay.add(work)
    const done = () => underWay.delete(work)
    work.then(done, done)
    return work
  }

  /** The version of a save that this text was typed after, while the window has not heard of its outcome. */
  function saveBefore(folder: string, post: UnsavedPost): Version | null {
    const save = lastSave.get(keyOf(folder, post.id))
    return save !== undefined && save.base === post.baseVersion ? save.version : null
  }

  async function recovered(folder: string, post: UnsavedPost): Promise<RecoveredPost> {
    kept.add(keyOf(folder, post.id))
    const note = await notes.read(folder, post.id)
    const before = post.afterSave ?? null
    const saves = [
      ...(before === null ? [] : [{ version: before, contained: true }]),
      ...(note !== null && note.base === post.baseVersion && note.version !== before
        ? [{ version: note.version, contained: false }]
        : [])
    ]
    return { ...post, saves }
  }

  const texts: UnsavedTexts = {
    keep(folder, post) {
      kept.add(keyOf(folder, post.id))
      return tracked(journal.keepUnsaved(folder, { ...post, afterSave: saveBefore(folder, post) }))
    },
    async drop(folder, id) {
      kept.delete(keyOf(folder, id))
      const dropped = await tracked(journal.dropUnsaved(folder, id))
      if (dropped.ok && !kept.has(keyOf(folder, id))) await notes.drop(folder, id)
      return dropped
    },
    async savingNow(folder, id, note) {
      lastSave.set(keyOf(folder, id), note)
      // Without an entry in the journal there is nothing that the note could be asked about.
      if (kept.has(keyOf(folder, id))) await notes.keep(folder, id, note)
    },
    async read(folder, shownElsewhere) {
      const own = await journal.readUnsaved(folder)
      const ids = new Set(own.map(post => post.id))
      const came: UnsavedPost[] = []
      for (const other of await journal.folders()) {
        if (other === folder || shownElsewhere(other)) continue
        if (!isInside(folder, other) && !isInside(other, folder)) continue
        for (const post of await journal.readUnsaved(other)) {
          const path = join(other, ...post.id.split('/'))
          if (!isInside(folder, path)) continue
          const id = relative(folder, path).split(sep).join('/')
          if (ids.has(id)) continue
          const moved = { ...post, id }
          // First there, then no longer here: a death in between leaves two, never none.
          if (!(await journal.keepUnsaved(folder, moved)).ok) continue
          await journal.dropUnsaved(other, post.id)
          ids.add(id)
          came.push(moved)
        }
      }
      return Promise.all([...own, ...came].map(post => recovered(folder, post)))
    },
    folders: () => journal.folders(),
    lookAt: folder => journal.readUnsaved(folder),
    async idle() {
      while (underWay.size > 0) await Promise.allSettled(underWay)
    }
  }
  return texts
}
