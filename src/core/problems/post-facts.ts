/**
 * What rules know of a post's surroundings: plain data, gathered by whoever can read files. Whatever is unknown is
 * null, and the rules that depend on it stay silent.
 */
export interface PostFacts {
  /** The post's path, with `/`; its name tells a section's `_index.md` from a post. */
  readonly id: string | null
  /** `YYYY-MM-DD` */
  readonly today: string | null
  /** Whether the site publishes posts with a date to come (Hugo's `buildFuture`). */
  readonly buildsFuture: boolean
  /** Whether posts of its section have dates, so that one without is an oversight. */
  readonly expectsDate: boolean
  /** Whether posts beside it do without a title, as fragments and stubs do. */
  readonly untitledToo: boolean
  /** Whether the site's posts use first-level headings for their sections, so that its templates reckon with them. */
  readonly titlesInBody: boolean
  /** Whether posts of the site list their videos in the front matter, so that one without is an oversight. */
  readonly expectsEntries: boolean
  readonly authors: readonly { readonly id: string; readonly name: string }[] | null
  /** The most characters of a field, from the site's `params.limits`. */
  readonly limits: Readonly<Partial<Record<string, number>>>
  /** Front matter keys that other posts use: one letter off does not make them mistakes. */
  readonly usedKeys: readonly string[]
  /** Shortcodes of the site and its themes; null where a theme is not there to be read. */
  readonly shortcodes: ShortcodeFacts | null
  /** The files that the post can name plainly, relative to its folder. */
  readonly files: readonly string[] | null
  /** Files that the site serves or keeps for its pages, e.g. `uploads/room.jpg`. */
  readonly siteFiles: readonly string[] | null
  readonly pages: PageFacts | null
  /** The cover image and the sizes that the site recommends (`params.limits.cover`). */
  readonly cover: CoverFacts | null
}

export interface ShortcodeFacts {
  readonly names: readonly string[]
  /** Those whose template shows what stands between the opening and the closing call. */
  readonly paired: readonly string[]
}

export interface PageFacts {
  /** Addresses of the site's pages and their aliases, as {@link pageKey} spells them. */
  readonly keys: readonly string[]
  /** First parts of addresses of which the opened folder holds all pages; years are `#`. */
  readonly complete: readonly string[]
  /** The site's own host, in lower case; empty where it is not known. */
  readonly host: string
}

export interface CoverFacts {
  readonly name: string
  readonly width: number
  readonly height: number
  readonly limits: CoverLimits
}

/** In pixels; what is missing is not limited. */
export interface CoverLimits {
  readonly minWidth?: number
  readonly maxWidth?: number
  readonly minHeight?: number
  readonly maxHeight?: number
}

export const noFacts: PostFacts = {
  id: null,
  today: null,
  buildsFuture: false,
  expectsDate: false,
  untitledToo: false,
  titlesInBody: false,
  expectsEntries: false,
  authors: null,
  limits: {},
  usedKeys: [],
  shortcodes: null,
  files: null,
  siteFiles: null,
  pages: null,
  cover: null
}
