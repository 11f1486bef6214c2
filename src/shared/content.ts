import type { EmbedStyle } from '#core/videos/embed-style.ts'

/** A post's path relative to its content folder, with `/` between the parts on every system. */
export type PostId = string

/** SHA-256 of a file's bytes, as lower-case hex: what a save says it started from. */
export type Version = string

/** The base of a save that makes a new file: there must be none yet. */
export const noFile: Version = ''

/** What the user opened (see the glossary in ARCHITECTURE.md). */
export interface ContentFolder {
  /** Name shown in the window title and the library. */
  readonly name: string
  /** Absolute path, for display and for the recent list only; the renderer never sends it back. */
  readonly path: string
  readonly kind: 'site' | 'section' | 'bundle' | 'loose'
  /** The Hugo site that the folder is, or lies in; null when there is none above it. */
  readonly site: { readonly name: string; readonly path: string } | null
  /** `recap-media://<token>`; append `/` + the encoded path of a file relative to the content folder. */
  readonly mediaOrigin: string
  /** The post to show first: the file that was opened, else null. */
  readonly initialPost: PostId | null
  /** A bundle's own post, shown where no other is to be; else null. */
  readonly ownPost: PostId | null
}

/** One row of the library. */
export interface PostSummary {
  readonly id: PostId
  /** Front matter `title`, else the first heading, else the file's or bundle's name; never empty. */
  readonly title: string
  /** Milliseconds since the epoch of front matter `date`, null where there is none or it is unreadable. */
  readonly date: number | null
  readonly draft: boolean
  readonly videoCount: number
  /** Path relative to the content folder of the cover image, null where there is none. */
  readonly cover: string | null
  /** Why the file could not be read or understood, as a sentence; null when all is well. */
  readonly trouble: string | null
}

export interface LibraryBatch {
  readonly posts: readonly PostSummary[]
  /** Posts found so far, read or not. */
  readonly found: number
  readonly read: number
  readonly done: boolean
  /** Said once for the whole folder: links skipped because they lead out of it, unreadable subfolders, a limit that was hit. */
  readonly notes: readonly string[]
}

/** A post's file as it is on disk. */
export interface PostFile {
  readonly id: PostId
  /** The decoded file, exactly: BOM and carriage returns included. Empty for what cannot be decoded. */
  readonly raw: string
  readonly version: Version
  /** Why it must not be edited (not UTF-8, NUL bytes, no write permission …), as a sentence; null when it may. */
  readonly readonlyReason: string | null
}

/** An image or other file beside a post in its bundle, or one that the site keeps for posts. */
export interface Resource {
  /** As front matter and Markdown name it, e.g. `cover.jpg`. */
  readonly name: string
  /** Relative to the content folder, for the media origin. */
  readonly path: string
  readonly bytes: number
  readonly isImage: boolean
}

/** What the form offers and checks against, read from the site's data and configuration. */
export interface SiteFacts {
  readonly authors: readonly { readonly id: string; readonly name: string; readonly avatar: string | null }[]
  /** Keywords and tags that the folder's posts use, most used first. */
  readonly keywords: readonly string[]
  /** The fields that the folder's posts use, most used first. */
  readonly fields?: readonly UsedField[]
  /** How most videos are written into the folder's posts; missing where no post has any. */
  readonly embeds?: EmbedStyle
  /** The order in which the site's own template shows a post's head; missing where it has none. */
  readonly headerOrder?: readonly HeaderPart[]
  /** The site's style sheets for code, where it has some. */
  readonly codeStyle?: string
  /** The most characters that the site allows in a field, from `params.limits` of its configuration. */
  readonly limits?: Readonly<Partial<Record<string, number>>>
}

/** A part of what stands above a post: its picture, its title, its date and author. */
export type HeaderPart = 'cover' | 'title' | 'byline'

/** A front matter key that posts use: at the top (`['slug']`) or under `params` (`['params', 'showCover']`). */
export interface UsedField {
  readonly path: readonly string[]
  /** What most of its values are. */
  readonly kind: 'text' | 'number' | 'boolean' | 'date' | 'list' | 'group'
  /** In how many posts. */
  readonly posts: number
}

export type FileFailureCode =
  | 'missing'
  | 'no-permission'
  | 'outside-folder'
  | 'not-a-file'
  | 'too-large'
  | 'disk-full'
  | 'changed-on-disk'
  | 'not-utf8'
  /** The post is open in another window. */
  | 'open-elsewhere'
  | 'io'

/** A file operation that did not happen. `message` is a sentence for the writer. */
export interface FileFailure {
  readonly code: FileFailureCode
  readonly message: string
  /** With `changed-on-disk`: the file as it is now. */
  readonly current?: PostFile
}
