/** What the window is open on: the content folder, its posts, and what is known of its site. */
import { create } from 'zustand'
import type { ContentFolder, LibraryBatch, PostId, PostSummary, SiteFacts } from '#shared/content.ts'
import type { HugoState, SiteStyle } from '#shared/preview.ts'
import type { StrayText } from '#shared/recovery.ts'
import type { RecentFolder } from '#shared/settings.ts'

export interface Workspace {
  /** Main has answered what this window shows. */
  readonly started: boolean
  readonly folder: ContentFolder | null
  readonly recent: readonly RecentFolder[]
  /** Unsaved text of folders that cannot be opened. */
  readonly strays: readonly StrayText[]
  readonly hugo: HugoState
  readonly siteFacts: SiteFacts
  /** By id; replaced as a whole when a batch arrives. */
  readonly posts: ReadonlyMap<PostId, PostSummary>
  readonly progress: { readonly found: number; readonly read: number; readonly done: boolean }
  readonly notes: readonly string[]
  /** Grows when files of the folder changed: pictures that were missing are tried again. */
  readonly mediaVersion: number
  /** The site's own style, where the writer chose one for this folder's preview. */
  readonly siteStyle: SiteStyle | null
  /** A video's player that did not load; a new object each time. */
  readonly failedPlayer: { readonly url: string } | null
  /**
   * A sentence about something that did not work, shown until dismissed; a plain one about what was done, only until
   * the writer goes on.
   */
  readonly notice: { readonly message: string; readonly tone: 'danger' | 'plain' } | null
}

const noFacts: SiteFacts = { authors: [], keywords: [] }

export const useWorkspace = create<Workspace>(() => ({
  started: false,
  folder: null,
  recent: [],
  strays: [],
  hugo: { phase: 'starting' },
  siteFacts: noFacts,
  posts: new Map(),
  progress: { found: 0, read: 0, done: true },
  notes: [],
  mediaVersion: 0,
  siteStyle: null,
  failedPlayer: null,
  notice: null
}))

const set = useWorkspace.setState

/** Turns the window to a folder; its posts arrive with {@link addBatch}. */
export function enterFolder(folder: ContentFolder): void {
  arrived = []
  set({
    folder,
    posts: new Map(),
    progress: { found: 0, read: 0, done: false },
    notes: [],
    siteFacts: noFacts
  })
}

/** While a folder is read, its rows are published this often: sorting 50,000 for every batch would take all day. */
const publishMs = 250

let arrived: LibraryBatch[] = []
let publishing: ReturnType<typeof setTimeout> | undefined

/** Takes a batch of the library in; the first and the last one show at once. */
export function addBatch(batch: LibraryBatch): void {
  arrived.push(batch)
  if (useWorkspace.getState().posts.size === 0 || batch.done) publishBatches()
  else publishing ??= setTimeout(publishBatches, publishMs)
}

function publishBatches(): void {
  clearTimeout(publishing)
  publishing = undefined
  const batches = arrived
  const last = batches.at(-1)
  arrived = []
  if (last === undefined) return
  set(({ posts }) => ({
    posts: new Map([
      ...posts,
      ...batches.flatMap(batch => batch.posts.map(post => [post.id, post] as const))
    ]),
    progress: { found: last.found, read: last.read, done: last.done },
    notes: last.notes
  }))
}

/** Replaces one post's row, e.g. after a save. */
export function updateSummary(post: PostSummary): void {
  set(({ posts }) => ({ posts: new Map(posts).set(post.id, post) }))
}

export function removeSummaries(ids: readonly PostId[]): void {
  set(({ posts }) => {
    const rest = new Map(posts)
    for (const id of ids) rest.delete(id)
    return { posts: rest }
  })
}

export function showNotice(message: string, tone: 'danger' | 'plain' = 'danger'): void {
  set({ notice: { message, tone } })
}

/** The writer goes on: what was only to be said has been said. */
export function endPlainNotice(): void {
  if (useWorkspace.getState().notice?.tone === 'plain') set({ notice: null })
}

/** Newest first; posts without a date come last, by name. */
export function sortedPosts(posts: ReadonlyMap<PostId, PostSummary>): readonly PostSummary[] {
  return [...posts.values()].sort(
    (a, b) =>
      (b.date ?? Number.NEGATIVE_INFINITY) - (a.date ?? Number.NEGATIVE_INFINITY) || compareIds(a.id, b.id)
  )
}

function compareIds(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
