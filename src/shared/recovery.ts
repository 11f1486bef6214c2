import type { PostId, Version } from './content.ts'

/** Unsaved text of one post, as the journal keeps it and gives it back after any kind of death. */
export interface UnsavedPost {
  readonly id: PostId
  /** The post's LF text as it was last typed. */
  readonly text: string
  /** The raw file that the text was started from, and its version: what a later merge needs. */
  readonly baseRaw: string
  readonly baseVersion: Version
  /** Editor state beyond the text: cursor, scroll, undo history. Opaque JSON to main, at most 4 MB. */
  readonly editor: string | null
  /** Milliseconds since the epoch when it was written. */
  readonly at: number
}

/** How a window was left: which posts were open in which order, and which was in front. */
export interface WindowSession {
  readonly open: readonly PostId[]
  readonly active: PostId | null
}
