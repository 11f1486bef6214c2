import { readFrontMatter } from '../frontmatter/index.ts'
import type { FrontMatter } from '../frontmatter/types.ts'
import { type BodyLink, bodyLinks } from '../post/body-links.ts'
import { type PostParts, splitPost } from '../post/split-post.ts'
import type { TextRange } from '../text/text-edit.ts'
import { type BodyVideos, readBodyVideos } from '../videos/embeds.ts'
import { readVideoEntries, type VideoEntry } from '../videos/entries.ts'
import { type Reconciliation, reconcileVideos } from '../videos/reconcile.ts'

/** A post, read once for all rules. */
export interface PostReading extends BodyVideos {
  readonly text: string
  readonly parts: PostParts
  readonly frontMatter: FrontMatter
  readonly entries: readonly VideoEntry[]
  readonly links: readonly BodyLink[]
  readonly reconciled: Reconciliation
  /** What stands between `{{< x >}}` and `{{< /x >}}`: the shortcode's to read, often code. May lie in each other. */
  readonly inCalls: readonly TextRange[]
}

/** Whether an offset lies between the calls of a shortcode that gets its text as it is written. */
export function isInCalls({ inCalls }: PostReading, offset: number): boolean {
  return inCalls.some(({ from, to }) => from <= offset && offset < to)
}

/** Reads a post's LF text for the rules. Never fails, whatever the text. */
export function readForRules(text: string): PostReading {
  const frontMatter = readFrontMatter(text)
  const body = readBodyVideos(text)
  return {
    ...body,
    text,
    parts: splitPost(text),
    frontMatter,
    entries: frontMatter.kind === 'yaml' ? readVideoEntries(frontMatter).entries : [],
    links: bodyLinks(text, body),
    inCalls: body.shortcodes.calls.flatMap(({ form, delimiter, partner, to }) => {
      const closing =
        form === 'open' && delimiter === '<' && partner !== null ? body.shortcodes.calls[partner] : undefined
      return closing ? [{ from: to, to: closing.from }] : []
    }),
    reconciled: reconcileVideos(text, { frontMatter, body })
  }
}
