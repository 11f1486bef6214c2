import type { PostId } from './content.ts'
import type { PageAddress } from './preview-frame.ts'

/** What the preview asks of the Hugo engine: this text, as this post. */
export interface PreviewRequest {
  readonly id: PostId
  /** The post's LF text, front matter included. */
  readonly text: string
}

export interface PreviewPage {
  /** The post's body as Hugo rendered it: untrusted HTML. */
  readonly html: string
  /** Sentences about what the preview replaced or left out (network shortcodes, missing templates …). */
  readonly notes: readonly string[]
  /** Where Hugo would serve the post: what the addresses in `html` are relative to. Missing where it is not known. */
  readonly address?: PageAddress
  /** Links that lead to other posts of the opened folder: `href` as it stands in `html`, without query and fragment. */
  readonly links?: Readonly<Record<string, PostId>>
  /** Pictures that a template made (scaled, cut …) and that lie in no folder: `src` as it stands in `html` → `data:` address. */
  readonly images?: Readonly<Record<string, string>>
}

/** A style of the site's own, chosen for a folder's preview. */
export interface SiteStyle {
  /** The file's or folder's name. */
  readonly name: string
  /** Addresses of its sheets, in the order in which they hold. */
  readonly sheets: readonly string[]
}

/** Where and why Hugo refused the post. Line and column count from 1 in the post's file; null when Hugo names none. */
export interface PreviewFailure {
  readonly code: 'build-error' | 'engine-stopped' | 'superseded' | 'timed-out'
  /** A sentence for the writer. */
  readonly message: string
  /** Hugo's own words, for the details; empty when there are none. */
  readonly detail: string
  readonly line: number | null
  readonly column: number | null
}

export type HugoState =
  | { readonly phase: 'starting' }
  | { readonly phase: 'ready'; readonly version: string; readonly notes: readonly string[] }
  | { readonly phase: 'rendering' }
  | { readonly phase: 'stopped'; readonly message: string }
