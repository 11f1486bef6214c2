import type { Heading } from '../post/headings.ts'
import type { Embed } from './embeds.ts'
import type { VideoEntry } from './entries.ts'
import type { VideoSection } from './video-section.ts'

/** One video of a post: in its entries, in its body, or in both. */
export interface ReconciledVideo {
  readonly host: Embed['host']
  readonly id: string
  /** Null for a video of the body only. */
  readonly entry: VideoEntry | null
  /** Where it stands in the body, the place that counts first; empty for one of the entries only. */
  readonly embeds: readonly Embed[]
  /** Whether its place in the body is another entry's too: parts of one long recording, say. */
  readonly sharesEmbed: boolean
  /** Further entries and embeds that say the same again. */
  readonly copies: { readonly entries: readonly VideoEntry[]; readonly embeds: readonly Embed[] }
  /** The heading that it stands under, null above the first or where it is not in the body. */
  readonly heading: Heading | null
  /** The section that is about this video and no other; null where there is none. */
  readonly section: VideoSection | null
  /** What the heading of its section says; `none` where it has no section or no entry. */
  readonly headingSays: 'title' | 'other' | 'none'
}
