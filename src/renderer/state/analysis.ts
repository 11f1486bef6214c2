/**
 * What was last read from the text of the post in front: front matter, video entries, counts. Read by
 * `state/analyse.ts`; here only what components show of it, so that a start need not wait for reading it.
 */
import { create } from 'zustand'
import type { FieldPath, FrontMatter } from '#core/frontmatter/types.ts'
import type { VideoEntry } from '#core/videos/entries.ts'
import type { PostId } from '#shared/content.ts'

export interface PostAnalysis {
  readonly id: PostId
  readonly text: string
  readonly frontMatter: FrontMatter
  /** Where the list of video entries is; null when the post has none. */
  readonly listPath: FieldPath | null
  readonly entries: readonly VideoEntry[]
  /** Why entries can neither be added, moved nor deleted, as a sentence; null when they can. */
  readonly listLocked: string | null
  /** One stable key an entry, so that a card keeps its state when entries move. */
  readonly keys: readonly string[]
  readonly words: number
  readonly minutes: number
}

export const useAnalysis = create<{ readonly current: PostAnalysis | null }>(() => ({ current: null }))
