import { nodeAt, readFrontMatter, setValue } from '../../frontmatter/index.ts'
import type { EditResult, NewValue } from '../../frontmatter/types.ts'
import { applyEdits } from '../../text/apply-edits.ts'
import { composeEdits } from '../../text/compose-edits.ts'
import type { TextEdit, TextRange } from '../../text/text-edit.ts'
import { formatIsoDuration } from '../duration.ts'
import { type EmbedStyle, embedStyleOf, formatEmbed } from '../embed-style.ts'
import { findEmbeds, readBodyVideos } from '../embeds.ts'
import { addVideoEntry } from '../entries.ts'
import { headingText } from '../heading-text.ts'
import { insertBlocks } from '../insert-block.ts'
import { formatVideoLink, linkStyleOf } from '../link-style.ts'
import type { SiteHabits } from '../mend-mismatch.ts'
import { type BodyHabits, habitsOf, placeAt, placeBehindAll } from '../place-video.ts'
import { type Reconciliation, reconcileVideos } from '../reconcile.ts'
import { thumbnailStyleOf, thumbnailUrlFor } from '../thumbnail.ts'
import { parseVideoLink } from '../video-link.ts'
import type { FoundVideo } from './found-video.ts'

/** A found video, and what of it the post has already. */
export interface PlannedVideo extends FoundVideo {
  readonly inEntries: boolean
  readonly inText: boolean
}

/**
 * Tells for each found video whether the post has it: at any moment, since an entry may name another start. One whose
 * title nobody said has that of its entry.
 */
export function planVideos(text: string, found: readonly FoundVideo[]): readonly PlannedVideo[] {
  const { videos } = reconcileVideos(text)
  return found.map(video => {
    const same = videos.filter(({ host, id }) => host === video.link.host && id === video.link.id)
    return {
      ...video,
      title: video.title.trim() || (same.find(({ entry }) => entry !== null)?.entry?.title ?? ''),
      inEntries: same.some(({ entry }) => entry !== null),
      inText: same.some(({ embeds }) => embeds.length > 0)
    }
  })
}

export interface WriteOptions extends SiteHabits {
  /** A list of the body whose place the sections take. */
  readonly replaces?: TextRange | null
  /** An offset of the body behind whose block the sections go; behind the last video where it is left out. */
  readonly at?: number | null
  /** What an empty text gets: a recap's title and date (`YYYY-MM-DD`). */
  readonly newPost?: { readonly title: string; readonly date: string }
}

/** The Markdown that each video gets: heading, who speaks, embed. For showing it before it is written. */
export function sectionsOf(
  text: string,
  videos: readonly PlannedVideo[],
  options: WriteOptions = {}
): readonly string[] {
  const read = readBodyVideos(text)
  const habits = habitsOf(text, read, reconcileVideos(text, { body: read }).videos)
  const style = embedStyleOf(text, read.embeds, options.embedStyle)
  return videos.flatMap((video, at) => (video.inText ? [] : [sectionOf(video, at, habits, style)]))
}

/**
 * Writes videos into a post, as one set of edits: for each a section in the text and an entry, as far as the post has
 * them not yet, spelled as the post's others are. An empty text becomes a recap: title, date, draft. A video without a
 * title is called by its number.
 * @returns refusals as of `core/frontmatter`
 */
export function writeVideos(
  text: string,
  videos: readonly PlannedVideo[],
  options: WriteOptions = {}
): EditResult {
  let result = text
  let done: readonly TextEdit[] = []
  const step = (edits: readonly TextEdit[]) => {
    result = applyEdits(result, edits)
    done = composeEdits(done, edits)
  }
  if (text.trim() === '' && options.newPost) {
    const { title, date } = options.newPost
    for (const [key, value] of [
      ['title', title],
      ['date', { date }],
      ['draft', true]
    ] as [string, NewValue][]) {
      const set = setValue(result, [key], value)
      if (!set.ok) return set
      step(set.edits)
    }
  }
  const body = bodyEdit(result, videos, options)
  if (body) step([body])
  const styles = entryStyles(result)
  for (const [at, video] of videos.entries()) {
    if (video.inEntries) continue
    const added = addVideoEntry(result, indexFor(result, video), fieldsOf(video, at, styles), options)
    if (!added.ok) return added
    step(added.edits)
  }
  return { ok: true, edits: done }
}

