import type { LibraryBatch, SiteFacts } from '#shared/content.ts'

/** What the worker thread is started with. */
export interface LibraryTask {
  readonly root: string
  readonly postFolders: readonly string[]
  readonly isSite: boolean
  /** Absolute path of the site, null when there is none. */
  readonly site: string | null
}

/** What it sends. */
export type LibraryMessage =
  | { readonly kind: 'batch'; readonly batch: LibraryBatch }
  | { readonly kind: 'facts'; readonly facts: SiteFacts }
