import { createHash } from 'node:crypto'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { FileFailure, PostId } from '#shared/content.ts'
import type { UnsavedPost, WindowSession } from '#shared/recovery.ts'
import { fail, ok, type Result } from '#shared/result.ts'
import { failureOf, fileFailure, postName } from '../content/file-failure.ts'
import { diskOps, type FileOps } from '../content/file-ops.ts'
import { isLeftoverName } from '../content/leftovers.ts'
import { asUnsavedPost, asWindowSession, folderOf } from './journal-entries.ts'
import { createLatestWins } from './latest-wins.ts'
import { type RecordRead, readRecord, removeRecord, setAside, writeRecord } from './record-file.ts'

export interface JournalOptions {
  /** Absolute, in the app's data folder; made when needed. */
  readonly directory: string
  /** Takes a sentence when an entry cannot be read. */
  readonly report?: (sentence: string) => void
  /** Takes a sentence for the log when the session cannot be kept: no text depends on it. */
  readonly note?: (sentence: string) => void
  readonly ops?: FileOps
}

/**
 * Unsaved text on disk, one small file for each post and content folder. `folder`
 * is the content folder's absolute path. Of several writes of one post that wait
 * for a slow disk only the newest is made.
 */
export interface Journal {
  /** Resolves with `ok` when the text is synced. On failure the entry before it is still whole. */
  keepUnsaved(folder: string, post: UnsavedPost): Promise<Result<null, FileFailure>>
  /** After a save, or when the writer discards the text. */
  dropUnsaved(folder: string, id: PostId): Promise<Result<null, FileFailure>>
  /** Never fails: what is damaged is set aside (not deleted) and reported. Oldest first. */
  readUnsaved(folder: string): Promise<readonly UnsavedPost[]>
  /** The content folders that have unsaved text. */
  folders(): Promise<readonly string[]>
  keepSession(folder: string, session: WindowSession): Promise<void>
  readSession(folder: string): Promise<WindowSession | null>
}

/** A damaged file may have been written by a later version of the app: it is moved, not deleted. */
const entryEnding = '.unsaved'

export function openJournal(options: JournalOptions): Journal {
  const ops = options.ops ?? diskOps
  const report = options.report ?? (() => undefined)
  const note = options.note ?? (() => undefined)
  const writes = createLatestWins()
  const folderPath = (folder: string) => join(options.directory, shortHash(folder))
  const entryPath = (folder: string, id: PostId) => join(folderPath(folder), `${shortHash(id)}${entryEnding}`)
  const sessionPath = (folder: string) => join(folderPath(folder), 'window.session')

  async function attempt(id: PostId, work: () => Promise<void>): Promise<Result<null, FileFailure>> {
    try {
      await work()
      return ok(null)
    } catch (error) {
      return fail(fileFailure(error, postName(id), 'keep'))
    }
  }

  async function readEntry(path: string, folder: string): Promise<UnsavedPost | null> {
    try {
      const read = await readRecord(ops, path)
      if (read.kind === 'missing') return null
      const post = read.kind === 'value' ? asUnsavedPost(read.value, folder) : null
      // A copy under another name would open one post with two texts.
      if (post !== null && entryPath(folder, post.id) === path) return post
      const place = await setAside(path)
      report(`An entry of unsaved text could not be read. It is kept in ${place ?? path}.`)
    } catch (error) {
      report(failureOf(error, 'An entry of unsaved text', 'open').message)
    }
    return null
  }

  async function isOlder(post: UnsavedPost, folder: string): Promise<boolean> {
    const there = asUnsavedPost(recorded(await readRecord(ops, entryPath(folder, post.id))), folder)
    return there !== null && there.at > post.at
  }

  /**
   * A death between the writing of an entry and its renaming leaves the newest text in a temporary file: a whole one
   * takes the place that was meant for it, unless a newer one has it. Every other one goes, or it would come back
   * later, over newer text.
   */
  async function finishWrite(leftover: string, folder: string): Promise<void> {
    try {
      const post = asUnsavedPost(recorded(await readRecord(ops, leftover)), folder)
      if (post === null || (await isOlder(post, folder))) await ops.remove(leftover)
      else await ops.rename(leftover, entryPath(folder, post.id))
    } catch (error) {
      report(failureOf(error, 'An entry of unsaved text', 'open').message)
    }
  }

  return {
    keepUnsaved(folder, post) {
      const path = entryPath(folder, post.id)
      return writes.run(path, () => attempt(post.id, () => writeRecord(ops, path, { folder, post })))
    },
    dropUnsaved(folder, id) {
      const path = entryPath(folder, id)
      return writes.run(path, () => attempt(id, () => removeRecord(ops, path)))
    },
    async readUnsaved(folder) {
      const place = folderPath(folder)
      // Written by this process for a window that died; after that every temporary file is a dead process's.
      await writes.idle()
      for (const name of (await namesIn(place)).filter(isLeftoverName))
        await finishWrite(join(place, name), folder)
      const entries = (await namesIn(place))
        .filter(name => name.endsWith(entryEnding))
        .map(name => readEntry(join(place, name), folder))
      return (await Promise.all(entries)).filter(post => post !== null).sort((a, b) => a.at - b.at)
    },
    async folders() {
      const found: string[] = []
      for (const name of await namesIn(options.directory)) {
        const place = join(options.directory, name)
        for (const entry of await namesIn(place)) {
          if (!entry.endsWith(entryEnding) && !isLeftoverName(entry)) continue
          const value = await readRecord(ops, join(place, entry)).then(recorded, () => null)
          const folder = folderOf(value)
          if (folder === null || folderPath(folder) !== place || asUnsavedPost(value, folder) === null)
            continue
          found.push(folder)
          break
        }
      }
      return found
    },
    async keepSession(folder, session) {
      const path = sessionPath(folder)
      try {
        await writes.run(path, () => writeRecord(ops, path, { folder, session }))
      } catch (error) {
        note(failureOf(error, 'The list of open posts', 'keep').message)
      }
    },
    async readSession(folder) {
      try {
        const read = await readRecord(ops, sessionPath(folder))
        if (read.kind === 'missing') return null
        const session = read.kind === 'value' ? asWindowSession(read.value, folder) : null
        if (session === null) await setAside(sessionPath(folder))
        return session
      } catch {
        // Only which posts were open is lost, no text.
        return null
      }
    }
  }
}

const namesIn = (folder: string): Promise<readonly string[]> => readdir(folder).catch(() => [])
const recorded = (read: RecordRead): unknown => (read.kind === 'value' ? read.value : null)
const shortHash = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 32)
