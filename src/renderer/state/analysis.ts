/**
 * What is read from the text of the post in front: front matter, video entries,
 * counts. Computed after the paint that shows a key press, so that typing never
 * waits for it; unchanged parts keep their identity, so that only the fields
 * whose value changed render again.
 */
import { create } from 'zustand'
import { readFrontMatter } from '#core/frontmatter/index.ts'
import type { FrontMatter } from '#core/frontmatter/types.ts'
import { countWords, readingMinutes } from '#core/post/count-words.ts'
import { readVideoEntries, type VideoEntry } from '#core/videos/entries.ts'
import type { PostId } from '#shared/content.ts'
import { entryKeys } from './entry-keys.ts'

export interface PostAnalysis {
  readonly id: PostId
  readonly text: string
  readonly frontMatter: FrontMatter
  readonly entries: readonly VideoEntry[]
  /** One stable key an entry, so that a card keeps its state when entries move. */
  readonly keys: readonly string[]
  readonly words: number
  readonly minutes: number
}

export const useAnalysis = create<{ readonly current: PostAnalysis | null }>(() => ({ current: null }))

/** Reads the text and publishes what it says; the same text of the same post is not read twice. */
export function analyse(id: PostId, text: string): PostAnalysis {
  const before = useAnalysis.getState().current
  if (before !== null && before.id === id && before.text === text) return before
  const frontMatter = readFrontMatter(text)
  const entries = frontMatter.kind === 'yaml' ? readVideoEntries(frontMatter).entries : []
  const words = countWords(text)
  const current: PostAnalysis = {
    id,
    text,
    frontMatter,
    entries,
    keys: entryKeys(before?.id === id ? before : null, entries),
    words,
    minutes: readingMinutes(words)
  }
  useAnalysis.setState({ current })
  return current
}

export function forgetAnalysis(): void {
  useAnalysis.setState({ current: null })
}
