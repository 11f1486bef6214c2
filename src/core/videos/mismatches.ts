import type { TextRange } from '../text/text-edit.ts'
import type { Embed } from './embeds.ts'
import type { VideoEntry } from './entries.ts'
import type { ReconciledVideo } from './reconciled-video.ts'
import { saysSame, sharedWords } from './same-words.ts'
import { isThumbnailOf } from './thumbnail.ts'
import { isVideoHost, linkParts } from './video-link.ts'
import type { VideoSection } from './video-section.ts'

interface Found {
  readonly video: ReconciledVideo
  /** A sentence for the writer. */
  readonly message: string
  /** The place in the text that it is about. */
  readonly range: TextRange
}

/** What does not fit between the entries and the body. */
export type Mismatch =
  | ({ readonly kind: 'not-in-text'; readonly entry: VideoEntry } & Found)
  | ({ readonly kind: 'not-in-entries'; readonly embed: Embed } & Found)
  /**
   * Entry and section have the same title, but not the same video. Where the link of the entry is no video's, `video` is
   * that of the text.
   */
  | ({ readonly kind: 'other-video'; readonly entry: VideoEntry; readonly embed: Embed } & Found)
  | ({ readonly kind: 'entry-twice'; readonly entry: VideoEntry; readonly copy: VideoEntry } & Found)
  | ({ readonly kind: 'embed-twice'; readonly embed: Embed; readonly copy: Embed } & Found)
  /** `before` is the entry that its video stands behind in the text; null where it comes first. */
  | ({
      readonly kind: 'out-of-order'
      readonly entry: VideoEntry
      readonly before: VideoEntry | null
    } & Found)
  | ({ readonly kind: 'heading-unlike'; readonly entry: VideoEntry; readonly section: VideoSection } & Found)

export type MismatchKind = Mismatch['kind']

/**
 * What does not fit, in the order of the videos; of one video what is graver first.
 * @param unlinked entries whose link is no video's
 */
export function findMismatches(
  videos: readonly ReconciledVideo[],
  unlinked: readonly VideoEntry[]
): readonly Mismatch[] {
  const moved = outOfOrder(videos)
  const headingsCount = headingsSayTitles(videos)
  const others = otherVideos(videos)
  const paired = new Set(others.values())
  const lost = lostLinks(
    videos.filter(video => !paired.has(video)),
    unlinked
  )
  return videos.flatMap(video => [
    ...(lost.get(video) ?? (paired.has(video) ? [] : missing(video, others.get(video)))),
    ...copies(video),
    ...(moved.get(video) ?? []),
    ...unlikeHeading(video, headingsCount)
  ])
}

/** Videos that are in the entries only, each with the one of the body only that stands under its title. */
function otherVideos(videos: readonly ReconciledVideo[]): ReadonlyMap<ReconciledVideo, ReconciledVideo> {
  const found = new Map<ReconciledVideo, ReconciledVideo>()
  const left = new Set(videos.filter(({ entry, section }) => entry === null && section !== null))
  if (left.size === 0) return found
  for (const video of videos) {
    const { entry, embeds } = video
    if (!entry || embeds.length > 0) continue
    const other = [...left].find(({ section }) => section && saysSame(section.heading.text, entry.title))
    if (!other) continue
    found.set(video, other)
    left.delete(other)
  }
  return found
}

/**
 * Videos of the body only that an entry was about before its link was emptied or broken, or before it has one: its
 * thumbnail is the video's, or its title the heading. Another entry would be a second one of the same video.
 */
function lostLinks(
  videos: readonly ReconciledVideo[],
  unlinked: readonly VideoEntry[]
): ReadonlyMap<ReconciledVideo, readonly Mismatch[]> {
  const found = new Map<ReconciledVideo, readonly Mismatch[]>()
  const left = new Set(unlinked.filter(({ embedUrl }) => !isElsewhere(embedUrl.trim())))
  if (left.size === 0) return found
  for (const video of videos) {
    const embed = video.embeds[0]
    if (video.entry !== null || embed === undefined) continue
    const heading = video.section?.heading.text
    const entry =
      [...left].find(({ thumbnailUrl }) => isThumbnailOf(thumbnailUrl, video)) ??
      [...left].find(({ title }) => title.trim() !== '' && heading && saysSame(heading, title))
    if (entry === undefined) continue
    left.delete(entry)
    const why = entry.embedUrl.trim() === '' ? 'its entry has no link' : 'the link of its entry is no video’s'
    const message = `“${nameOf(entry)}” is in the text, but ${why}.`
    const range = entry.ranges.embedUrl ?? entry
    found.set(video, [{ kind: 'other-video', video, entry, embed, message, range }])
  }
  return found
}