function bodyEdit(text: string, videos: readonly PlannedVideo[], options: WriteOptions): TextEdit | null {
  const sections = sectionsOf(text, videos, options)
  if (sections.length === 0) return null
  const { replaces } = options
  if (replaces) return { from: replaces.from, to: replaces.to, insert: sections.join('\n\n') }
  const read = readBodyVideos(text)
  const at =
    options.at == null
      ? placeBehindAll(text, read, reconcileVideos(text, { body: read }))
      : placeAt(text, read, options.at)
  return insertBlocks(text, at, sections, read.body)
}

function sectionOf(video: PlannedVideo, at: number, habits: BodyHabits, style: EmbedStyle): string {
  const { link, speakers } = video
  const heading = `${'#'.repeat(habits.level)} ${headingText(titleOf(video, at))}`
  const embed = formatEmbed(link.host, link.id, style, link.startSeconds)
  const words = speakers === '' ? [] : [headingText(speakers)]
  const blocks = habits.placed === 'start' ? [heading, embed, ...words] : [heading, ...words, embed]
  return blocks.join('\n\n')
}

function titleOf({ title }: FoundVideo, at: number): string {
  return title.trim() === '' ? `Video ${at + 1}` : title.trim()
}

function entryStyles(text: string) {
  const frontMatter = readFrontMatter(text)
  const lists = [['params', 'videoSchema'], ['videoSchema']]
  const list = frontMatter.kind === 'yaml' ? lists.map(path => nodeAt(frontMatter, path)).find(Boolean) : null
  const values = (key: string) =>
    list?.kind === 'list'
      ? list.items.flatMap(item => {
          const field = item.kind === 'map' ? item.fields.find(other => other.key === key) : undefined
          return field?.value.kind === 'scalar' ? [field.value.value] : []
        })
      : []
  return { link: linkStyleOf(values('embedUrl')), thumbnail: thumbnailStyleOf(values('thumbnailUrl')) }
}

function fieldsOf(video: PlannedVideo, at: number, styles: ReturnType<typeof entryStyles>) {
  const { link, description, uploadDate, durationSeconds } = video
  const thumbnail = thumbnailUrlFor(link, styles.thumbnail)
  const about = firstParagraph(description)
  return {
    title: titleOf(video, at),
    ...(about === '' ? {} : { description: about }),
    embedUrl: formatVideoLink({ ...link, playlist: null }, styles.link),
    ...(thumbnail === null ? {} : { thumbnailUrl: thumbnail }),
    ...(uploadDate === '' ? {} : { uploadDate }),
    ...(durationSeconds === null ? {} : { duration: formatIsoDuration(durationSeconds) })
  }
}

/** What hosts call a description goes on with links and advertising: the first paragraph is about the video. */
export function firstParagraph(description: string): string {
  const [first = ''] = description.trim().split(/\n\s*\n/)
  const words = first.replace(/\s+/g, ' ').trim()
  return words.length <= 500 ? words : `${words.slice(0, 499).replace(/\s+\S*$/, '')}…`
}

/** Behind the entry of the video that stands before it in the text. */
function indexFor(text: string, { link }: PlannedVideo): number {
  const reconciled = reconcileVideos(text)
  const embeds = findEmbeds(text).filter(({ host, id }) => host === link.host && id === link.id)
  const embed = embeds.find(({ startSeconds }) => startSeconds === link.startSeconds) ?? embeds[0]
  const placed = placedEntries(reconciled)
  const before = embed && placed.findLast(({ from }) => from < embed.from)
  if (before) return before.index + 1
  return placed[0]?.index ?? countOf(text)
}

function placedEntries({ videos }: Reconciliation) {
  return videos
    .flatMap(({ entry, embeds, sharesEmbed }) =>
      entry && embeds[0] && !sharesEmbed ? [{ index: entry.index, from: embeds[0].from }] : []
    )
    .sort((a, b) => a.from - b.from)
}

function countOf(text: string): number {
  const { videos, unlinked } = reconcileVideos(text)
  return videos.reduce(
    (sum, { entry, copies }) => sum + (entry ? 1 : 0) + copies.entries.length,
    unlinked.length
  )
}

/** Whether a text is what a writer would want to be asked about: several links, and little else or a list of them. */
export function isListOfLinks(source: string, found: readonly FoundVideo[]): boolean {
  if (found.length > 1) return true
  const [only] = found
  // One link among words, or alone, is pasted as it is; a table row or JSON of one video is not meant as text.
  return only !== undefined && /^\s*[[{]/.test(source) && parseVideoLink(source) === null && only.title !== ''
}
