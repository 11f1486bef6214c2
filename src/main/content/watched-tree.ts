import type { Dirent, Stats } from 'node:fs'
import { lstat, readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { errorCode } from './file-failure.ts'
import type { WatchedKind, WatchPlan } from './watch-plan.ts'

/** What a look at the disk found, as paths relative to the tree's base. */
export interface TreeChanges {
  readonly changed: Map<string, WatchedKind>
  readonly removed: Map<string, WatchedKind>
}

/** Told when a folder becomes part of the tree and when it is no longer. */
export interface FolderListener {
  readonly added: (folder: string) => void
  readonly dropped: (folder: string) => void
}

interface KnownFile {
  /** Null until the file was looked at. */
  readonly stamp: string | null
  /**
   * Nobody was told of this stamp: it was taken on the first look round. A change
   * just before that look is in the stamp already, and its event is still to come.
   */
  readonly isUntold: boolean
}

interface KnownFolder {
  readonly identity: number
  /** Posts and site files by name. */
  readonly files: Map<string, KnownFile>
}

/**
 * What is known of a folder tree. Systems report events late, twice, for the
 * folder only, or under an old name: so an event is just a hint where to look, and
 * what changed is what differs from what was known.
 */
export interface WatchedTree {
  /** Reads all names. Returns false when the base cannot be read. */
  start(): Promise<boolean>
  /** Looks at one entry that an event named; a folder that is not known yet counts as new, with all in it. */
  look(path: string, into: TreeChanges): Promise<void>
  isReachable(): Promise<boolean>
  /** Looks at everything. Returns false, without changes, when the base cannot be read: a network folder may come back. */
  lookAtAll(into: TreeChanges): Promise<boolean>
}

export const noChanges = (): TreeChanges => ({ changed: new Map(), removed: new Map() })

/** Files that are asked about at the same time: enough to keep the disk busy, few enough to let others in. */
const atOnce = 32

/** Resources are reported when an event names them; their names and stamps are not kept. */
const isTracked = (kind: WatchedKind | null): boolean => kind === 'post' || kind === 'site'

const below = (folder: string, name: string): string => (folder === '' ? name : `${folder}/${name}`)

export function createWatchedTree(plan: WatchPlan, listener: FolderListener): WatchedTree {
  const known = new Map<string, KnownFolder>()
  const place = (path: string) => (path === '' ? plan.base : join(plan.base, ...path.split('/')))

  async function add(folder: string, into: TreeChanges | null): Promise<void> {
    const facts = await factsOf(place(folder), false)
    if (typeof facts === 'string' || !facts.isDirectory()) return
    // Listened to before its names are read: nothing that appears between is missed.
    listener.added(folder)
    const entry: KnownFolder = { identity: facts.ino, files: new Map() }
    known.set(folder, entry)
    for (const item of await readdir(place(folder), { withFileTypes: true }).catch((): Dirent[] => [])) {
      const path = below(folder, item.name)
      if (item.isDirectory()) {
        if (plan.enters(path)) await add(path, into)
        continue
      }
      const kind = plan.kindOf(path)
      if (kind === null) continue
      if (into === null) {
        if (isTracked(kind)) entry.files.set(item.name, { stamp: null, isUntold: true })
      } else compare(folder, item.name, await factsOf(place(path), true), into)
    }
  }

  function drop(folder: string, into: TreeChanges): void {
    for (const [path, { files }] of [...known]) {
      if (folder !== '' && path !== folder && !path.startsWith(`${folder}/`)) continue
      known.delete(path)
      listener.dropped(path)
      for (const name of files.keys()) note(into.removed, below(path, name))
    }
  }

  function note(changes: Map<string, WatchedKind>, path: string): void {
    const kind = plan.kindOf(path)
    if (kind !== null) changes.set(path, kind)
  }

  function compare(folder: string, name: string, facts: Facts, into: TreeChanges, isHint = false): void {
    const path = below(folder, name)
    const kind = plan.kindOf(path)
    if (kind === null || facts === 'unreadable') return
    const files = known.get(folder)?.files
    if (facts === 'gone' || !facts.isFile()) {
      if (files?.delete(name) || kind === 'resource') into.removed.set(path, kind)
      return
    }
    const stamp = [facts.ino, facts.size, facts.mtimeMs, facts.ctimeMs].join(':')
    if (isTracked(kind)) {
      const before = files?.get(name)
      const isFirstLook = before?.stamp === null && !isHint
      files?.set(name, { stamp, isUntold: isFirstLook })
      if (isFirstLook || (before?.stamp === stamp && !(isHint && before.isUntold))) return
    }
    into.changed.set(path, kind)
  }

  async function look(path: string, into: TreeChanges): Promise<void> {
    const cut = path.lastIndexOf('/')
    const folder = path.slice(0, Math.max(cut, 0))
    // Some systems name a file before the new folder that it lies in.
    if (!known.has(folder)) return folder === '' ? undefined : look(folder, into)
    const facts = await factsOf(place(path), true)
    if (typeof facts !== 'string' && facts.isDirectory()) {
      if (!plan.enters(path) || known.get(path)?.identity === facts.ino) return
      drop(path, into)
      return add(path, into)
    }
    if (known.has(path) && facts !== 'unreadable') drop(path, into)
    compare(folder, path.slice(cut + 1), facts, into, true)
  }

  async function lookAtFolder(folder: string, into: TreeChanges): Promise<void> {
    const entry = known.get(folder)
    if (entry === undefined) return
    const items = await readdir(place(folder), { withFileTypes: true }).catch(() => null)
    if (items === null) return
    const names = new Set(items.map(item => item.name))
    for (const name of entry.files.keys()) if (!names.has(name)) await look(below(folder, name), into)
    for (const item of items) {
      const path = below(folder, item.name)
      if (item.isDirectory() && plan.enters(path)) await look(path, into)
    }
    const files = items.filter(
      item => !item.isDirectory() && isTracked(plan.kindOf(below(folder, item.name)))
    )
    for (let at = 0; at < files.length; at += atOnce)
      await Promise.all(
        files.slice(at, at + atOnce).map(async ({ name }) => {
          const isFirstLook = entry.files.get(name) === null
          compare(
            folder,
            name,
            await factsOf(place(below(folder, name)), true),
            isFirstLook ? noChanges() : into
          )
        })
      )
  }

  const isReachable = async () => (await readdir(plan.base).catch(() => null)) !== null

  return {
    async start() {
      await add('', null)
      return known.has('')
    },
    async look(path, into) {
      await look(path, into)
      settle(into)
    },
    isReachable,
    async lookAtAll(into) {
      if (!(await isReachable())) return false
      const top = await factsOf(plan.base, false)
      if (typeof top === 'string') return false
      // Taken away and put back, as a network folder is: all watches are on what it was before.
      if (known.get('')?.identity !== top.ino) {
        drop('', into)
        await add('', into)
      }
      for (const folder of [...known.keys()]) {
        if ((await factsOf(place(folder), false)) === 'gone') drop(folder, into)
        else await lookAtFolder(folder, into)
      }
      settle(into)
      return true
    }
  }
}

/** A file that was dropped and found again is a changed one. */
function settle(into: TreeChanges): void {
  for (const path of into.changed.keys()) into.removed.delete(path)
}

/** `unreadable` is not gone: no removal is reported for a folder that was locked or off the network for a moment. */
type Facts = Stats | 'gone' | 'unreadable'

/** The facts of an entry; of a link's target for a link to a file. A link to a folder counts as a file: it is not entered. */
async function factsOf(path: string, followsLinks: boolean): Promise<Facts> {
  try {
    const own = await lstat(path)
    if (!followsLinks || !own.isSymbolicLink()) return own
    const target = await stat(path)
    return target.isFile() ? target : own
  } catch (error) {
    return ['ENOENT', 'ENOTDIR', 'ELOOP'].includes(errorCode(error) ?? '') ? 'gone' : 'unreadable'
  }
}
