/**
 * What the window and the page inside the preview frame say to each other, over
 * one MessageChannel. The window hands the frame its port in a `PreviewInit`
 * message, addressed to the frame's exact origin; nothing else is listened to.
 */
import type { PostId } from './content.ts'

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
  readonly videos: readonly PreviewVideo[]
  readonly blocks: readonly SourceBlock[]
  /** Grows when files of the folder changed: pictures that were missing are tried again. */
  readonly mediaVersion: number
}

export type PreviewTheme = 'light' | 'dark'

/** From the window to the frame. */
export type ToPreview =
  | PreviewShow
  | { readonly kind: 'theme'; readonly theme: PreviewTheme }
  /** Brings the block that holds this line into view. */
  | { readonly kind: 'scroll-to-line'; readonly line: number }
  /** Marks the block under the cursor faintly; null for none. */
  | { readonly kind: 'mark-line'; readonly line: number | null }
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
  /** The writer clicked into the block that starts at this line. */
  | { readonly kind: 'go-to-line'; readonly line: number }
  /** The line at the top of what is visible, after the writer scrolled. */
  | { readonly kind: 'scrolled'; readonly line: number }
