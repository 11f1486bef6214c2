import { readFrontMatter } from '../frontmatter/index.ts'
import type { FrontMatter } from '../frontmatter/types.ts'
import { type BodyVideos, readBodyVideos } from './embeds.ts'
import { readVideoEntries, type VideoEntry } from './entries.ts'
import { findMismatches, type Mismatch } from './mismatches.ts'
import { pairVideos } from './pair-videos.ts'
import type { ReconciledVideo } from './reconciled-video.ts'
import { saysSame } from './same-words.ts'
import { ownSection } from './video-section.ts'

/** How the video entries of a post and the videos in its body fit together. */
export interface Reconciliation {
  /** Those with an entry in the order of the entries, then those of the body only, in its order. */
  readonly videos: readonly ReconciledVideo[]
  /** What does not fit together. Empty where it does. */
  readonly mismatches: readonly Mismatch[]
  /** Entries whose link is no video's: nothing can be said about them. */
  readonly unlinked: readonly VideoEntry[]
  /** Whether the post has a list of video entries at all, be it empty. */
  readonly hasList: boolean
  /** Why the entries cannot be told or changed, as a sentence; then there are no mismatches. */
  readonly locked: string | null
}

/** What a caller has read of the text already. */
export interface AlreadyRead {
  readonly frontMatter?: FrontMatter
  readonly body?: BodyVideos
}

/**
 * Compares the video entries of a post with the videos in its body. Videos are the same when host and id are; parts
 * of one recording (`t`, `start`) are told apart by where they start. Pure reading: about as long as finding the
 * embeds. Fixes are computed only when asked for, by `mendMismatch` and `mendAll`.
 * @param text the post's LF text; all ranges are offsets into it
 */
export function reconcileVideos(text: string, read: AlreadyRead = {}): Reconciliation {
  const frontMatter = read.frontMatter ?? readFrontMatter(text)
  const body = read.body ?? readBodyVideos(text)
  if (frontMatter.kind === 'unreadable') {
    return { videos: [], mismatches: [], unlinked: [], hasList: false, locked: frontMatter.message }
  }
  const list = frontMatter.kind === 'yaml' ? readVideoEntries(frontMatter) : null
  const { pairs, unlinked } = pairVideos(list?.entries ?? [], body.embeds)
  const videos = pairs.map((pair): ReconciledVideo => {
    const embed = pair.embeds[0]
    const section = embed && !pair.sharesEmbed ? ownSection(body, embed, pair.entry?.title ?? '') : null
    return {
      ...pair,
      heading: embed?.heading ?? null,
      section,
      headingSays:
        section === null || pair.entry === null || pair.entry.title.trim() === ''
          ? 'none'
          : saysSame(section.heading.text, pair.entry.title)
            ? 'title'
            : 'other'
    }
  })
  const locked = list?.locked ?? null
  const mismatches = locked === null ? findMismatches(videos, unlinked) : []
  return { videos, mismatches, unlinked, hasList: list?.path != null, locked }
}
