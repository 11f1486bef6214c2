import { createHash } from 'node:crypto'
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import * as v from 'valibot'
import type { PostId, Version } from '#shared/content.ts'
import { leftoverName } from '../content/leftovers.ts'

/** A save that was asked for. */
export interface SaveNote {
  /**
   * The versions of the file that our own saves went through, oldest first, up to the one that this save replaces: the
   * journal may still have an entry of before several of them.
   */
  readonly bases: readonly Version[]
  /** What it is about to write. */
  readonly version: Version
}

/**
 * What a save is about to write, noted just before it: after a death in the middle
 * of it nobody else could tell whether what is on disk is our own text or somebody
 * else's. Not synced, so that a save does not wait for it: after a power cut the
 * writer may be asked, after any other death not.
 */
export interface SaveNotes {
  /** Never fails: without the note there may be a question that was not needed, nothing else. */
  keep(folder: string, id: PostId, note: SaveNote): Promise<void>
  read(folder: string, id: PostId): Promise<SaveNote | null>
  drop(folder: string, id: PostId): Promise<void>
}

const noteSchema = v.object({
  folder: v.string(),
  id: v.string(),
  bases: v.array(v.string()),
  version: v.string()
})

/** @param directory absolute, in the app's data folder; made when needed */
export function openSaveNotes(directory: string): SaveNotes {
  const pathOf = (folder: string, id: PostId) =>
    join(
      directory,
      `${createHash('sha256')
        .update(JSON.stringify([folder, id]))
        .digest('hex')
        .slice(0, 32)}.json`
    )
  return {
    async keep(folder, id, note) {
      const temporary = join(directory, leftoverName())
      try {
        await mkdir(directory, { recursive: true, mode: 0o700 })
        await writeFile(temporary, JSON.stringify({ folder, id, ...note }), { mode: 0o600 })
        await rename(temporary, pathOf(folder, id))
      } catch {
        await rm(temporary, { force: true }).catch(() => undefined)
      }
    },
    async read(folder, id) {
      try {
        const parsed = v.safeParse(noteSchema, JSON.parse(await readFile(pathOf(folder, id), 'utf8')))
        if (!parsed.success || parsed.output.folder !== folder || parsed.output.id !== id) return null
        return { bases: parsed.output.bases, version: parsed.output.version }
      } catch {
        return null
      }
    },
    drop: (folder, id) => rm(pathOf(folder, id), { force: true }).catch(() => undefined)
  }
}
