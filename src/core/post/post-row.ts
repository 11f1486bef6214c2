import { readFrontMatter } from '../frontmatter/index.ts'
import type { MapNode } from '../frontmatter/types.ts'
import { epochOf, readDate } from '../videos/dates.ts'
import { type Embed, findEmbeds } from '../videos/embeds.ts'
import { readVideoEntries } from '../videos/entries.ts'
import { headingsOf } from './headings.ts'

/** What a post's text says for its row in the library. */
export interface RowWords {
  /** One line; empty where the text names none. */
  readonly title: string
  /** Milliseconds since 1970; null for no date, or one that cannot be read. */
  readonly date: number | null
  readonly draft: boolean
  readonly videoCount: number
}

/** A row's title is one line; longer ones are cut off by the list anyway. */
const longestTitle = 300

/**
 * Reads a row's words from a post's LF text; null where its front matter is none that the form can edit: what such a
 * post says is told by its file alone.
 */
export function readRowWords(text: string): RowWords | null {
  const frontMatter = readFrontMatter(text)
  if (frontMatter.kind === 'unreadable') return null
  const root = frontMatter.kind === 'yaml' ? frontMatter.root : null
  const entries = frontMatter.kind === 'yaml' ? readVideoEntries(frontMatter).entries.length : 0
  return rowWords(text, {
    title: singleValue(root, 'title'),
    date: singleValue(root, 'date'),
    draft: singleValue(root, 'draft'),
    entries,
    embeds: embedsForRow(text)
  })
}

/** A row's words from fields that were read already. A field that is missing or empty is null. */
export function rowWords(
  text: string,
  head: {
    readonly title: string | null
    readonly date: string | null
    readonly draft: string | null
    readonly entries: number
    readonly embeds: readonly Embed[]
  }
): RowWords {
  return {
    title: titleLine(head.title ?? headingsOf(text)[0]?.text ?? ''),
    date: head.date === null ? null : epochOfDate(head.date),
    draft: head.draft?.toLowerCase() === 'true',
    videoCount: Math.max(head.entries, head.embeds.length)
  }
}

/** Most posts name no video host at all: those need no search. */
export const embedsForRow = (text: string): readonly Embed[] =>
  /youtu|vimeo/i.test(text) ? findEmbeds(text) : []

/** A title in one line, cut off where nobody reads on. */
export function titleLine(title: string): string {
  const line = title.replace(/\s+/g, ' ').trim()
  return line.length > longestTitle ? `${line.slice(0, longestTitle - 1)}…` : line
}

/** A single value at the top, by its key in any case, as Hugo reads it. */
function singleValue(root: MapNode | null, key: string): string | null {
  const node = root?.fields.find(field => field.key.toLowerCase() === key)?.value
  return node?.kind === 'scalar' && node.value.trim() !== '' ? node.value.trim() : null
}

function epochOfDate(source: string): number | null {
  const reading = readDate(source)
  if (!reading.ok) return null
  const epoch = epochOf(reading.parts)
  return Number.isFinite(epoch) ? epoch : null
}
