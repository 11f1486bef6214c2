import type { Dirent, Stats } from 'node:fs'
import { lstat, readdir, stat } from 'node:fs/promises'
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
  readonly identity: string
  /** Paths of the folders in it that are part of the tree. */
  readonly folders: Set<string>
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

const nameOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1)
const parentOf = (path: string): string => path.slice(0, Math.max(path.lastIndexOf('/'), 0))
const below = (folder: string, name: string): string => (folder === '' ? name : `${folder}/${name}`)

export function createWatchedTree(plan: WatchPlan, listener: FolderListener): WatchedTree {
  const known = new Map<string, KnownFolder>()
  // Windows takes `/` as well.
  const place = (path: string) => (path === '' ? plan.base : `${plan.base}/${path}`)

  async function add(folder: string, into: TreeChanges | null): Promise<void> {
    const facts = await factsOf(place(folder), false)
    if (typeof facts === 'string' || !facts.isDirectory()) return
    // Listened to before its names are read: nothing that appears between is missed.
    listener.added(folder)
    const entry: KnownFolder = { identity: identityOf(facts), folders: new Set(), files: new Map() }
    known.set(folder, entry)
    if (folder !== '') known.get(parentOf(folder))?.folders.add(folder)
    const items = await readdir(place(folder), { withFileTypes: true }).catch((): Dirent[] => [])
    await someAtOnce(items, async item => {
      const path = below(folder, item.name)
      if (item.isDirectory()) {
        if (plan.enters(path)) await add(path, into)
      } else if (into !== null) compare(path, await factsOf(place(path), true), into)
      else if (isTracked(plan.kindOf(path))) entry.files.set(item.name, { stamp: null, isUntold: true })
    })
  }

  function drop(folder: string, into: TreeChanges): void {
    const entry = known.get(folder)
    if (entry === undefined) return
    known.delete(folder)
    known.get(parentOf(folder))?.folders.delete(folder)
    listener.dropped(folder)
    for (const name of entry.files.keys()) note(into.removed, below(folder, name))
    for (const inner of entry.folders) drop(inner, into)
  }

  function note(changes: Map<string, WatchedKind>, path: string): void {
    const kind = plan.kindOf(path)
    if (kind !== null) changes.set(path, kind)
  }

  function compare(path: string, facts: Facts, into: TreeChanges, isHint = false): void {
    const kind = plan.kindOf(path)
    if (kind === null || facts === 'unreadable') return
    const files = known.get(parentOf(path))?.files
    const name = nameOf(path)
    if (facts === 'gone' || !facts.isFile()) {
      if (files?.delete(name) || kind === 'resource') into.removed.set(path, kind)
      return
    }
    if (isTracked(kind)) {
      const stamp = [facts.ino, facts.size, facts.mtimeMs, facts.ctimeMs].join(':')
      const before = files?.get(name)
      const isFirstLook = before?.stamp === null && !isHint
      files?.set(name, { stamp, isUntold: isFirstLook })
      if (isFirstLook || (before?.stamp === stamp && !(isHint && before.isUntold))) return
    }
    into.changed.set(path, kind)
  }

  async function look(path: string, into: TreeChanges): Promise<void> {
    // Some systems name a file before the new folder that it lies in.
    if (!known.has(parentOf(path))) return look(parentOf(path), into)
    const facts = await factsOf(place(path), true)
    if (typeof facts !== 'string' && facts.isDirectory()) {
      if (!plan.enters(path) || known.get(path)?.identity === identityOf(facts)) return
      drop(path, into)
      return add(path, into)
    }
    if (known.has(path) && facts !== 'unreadable') drop(path, into)
    compare(path, facts, into, true)
  }

  async function lookAtFolder(folder: string, into: TreeChanges): Promise<void> {
    const entry = known.get(folder)
    const items = await readdir(place(folder), { withFileTypes: true }).catch(() => null)
    if (entry === undefined || items === null) return
    const folders = new Set(items.filter(item => item.isDirectory()).map(item => below(folder, item.name)))
    const files = items.filter(item => !item.isDirectory()).map(item => item.name)
    const names = new Set(files)
    for (const inner of entry.folders) if (!folders.has(inner)) drop(inner, into)
    for (const name of entry.files.keys()) if (!names.has(name)) compare(below(folder, name), 'gone', into)
    await someAtOnce([...folders].filter(plan.enters), async path => {
      await look(path, into)
      await lookAtFolder(path, into)
    })
    const tracked = files.map(name => below(folder, name)).filter(path => isTracked(plan.kindOf(path)))
    await someAtOnce(tracked, async path => compare(path, await factsOf(place(path), true), into))
  }

  const isReachable = async () => (await readdir(plan.base).catch(() => null)) !== null

  return {
    async start() {
      await add('', null)
      return known.has('')
    },
    async look(path, into) {
      if (known.has('')) await look(path, into)
      settle(into)
    },
    isReachable,
    async lookAtAll(into) {
      if (!(await isReachable())) return false
      const top = await factsOf(plan.base, false)
      if (typeof top === 'string') return false
      // Taken away and put back, as a network folder is: all watches are on what it was before.
      if (known.get('')?.identity !== identityOf(top)) {
        drop('', into)
        await add('', into)
      }
      await lookAtFolder('', into)
      settle(into)
      return true
    }
  }
}

async function someAtOnce<Item>(items: readonly Item[], work: (item: Item) => Promise<void>): Promise<void> {
  for (let at = 0; at < items.length; at += atOnce) await Promise.all(items.slice(at, at + atOnce).map(work))
}

/** A file that was dropped and found again is a changed one. */
function settle(into: TreeChanges): void {
  for (const path of into.changed.keys()) into.removed.delete(path)
}

/** `unreadable` is not gone: no removal is reported for a folder that was locked or off the network for a moment. */
type Facts = Stats | 'gone' | 'unreadable'

/** Which folder it is: one that is made in the place of another often gets that one's number, and no watch is on it. */
const identityOf = ({ ino, birthtimeMs }: Stats): string => `${ino}:${birthtimeMs}`

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
