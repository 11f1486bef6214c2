import { basename, posix } from 'node:path'
import { headingsOf } from '#core/post/headings.ts'
import { readFileText } from '#core/text/file-text.ts'
import { epochOf, readDate } from '#core/videos/dates.ts'
import { type EmbedPattern, embedPatterns } from '#core/videos/embed-style.ts'
import { findEmbeds } from '#core/videos/embeds.ts'
import type { PostSummary } from '#shared/content.ts'
import { isBundlePost } from '../content/content-folder.ts'
import { decodePost } from '../content/post-file.ts'
import { type CoverPlace, findCover } from './cover.ts'
import { readHead, textOf, textsOf } from './head-fields.ts'
import type { PostField } from './used-fields.ts'

/** A post as the library knows it: its row, and the words and fields it adds to what the form offers. */
export interface DescribedPost {
  readonly summary: PostSummary
  readonly keywords: readonly string[]
  readonly fields: readonly PostField[]
  /** How its videos are written into its text. */
  readonly embeds: readonly EmbedPattern[]
}

export interface DescribePlace extends CoverPlace {
  /** Absolute path of the content folder, for the name of a bundle that is the folder itself. */
  readonly root: string
}

/** A row's title is one line; longer ones are cut off by the list anyway. */
const longestTitle = 300

/** Describes a post from its bytes, which may be only the file's first part. Never throws for any content. */
export async function describePost(bytes: Uint8Array, place: DescribePlace): Promise<DescribedPost> {
  const { text: raw, refusal } = decodePost(bytes)
  if (raw === null) return unreadPost(place, refusal)
  const { text } = readFileText(raw)
  const head = readHead(text)
  const date = textOf(head.fields, 'date')
  // Most posts name no video host at all: those need no search.
  const embeds = /youtu|vimeo/i.test(text) ? findEmbeds(text) : []
  const summary: PostSummary = {
    id: place.id,
    title: oneLine(textOf(head.fields, 'title') ?? headingsOf(text)[0]?.text ?? '') || fileTitle(place),
    date: date === null ? null : epochOfDate(date),
    draft: textOf(head.fields, 'draft')?.toLowerCase() === 'true',
    videoCount: Math.max(head.entries, embeds.length),
    cover: await findCover(head.fields, place),
    trouble: refusal ?? head.trouble
  }
  const keywords = [...textsOf(head.fields, 'keywords'), ...textsOf(head.fields, 'tags')]
  return { summary, keywords, fields: head.named, embeds: embedPatterns(text, embeds) }
}

/** The row of a post that could not be read; `trouble` says why. */
export function unreadPost(place: Pick<DescribePlace, 'id' | 'root'>, trouble: string | null): DescribedPost {
  const title = fileTitle(place)
  return {
    summary: { id: place.id, title, date: null, draft: false, videoCount: 0, cover: null, trouble },
    keywords: [],
    fields: [],
    embeds: []
  }
}

/** The bundle's name, or the file's without its ending; never empty. */
function fileTitle({ id, root }: Pick<DescribePlace, 'id' | 'root'>): string {
  const folder = posix.basename(posix.dirname(id))
  const name = isBundlePost(id) ? (folder === '.' ? basename(root) : folder) : posix.basename(id)
  return oneLine(name.replace(/\.(md|markdown)$/i, '')) || name || id
}

function oneLine(title: string): string {
  const line = title.replace(/\s+/g, ' ').trim()
  return line.length > longestTitle ? `${line.slice(0, longestTitle - 1)}…` : line
}

function epochOfDate(source: string): number | null {
  const reading = readDate(source)
  if (!reading.ok) return null
  const epoch = epochOf(reading.parts)
  return Number.isFinite(epoch) ? epoch : null
}
