import { type FSWatcher, watch as watchPath } from 'node:fs'
import { join, sep } from 'node:path'
import { errorCode } from './file-failure.ts'
import { isNetworkFolder } from './network-folder.ts'
import type { WatchPlan } from './watch-plan.ts'
import { createWatchedTree, noChanges, type TreeChanges } from './watched-tree.ts'

export interface WatchOptions {
  /** Looks again every so often instead of trusting events. Decided by the kind of disk unless told. */
  readonly polls?: boolean
  /** The shortest time between two such looks, in milliseconds. */
  readonly pollMs?: number
  /** Replaces the system's own watching in tests. */
  readonly watch?: typeof watchPath
  readonly platform?: NodeJS.Platform
}

export interface ContentWatch {
  /** Resolves when every change from then on is noticed. */
  readonly ready: Promise<void>
  /** Looks at everything now, as when the window gets the focus: for what events did not tell. */
  check(): Promise<void>
  stop(): Promise<void>
}

/** Events are collected until it has been quiet for so long: editors write twice, checkouts hundreds of times. */
const quietMs = 80
const longestMs = 500
/** So many events at once may have overrun the system's queue, which drops the rest without a word. */
const floodSize = 2000

/** Watches one tree. `trouble` takes sentences; `onChanges` what was found, collected. */
export function watchTree(
  plan: WatchPlan,
  options: WatchOptions,
  trouble: (sentence: string) => void,
  onChanges: (changes: TreeChanges) => void
): ContentWatch {
  const platform = options.platform ?? process.platform
  const systemWatch = options.watch ?? watchPath
  // Elsewhere one watch on the top sees the whole tree; on Linux Node would watch every file for that.
  const isRecursive = platform === 'darwin' || platform === 'win32'
  const watchers = new Map<string, FSWatcher>()
  const hints = new Set<string>()
  let everything = false
  let firstHint = 0
  let quiet: NodeJS.Timeout | null = null
  let poll: NodeJS.Timeout | null = null
  let stopped = false
  let listens = options.polls !== true
  let work: Promise<void> = Promise.resolve()

  const tree = createWatchedTree(plan, {
    added: path => {
      if (!isRecursive || path === '') listen(path)
    },
    dropped: path => {
      watchers.get(path)?.close()
      watchers.delete(path)
    }
  })

  function listen(path: string): void {
    if (stopped || !listens) return
    watchers.get(path)?.close()
    try {
      const place = path === '' ? plan.base : join(plan.base, ...path.split('/'))
      const watcher = systemWatch(place, { recursive: isRecursive, persistent: false }, (_event, name) => {
        hint(name === null ? null : (path === '' ? '' : `${path}/`) + name.split(sep).join('/'))
      })
      watcher.on('error', () => {
        watcher.close()
        hint(null)
        if (path === '') startPolling()
      })
      watchers.set(path, watcher)
    } catch (error) {
      const code = errorCode(error)
      // The folder went away between two looks.
      if (code === 'ENOENT' || code === 'ENOTDIR') return
      listens = false
      if (code === 'ENOSPC' || code === 'EMFILE' || code === 'ENFILE')
        trouble(
          'The system allows no more folders to be watched, so changes by other programs are looked for every few seconds instead.'
        )
      else
        trouble(
          `Changes by other programs are looked for every few seconds: the folder cannot be watched (${code ?? 'unknown fault'}).`
        )
      startPolling()
    }
  }

  function hint(path: string | null): void {
    if (stopped) return
    if (path === null || hints.size > floodSize) everything = true
    else hints.add(path)
    const now = Date.now()
    if (quiet === null) firstHint = now
    else clearTimeout(quiet)
    quiet = setTimeout(lookAtHints, Math.max(0, Math.min(quietMs, firstHint + longestMs - now)))
  }

  function lookAtHints(): void {
    quiet = null
    void inTurn(async () => {
      const changes = noChanges()
      const paths = [...hints]
      const all = everything
      hints.clear()
      everything = false
      for (const path of paths) await tree.look(path, changes)
      if (all || !(await tree.isReachable())) await lookAtAll(changes)
      report(changes)
    })
  }

  async function lookAtAll(changes: TreeChanges): Promise<void> {
    if (await tree.lookAtAll(changes)) return
    trouble(
      'The opened folder cannot be reached. Your texts are kept, and the folder is looked for every few seconds.'
    )
    startPolling()
  }

  function report(changes: TreeChanges): void {
    if (!stopped && changes.changed.size + changes.removed.size > 0) onChanges(changes)
  }

  /** One look at a time: two would compare with the same knowledge. */
  function inTurn(job: () => Promise<void>): Promise<void> {
    work = work.then(async () => {
      if (stopped) return
      try {
        await job()
      } catch (error) {
        // The next look must still happen.
        trouble(`Changes by other programs could not be looked for (${errorCode(error) ?? String(error)}).`)
      }
    })
    return work
  }

  const check = () =>
    inTurn(async () => {
      const changes = noChanges()
      await lookAtAll(changes)
      report(changes)
    })

  function startPolling(): void {
    if (stopped || poll !== null) return
    const shortest = options.pollMs ?? 4000
    const again = (after: number) => {
      poll = setTimeout(async () => {
        const from = performance.now()
        await check()
        // A large folder on a slow disk is not looked at all the time.
        if (!stopped) again(Math.max(shortest, 20 * (performance.now() - from)))
      }, after)
      poll.unref()
    }
    again(shortest)
  }

  const ready = inTurn(async () => {
    const polls = options.polls ?? (await isNetworkFolder(plan.base, platform))
    if (polls) startPolling()
    if (!(await tree.start())) startPolling()
    // A first look round takes the stamps that later looks compare with; with events
    // to rely on it need not be waited for.
    if (polls) await tree.lookAtAll(noChanges())
  })
  void ready.then(check)

  return {
    ready,
    check,
    async stop() {
      stopped = true
      if (quiet !== null) clearTimeout(quiet)
      if (poll !== null) clearTimeout(poll)
      for (const watcher of watchers.values()) watcher.close()
      watchers.clear()
      await work
    }
  }
}
