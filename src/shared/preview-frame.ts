/**
 * What the window and the page inside the preview frame say to each other, over
 * one MessageChannel. The window hands the frame its port in a `PreviewInit`
 * message, addressed to the frame's exact origin; nothing else is listened to.
 */
import type { HeaderPart, PostId } from './content.ts'

export interface PreviewInit {
  readonly kind: 'recap-preview-init'
}

/** A post's details as the top of the page shows them: plain text, never markup. */
export interface PreviewHeader {
  readonly title: string
  /** Ready for reading, e.g. `17 June 2021`. */
  readonly date: string | null
  readonly author: string | null
  /** As front matter names it: beside the post, below the site's root (`/uploads/x.jpg`), or a web address. */
  readonly cover: string | null
  /** As the site shows them, from top to bottom. */
  readonly order: readonly HeaderPart[]
}

export type VideoHost = 'youtube' | 'vimeo'

/** What a video entry says about the video that the body embeds. */
export interface PreviewVideo {
  readonly host: VideoHost
  readonly id: string
  readonly title: string
  /** Friendly, e.g. `31:26`; null where it is unknown. */
  readonly duration: string | null
}

/** Where a top-level block of the body starts in the post's file (lines count from 1), and its Markdown. */
export interface SourceBlock {
  readonly line: number
  readonly text: string
}

/** Absolute addresses, or ones that begin with `/` for a site whose `baseURL` has no host. */
export interface PageAddress {
  /** Of the post, e.g. `https://example.org/2021/06/17/recap/`. */
  readonly page: string
  /** Of the site: its `baseURL`. */
  readonly site: string
}

export interface PreviewShow {
  readonly kind: 'show'
  readonly post: PostId
  /** Hugo's output for the body: untrusted. */
  readonly html: string
  readonly header: PreviewHeader | null
  /** `recap-media://<token>` of the content folder. */
  readonly mediaOrigin: string
  /** The post's own folder, relative to the content folder; empty for its root. */
  readonly baseFolder: string
  /** Where Hugo serves the post and the site; null for folders that are no site, or as long as it is not known. */
  readonly address: PageAddress | null
  /** Pictures that a template made: `src` as it stands in `html` → `data:` address. */
  readonly images: Readonly<Record<string, string>>
  readonly videos: readonly PreviewVideo[]
  readonly blocks: readonly SourceBlock[]
  /** Grows when files of the folder changed: pictures that were missing are tried again. */
  readonly mediaVersion: number
}

export type PreviewTheme = 'light' | 'dark'

/** The page as it can be written to a file: everything in it but its pictures. */
export interface ExportedPage {
  /** Clean, but from the frame, which shows a stranger's page: whoever writes it out gives it a policy that runs and loads nothing. */
  readonly html: string
  /** Addresses of the pictures. */
  readonly pictures: readonly string[]
  /** In `html`, `data-src-<key>="N"` and `data-href-<key>="N"` stand where the address of picture N belongs. */
  readonly key: string
  /** The site's colours of code; empty for ours. */
  readonly codeStyle: string
}

/** From the window to the frame. */
export type ToPreview =
  | PreviewShow
  | { readonly kind: 'theme'; readonly theme: PreviewTheme }
  /**
   * The site's own style sheets, none for our own style; another version has them read
   * again. `code` is what its sheets say about code, which holds in our style too.
   */
  | {
      readonly kind: 'style'
      readonly sheets: readonly string[]
      readonly version: number
      readonly code: string
    }
  /** Brings the block that holds this line into view. */
  | { readonly kind: 'show-line'; readonly line: number }
  /** The source was scrolled to this place: a line with a fraction, at the part of the window at which the scroll bar stands. */
  | { readonly kind: 'scroll-to'; readonly line: number }
  /** Marks the block under the cursor faintly; null for none. */
  | { readonly kind: 'mark-line'; readonly line: number | null }
  /** Asks for the page as it can be written to a file. */
  | { readonly kind: 'export'; readonly number: number }
  /** A player's page could not be loaded. */
  | { readonly kind: 'player-failed'; readonly url: string }

/** From the frame to the window. What comes from there is checked: the frame shows a stranger's page. */
export type FromPreview =
  | { readonly kind: 'ready' }
  /** The page is patched; how many pictures of other websites were left out, and their hosts. */
  | {
      readonly kind: 'shown'
      readonly post: PostId
      readonly blockedImages: number
      readonly blockedHosts: readonly string[]
    }
  | { readonly kind: 'link'; readonly target: 'external' | 'post'; readonly href: string }
  /** The answer to `export` of that number; null for a page that cannot be written out. */
  | { readonly kind: 'exported'; readonly number: number; readonly page: ExportedPage | null }
  /** The writer clicked into the block that starts at this line. */
  | { readonly kind: 'go-to-line'; readonly line: number }
  /** Where a player is, and how long its video, in seconds; as the player says, which may be anything plausible. */
  | {
      readonly kind: 'player-time'
      readonly host: VideoHost
      readonly id: string
      readonly seconds: number | null
      readonly duration: number | null
    }
  /** The writer scrolled to this place; counted as in `scroll-to`. */
  | { readonly kind: 'scrolled'; readonly line: number }
