import type { PostId, Version } from './content.ts'

/**
 * What was typed into a field of the form and cannot be written into the text. All values are the window's own; main
 * only keeps them.
 */
export interface RefusedValue {
  /** The number of the video entry whose field it is, from 0; null for the details. */
  readonly video: number | null
  /** Where the value would stand, below the entry or in the front matter. */
  readonly path: readonly (string | number)[]
  readonly typed: string
  /** Why it cannot be written, as a sentence. */
  readonly error: string
  /** What the field showed before, and after it was tried to write this. */
  readonly before: string
  readonly after: string | null
  /** What the text said there then: where it says something else by now, the field gives way. */
  readonly said: readonly string[]
}

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
  /** Offset into the text of the first line that was in sight. */
  readonly top: number
  /** Milliseconds since the epoch when it was written. */
  readonly at: number
  /** What fields show that is not in the text, in the order in which it was typed; the text alone may be saved. */
  readonly refused?: readonly RefusedValue[] | undefined
  /** Main's own: the version of a save that this text was typed after, while its outcome was not known. */
  readonly afterSave?: Version | null | undefined
}

/** Unsaved text as it is given back. */
export interface RecoveredPost extends UnsavedPost {
  /**
   * Saves of ours that may have come to their end without the window hearing of it:
   * the version each wrote, and whether this text was typed on top of it
   * (`contained`) or is older than what it wrote.
   */
  readonly saves: readonly { readonly version: Version; readonly contained: boolean }[]
}

/** Unsaved text of a folder that cannot be opened now: it was moved, or its disk is not there. */
export interface StrayText {
  /** Absolute path of that folder, and the post in it. */
  readonly folder: string
  readonly id: PostId
  /** When it was last typed in, in milliseconds since the epoch. */
  readonly at: number
  /** What was typed and is not in the text, since it cannot be written. */
  readonly refused: readonly string[]
}

/** Where a post was left: cursor and first line in sight, as offsets into its text. */
export interface PostPlace {
  readonly cursor: number
  readonly top: number
}

/** How a window was left: which posts were open in which order, and which was in front. */
export interface WindowSession {
  readonly open: readonly PostId[]
  readonly active: PostId | null
  readonly places?: Readonly<Record<PostId, PostPlace>> | undefined
}

/** A version of a post that a save has replaced, or that was given up unsaved. */
export interface KeptVersion {
  /** Names it among the post's versions. */
  readonly name: string
  /** When it was replaced, in milliseconds since the epoch. */
  readonly at: number
  readonly bytes: number
}
