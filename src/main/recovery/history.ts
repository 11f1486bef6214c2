import { readdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { FileFailure, Version } from '#shared/content.ts'
import { fail, ok, type Result } from '#shared/result.ts'
import { failureOf } from '../content/file-failure.ts'
import { removeLeftovers } from '../content/leftovers.ts'
import { decodePost } from '../content/post-file.ts'
import { createSaveQueue } from '../content/save-queue.ts'
import { versionOf } from '../content/whole-file.ts'
import {
  type KeptVersion,
  putOnShelf,
  readShelf,
  type Shelf,
  shelfFolder,
  syncNewest,
  takeFromShelf
} from './history-shelf.ts'
import { thinnedVersions } from './history-thinning.ts'

export type { KeptVersion } from './history-shelf.ts'

export interface HistoryOptions {
  /** Absolute, in the app's data folder; made when needed. */
  readonly directory: string
  /** All kept versions together; beyond it the oldest go. 200 MB unless told. */
  readonly limitBytes?: number
  readonly report?: (sentence: string) => void
  readonly now?: () => number
}

/**
 * The versions that saves have replaced, as plain copies outside of the content
 * folder. `post` is the absolute real path of a post's file, so that windows on
 * overlapping folders share one history.
 */
export interface History {
  /** Keeps bytes that are about to be replaced. Throws the system's error: a saver reports it and goes on. */
  keep(post: string, bytes: Buffer): Promise<void>
  /** Newest first. */
  list(post: string): Promise<readonly KeptVersion[]>
  /** The text of a kept version; fails with a sentence when it is gone or its bytes are not those that were kept. */
  read(
    post: string,
    name: string
  ): Promise<Result<{ readonly raw: string; readonly version: Version }, FileFailure>>
  /** Removes one kept version, or without a name all of a post. */
  remove(post: string, name?: string): Promise<Result<null, FileFailure>>
  /** Removes the history of all posts. */
  removeAll(): Promise<Result<null, FileFailure>>
  /** Thins every post's versions and holds the limit: at start, in the background. Never fails. */
  tidy(): Promise<void>
}

const defaultLimit = 200 * 1024 * 1024

export function openHistory(options: HistoryOptions): History {
  const { directory, limitBytes = defaultLimit, report = () => undefined, now = Date.now } = options
  const queue = createSaveQueue()
  // Everything is one short queue: shelves are small, and the limit is over all of them.
  const inTurn = <Value>(work: () => Promise<Value>) => queue.run('history', work)
  const open = (post: string) => readShelf(shelfFolder(directory, post), post)
  let total: number | null = null

  async function allShelves(): Promise<readonly Shelf[]> {
    const names = await readdir(directory).catch(() => [])
    const shelves: Shelf[] = []
    for (const name of names) {
      const folder = join(directory, name)
      await removeLeftovers(folder)
      shelves.push(await readShelf(folder, ''))
    }
    return shelves
  }

  async function holdLimit(): Promise<void> {
    if (total !== null && total <= limitBytes) return
    const shelves = await allShelves()
    const kept = shelves.flatMap(shelf => shelf.versions.map(version => ({ shelf, version })))
    total = kept.reduce((sum, { version }) => sum + version.bytes, 0)
    if (total <= limitBytes) return
    // A little more than needed goes, so that not every save has to look again.
    const gone = new Map<Shelf, KeptVersion[]>()
    for (const { shelf, version } of kept.sort((a, b) => a.version.at - b.version.at)) {
      if (total <= limitBytes * 0.9) break
      gone.set(shelf, [...(gone.get(shelf) ?? []), version])
      total -= version.bytes
    }
    for (const [shelf, versions] of gone) await takeFromShelf(shelf, versions)
  }

  async function thin(shelf: Shelf): Promise<void> {
    const gone = thinnedVersions(shelf.versions, now())
    await takeFromShelf(shelf, gone)
    if (total !== null) total -= gone.reduce((sum, version) => sum + version.bytes, 0)
  }

  function inBackground(work: () => Promise<void>): void {
    inTurn(work).catch(error => report(failureOf(error, 'A version', 'keep-version').message))
  }

  async function attempt(what: string, work: () => Promise<void>): Promise<Result<null, FileFailure>> {
    try {
      await inTurn(work)
      return ok(null)
    } catch (error) {
      return fail(failureOf(error, what, 'remove'))
    }
  }

  return {
    keep: (post, bytes) =>
      inTurn(async () => {
        const shelf = await open(post)
        const version = versionOf(bytes)
        if (shelf.versions.at(-1)?.version === version || bytes.length > limitBytes) return
        const next = await putOnShelf(shelf, bytes, version, now())
        if (total !== null) total += bytes.length
        await thin(next)
        if (total !== null) await holdLimit()
        inBackground(() => syncNewest(next))
        // The first look at all shelves takes longer than a save may wait.
        if (total === null) inBackground(holdLimit)
      }),
    list: post => inTurn(async () => [...(await open(post)).versions].reverse()),
    read: (post, name) =>
      inTurn(async () => {
        const kept = (await open(post)).versions.find(version => version.name === name)
        const missing = { code: 'missing', message: 'This earlier version is no longer there.' } as const
        if (kept === undefined) return fail(missing)
        const bytes = await readFile(join(shelfFolder(directory, post), kept.name)).catch(() => null)
        if (bytes === null) return fail(missing)
        const { text } = decodePost(bytes)
        if (text === null || versionOf(bytes) !== kept.version)
          return fail({ code: 'io', message: 'This version was damaged and cannot be shown.' })
        return ok({ raw: text, version: kept.version })
      }),
    remove: (post, name) =>
      attempt('The earlier version', async () => {
        const shelf = await open(post)
        total = null
        await takeFromShelf(
          shelf,
          name === undefined ? shelf.versions : shelf.versions.filter(kept => kept.name === name)
        )
      }),
    removeAll: () =>
      attempt('The earlier versions', async () => {
        total = null
        await rm(directory, { recursive: true, force: true })
      }),
    async tidy() {
      try {
        await inTurn(async () => {
          for (const shelf of await allShelves()) await thin(shelf)
          total = null
          await holdLimit()
        })
      } catch (error) {
        report(failureOf(error, 'A version', 'keep-version').message)
      }
    }
  }
}