/** A link to a file, or to a host whose videos we do not know. */
function isElsewhere(link: string): boolean {
  const parts = linkParts(link)
  if (parts !== null) return !isVideoHost(parts.host)
  return link.includes('/') && !/youtu|vimeo/i.test(link)
}

function missing(video: ReconciledVideo, other: ReconciledVideo | undefined): readonly Mismatch[] {
  const { entry } = video
  const embed = (other ?? video).embeds[0]
  if (entry && embed && other) {
    const message = `“${nameOf(entry)}” is another video in the text than in its entry.`
    const range = entry.ranges.embedUrl ?? entry
    return [{ kind: 'other-video', video, entry, embed, message, range }]
  }
  if (entry && !embed) {
    const message = `“${nameOf(entry)}” is not in the text.`
    return [{ kind: 'not-in-text', video, entry, message, range: entry.ranges.embedUrl ?? entry }]
  }
  if (entry || !embed) return []
  const place = embed.heading ? ` under “${embed.heading.text}”` : ''
  const message = `The video${place} has no entry.`
  return [{ kind: 'not-in-entries', video, embed, message, range: embed }]
}

function copies(video: ReconciledVideo): readonly Mismatch[] {
  const { entry, embeds, copies } = video
  const embed = embeds[0]
  return [
    ...copies.entries.flatMap((copy): readonly Mismatch[] => {
      if (!entry) return []
      const message = `Entries ${entry.index + 1} and ${copy.index + 1} are the same video.`
      return [{ kind: 'entry-twice', video, entry, copy, message, range: copy.ranges.embedUrl ?? copy }]
    }),
    ...copies.embeds.flatMap((copy): readonly Mismatch[] => {
      // Two links to a video are two mentions of it.
      if (!embed || copy.spelling === 'link') return []
      const name = entry ? `“${nameOf(entry)}”` : 'The same video'
      const message = `${name} is in the text more than once.`
      return [{ kind: 'embed-twice', video, embed, copy, message, range: copy }]
    })
  ]
}

/**
 * The fewest entries that would have to move for both orders to be the same: those outside the longest run of videos
 * that stand in the text as they are listed.
 */
function outOfOrder(videos: readonly ReconciledVideo[]): ReadonlyMap<ReconciledVideo, readonly Mismatch[]> {
  const placed = videos.flatMap(video => {
    const embed = video.embeds[0]
    return video.entry && embed && !video.sharesEmbed ? [{ video, entry: video.entry, at: embed.from }] : []
  })
  const inOrder = new Set(longestRise(placed.map(({ at }) => at)))
  const inText = [...placed].sort((a, b) => a.at - b.at)
  const found = new Map<ReconciledVideo, readonly Mismatch[]>()
  for (const [index, { video, entry }] of placed.entries()) {
    if (inOrder.has(index)) continue
    const place = inText.findIndex(other => other.video === video)
    const before = inText[place - 1]?.entry ?? null
    const where = before ? `behind “${nameOf(before)}”` : 'first'
    const message = `“${nameOf(entry)}” stands ${where} in the text, but not in the list.`
    const range = entry.ranges.title ?? entry
    found.set(video, [{ kind: 'out-of-order', video, entry, before, message, range }])
  }
  return found
}

/** The indexes of a longest rising run of some numbers, found by patience sorting. */
function longestRise(values: readonly number[]): readonly number[] {
  const tails: number[] = []
  const before: (number | undefined)[] = []
  for (const [index, value] of values.entries()) {
    let [low, high] = [0, tails.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((values[tails[middle] ?? 0] ?? 0) < value) low = middle + 1
      else high = middle
    }
    before[index] = tails[low - 1]
    tails[low] = index
  }
  const run: number[] = []
  for (let at = tails.at(-1); at !== undefined; at = before[at]) run.unshift(at)
  return run
}

/** Whether the post's sections are named after their videos: then one that is not has drifted away. */
function headingsSayTitles(videos: readonly ReconciledVideo[]): boolean {
  const alike = videos.filter(({ headingSays }) => headingSays === 'title').length
  const other = videos.filter(({ headingSays }) => headingSays === 'other').length
  return alike > other
}

function unlikeHeading(video: ReconciledVideo, expected: boolean): readonly Mismatch[] {
  const { entry, section, headingSays } = video
  if (!entry || !section || headingSays !== 'other') return []
  if (!expected && sharedWords(section.heading.text, entry.title) < 0.6) return []
  const message = `The heading “${section.heading.text}” and the title “${nameOf(entry)}” say different things.`
  const range = section.heading.content
  return [{ kind: 'heading-unlike', video, entry, section, message, range }]
}

/** What a sentence calls an entry. */
export function nameOf({ title, index }: VideoEntry): string {
  return title.trim() === '' ? `Video ${index + 1}` : title.trim()
}
