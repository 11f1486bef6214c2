import { basename, posix } from 'node:path'
import { embedsForRow, rowWords, titleLine } from '#core/post/post-row.ts'
import { readFileText } from '#core/text/file-text.ts'
import { type EmbedPattern, embedPatterns } from '#core/videos/embed-style.ts'
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

/** Describes a post from its bytes, which may be only the file's first part. Never throws for any content. */
export async function describePost(bytes: Uint8Array, place: DescribePlace): Promise<DescribedPost> {
  const { text: raw, refusal } = decodePost(bytes)
  if (raw === null) return unreadPost(place, refusal)
  const { text } = readFileText(raw)
  const head = readHead(text)
  const embeds = embedsForRow(text)
  const { title, ...words } = rowWords(text, {
    title: textOf(head.fields, 'title'),
    date: textOf(head.fields, 'date'),
    draft: textOf(head.fields, 'draft'),
    entries: head.entries,
    embeds
  })
  const summary: PostSummary = {
    id: place.id,
    title: title || fileTitle(place),
    ...words,
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
  return titleLine(name.replace(/\.(md|markdown)$/i, '')) || name || id
}
