/**
 * Reads the text of the post in front. Computed after the paint that shows a key press, so that typing never
 * waits for it; unchanged parts keep their identity, so that only the fields
 * whose value changed render again.
 */
import { readFrontMatter } from '#core/frontmatter/index.ts'
import type { FieldPath, FrontMatter } from '#core/frontmatter/types.ts'
import { countWords, readingMinutes } from '#core/post/word-count.ts'
import { readVideoEntries } from '#core/videos/entries.ts'
import type { PostId } from '#shared/content.ts'
import { type PostAnalysis, useAnalysis } from './analysis.ts'
import { entryKeys, type KeyedEntries } from './entry-keys.ts'

/** The entries of each post as they were when it was last in front, so that its cards are the same when it comes back. */
const keyed = new Map<PostId, KeyedEntries>()

/** Reads the text and publishes what it says; the same text of the same post is not read twice. */
export function analyse(id: PostId, text: string): PostAnalysis {
  const before = useAnalysis.getState().current
  if (before !== null && before.id === id && before.text === text) return before
  const current = readPost(id, text)
  useAnalysis.setState({ current })
  return current
}

/** Reads a text of a post, which need not be in front, and publishes nothing; its videos have the same keys later. */
export function readPost(id: PostId, text: string): PostAnalysis {
  const before = useAnalysis.getState().current
  const frontMatter = readFrontMatter(text)
  const sameBefore = before?.id === id ? before : null
  const count = countWords(text)
  return {
    id,
    text,
    frontMatter,
    ...(sameBefore?.frontMatter === frontMatter
      ? entriesBefore(sameBefore)
      : entriesOf(id, frontMatter, sameBefore)),
    words: count.words,
    minutes: readingMinutes(count)
  }
}

type Entries = Pick<PostAnalysis, 'listPath' | 'entries' | 'listLocked' | 'keys'>

/** The body was typed in: what is read from the front matter is what it was. */
const entriesBefore = ({ listPath, entries, listLocked, keys }: PostAnalysis): Entries => ({
  listPath,
  entries,
  listLocked,
  keys
})

function entriesOf(id: PostId, frontMatter: FrontMatter, before: PostAnalysis | null): Entries {
  const list = frontMatter.kind === 'yaml' ? readVideoEntries(frontMatter) : null
  const { entries, ...rest } = entryKeys(keyed.get(id) ?? null, list?.entries ?? [])
  keyed.set(id, { entries, ...rest })
  return {
    listPath: samePath(before?.listPath ?? null, list?.path ?? null),
    entries,
    listLocked: list?.locked ?? null,
    keys: rest.keys
  }
}

/** The path from before, where the new one says the same: whoever shows it need not render. */
function samePath(before: FieldPath | null, path: FieldPath | null): FieldPath | null {
  return before?.join('\n') === path?.join('\n') ? before : path
}
