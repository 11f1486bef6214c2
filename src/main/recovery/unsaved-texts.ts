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
  savingNow(folder: string, id: PostId, save: Save): Promise<void>
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

/** From which version of the file to which. */
interface Save {
  readonly base: Version
  readonly version: Version
}

/** The journal is written several times a second: an entry of before so many saves is none of a living disk. */
const rememberedBases = 50

/** What to note of a save: it may go on from the one before it, or try that one again. */
function noteOf({ base, version }: Save, before: SaveNote | undefined): SaveNote {
  if (before?.version === base) return { bases: [...before.bases, base].slice(-rememberedBases), version }
  return { bases: before?.bases.at(-1) === base ? before.bases : [base], version }
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
    return save !== undefined && save.bases.at(-1) === post.baseVersion ? save.version : null
  }

  async function recovered(folder: string, post: UnsavedPost): Promise<RecoveredPost> {
    kept.add(keyOf(folder, post.id))
    const note = await notes.read(folder, post.id)
    const before = post.afterSave ?? null
    const saves = [
      ...(before === null ? [] : [{ version: before, contained: true }]),
      ...(note !== null && isLater(note, post) ? [{ version: note.version, contained: false }] : [])
    ]
    return { ...post, saves }
  }

  /** Whether the save came after this text: it went on from what the text was typed on, or from the save before it. */
  function isLater({ bases, version }: SaveNote, { baseVersion, afterSave }: UnsavedPost): boolean {
    const typedOn = [baseVersion, afterSave ?? null]
    return !typedOn.includes(version) && bases.some(base => typedOn.includes(base))
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
    async savingNow(folder, id, save) {
      const note = noteOf(save, lastSave.get(keyOf(folder, id)))
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
