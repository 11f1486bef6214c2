import { nodeAt, readFrontMatter } from '../frontmatter/index.ts'
import type { EditResult } from '../frontmatter/types.ts'
import type { Embed } from './embeds.ts'
import { type AddOptions, addVideoEntry } from './entries.ts'
import { changeVideoLink } from './entry-link.ts'
import { formatVideoLink, linkStyleOf } from './link-style.ts'
import { reconcileVideos } from './reconcile.ts'
import type { ReconciledVideo } from './reconciled-video.ts'
import { saysSame } from './same-words.ts'
import { thumbnailStyleOf, thumbnailUrlFor } from './thumbnail.ts'

/**
 * Adds an entry for a video of the body: where the list has the videos around it, written as the other entries are.
 * It gets what is known without asking anybody: title, link and YouTube's thumbnail. An entry with that title and no
 * link yet gets the link instead.
 */
export function addEntryFor(text: string, video: ReconciledVideo, options: AddOptions = {}): EditResult {
  const { videos, unlinked } = reconcileVideos(text)
  const title = titleOf(text, video, videos.length === 1)
  const entries = videos.flatMap(({ entry }) => entry ?? []).concat(unlinked)
  const [host, id] = [video.host, video.id]
  const link = { host, id, startSeconds: null, playlist: null, hash: null }
  const waiting = unlinked.find(entry => entry.embedUrl.trim() === '' && saysSame(title, entry.title))
  const inOrder = [...entries].sort((a, b) => a.index - b.index)
  if (waiting) return changeVideoLink(text, inOrder, waiting.index, formatVideoLink(link))
  const thumbnail = thumbnailUrlFor(link, thumbnailStyleOf(entries.map(({ thumbnailUrl }) => thumbnailUrl)))
  const fields = {
    title,
    embedUrl: formatVideoLink(link, linkStyleOf(entries.map(({ embedUrl }) => embedUrl))),
    ...(thumbnail === null ? {} : { thumbnailUrl: thumbnail })
  }
  return addVideoEntry(text, indexFor(video, videos, inOrder.length), fields, options)
}

/** Behind the entry of the video that stands before it in the text, else before that of the next one. */
function indexFor(video: ReconciledVideo, videos: readonly ReconciledVideo[], count: number): number {
  const at = placeOf(video)
  const placed = videos
    .filter(({ entry, embeds, sharesEmbed }) => entry !== null && embeds.length > 0 && !sharesEmbed)
    .sort((a, b) => placeOf(a) - placeOf(b))
  const before = placed.findLast(other => placeOf(other) < at)?.entry
  if (before) return before.index + 1
  return placed[0]?.entry?.index ?? count
}

function placeOf({ embeds }: ReconciledVideo): number {
  return embeds[0]?.from ?? 0
}

/** The only video of a post is what the post is about; of several each is what its section is about. */
function titleOf(text: string, { section, embeds }: ReconciledVideo, isOnly: boolean): string {
  const [embed] = embeds
  const label = embed ? labelOf(text, embed) : ''
  if (label !== '') return label
  if (!isOnly) return section?.heading.text ?? ''
  const frontMatter = readFrontMatter(text)
  const title = frontMatter.kind === 'yaml' ? nodeAt(frontMatter, ['title']) : null
  return title?.kind === 'scalar' ? title.value : (section?.heading.text ?? '')
}

/** The words that an embed itself has for its video; players' own names are none. */
function labelOf(text: string, { spelling, from, to }: Embed): string {
  const source = text.slice(from, to)
  const words =
    spelling === 'link'
      ? /^\[([^[\]]*)\]/.exec(source)?.[1]
      : /\stitle=(?:"([^"]*)"|'([^']*)')/.exec(source)?.slice(1).find(Boolean)
  return words === undefined || /video player$/i.test(words) || /^https?:/.test(words) ? '' : words.trim()
}
