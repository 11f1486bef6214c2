import type { PostId } from '#shared/content.ts'
import type { OpenedFolder } from './content-folder.ts'
import { type WatchedKind, watchPlans } from './watch-plan.ts'
import { type ContentWatch, type WatchOptions, watchTree } from './watch-tree.ts'
import type { TreeChanges } from './watched-tree.ts'

export type { ContentWatch, WatchOptions } from './watch-tree.ts'

export interface WatchListener {
  /** Posts whose files changed, appeared or went, by whoever's doing: our own saves too. */
  readonly onPosts: (batch: {
    readonly changed: readonly PostId[]
    readonly removed: readonly PostId[]
  }) => void
  /** Files that decide how the site renders, relative to the site or the folder. */
  readonly onSite: (paths: readonly string[]) => void
  /** Images and other files beside posts, relative to the folder. */
  readonly onResources?: (paths: readonly string[]) => void
  /** A sentence for the log, once for each kind of trouble. */
  readonly onTrouble: (sentence: string) => void
}

/**
 * Watches an opened folder, its posts and what its site renders them with. Folders
 * are watched, never files: a file that is replaced by a rename takes its watch
 * with it, and a watch for each of 50,000 files exhausts the system (measured:
 * chokidar 5 took 53,043 watches, 468 MB and 4.7 s; folders only, 2,543 and 0.1 s).
 */
export function watchContent(
  folder: OpenedFolder,
  listener: WatchListener,
  options: WatchOptions = {}
): ContentWatch {
  let stopped = false
  const said = new Set<string>()
  const trouble = (sentence: string) => {
    if (stopped || said.has(sentence)) return
    said.add(sentence)
    listener.onTrouble(sentence)
  }
  const watches = watchPlans(folder).map(plan =>
    watchTree(plan, options, trouble, changes => {
      if (!stopped) tell(changes, listener)
    })
  )
  return {
    ready: Promise.all(watches.map(watch => watch.ready)).then(() => undefined),
    check: async () => {
      await Promise.all(watches.map(watch => watch.check()))
    },
    async stop() {
      stopped = true
      await Promise.all(watches.map(watch => watch.stop()))
    }
  }
}

function tell({ changed, removed }: TreeChanges, listener: WatchListener): void {
  const of = (paths: ReadonlyMap<string, WatchedKind>, kind: WatchedKind) =>
    [...paths].filter(([, found]) => found === kind).map(([path]) => path)
  const posts = { changed: of(changed, 'post'), removed: of(removed, 'post') }
  if (posts.changed.length + posts.removed.length > 0) listener.onPosts(posts)
  const site = [...of(changed, 'site'), ...of(removed, 'site')]
  if (site.length > 0) listener.onSite(site)
  const resources = [...of(changed, 'resource'), ...of(removed, 'resource')]
  if (resources.length > 0) listener.onResources?.(resources)
}
