import type { BodyVideos, Embed } from './embeds.ts'
import type { Reconciliation } from './reconcile.ts'
import type { ReconciledVideo } from './reconciled-video.ts'
import { saysSame } from './same-words.ts'
import { sectionAt } from './video-section.ts'

/** Where a video goes into a body. */
export interface VideoPlace {
  /** A block begins here: the start of a line, or the end of the text. */
  readonly at: number
  /** The level of the heading that it gets; null for none. */
  readonly headingLevel: number | null
}

/** How a body arranges its videos, as far as it has any. */
export interface BodyHabits {
  /** Whether each video has a section of its own. */
  readonly sections: boolean
  readonly level: number
  /** Whether videos follow their section's text, or its heading. */
  readonly placed: 'end' | 'start'
}

export function habitsOf(text: string, { body }: BodyVideos, videos: readonly ReconciledVideo[]): BodyHabits {
  const inBody = videos.filter(({ embeds }) => embeds.length > 0)
  const sections = inBody.flatMap(({ section }) => section ?? [])
  const levels = sections.map(({ heading }) => heading.level)
  const level = levels.sort((a, b) => count(levels, b) - count(levels, a) || a - b)[0] ?? 2
  const first = inBody.filter(({ embeds, section }) => {
    const [embed] = embeds
    return section && embed && text.slice(section.heading.to, embed.from).trim() === ''
  })
  const bare = inBody.filter(({ embeds, section }) => {
    const [embed] = embeds
    return section && embed && text.slice(embed.to, Math.min(section.to, body.to)).trim() === ''
  })
  const several =
    inBody.length === 0 ? videos.length > 1 : videos.length > 1 && sections.length * 2 > inBody.length
  return { sections: several, level, placed: first.length > bare.length ? 'start' : 'end' }
}

/**
 * Where the video of an entry that is not in the body goes: under the heading that says its title, else behind the
 * video that the list has before it, else before the one behind it, else at the end.
 */
export function placeFor(
  text: string,
  read: BodyVideos,
  { videos }: Reconciliation,
  video: ReconciledVideo
): VideoPlace {
  const habits = habitsOf(text, read, videos)
  const named = read.headings.find(
    heading => saysSame(heading.text, video.entry?.title ?? '') && !holdsVideo(read, heading)
  )
  if (named) {
    const next = read.headings[read.headings.indexOf(named) + 1]?.from ?? read.body.to
    const at = habits.placed === 'start' ? lineAfter(text, named.to) : endOfText(text, named.to, next)
    return { at, headingLevel: null }
  }
  const headingLevel = habits.sections ? habits.level : null
  const index = videos.findIndex(({ entry }) => entry?.index === video.entry?.index)
  const listed = (other: ReconciledVideo) =>
    other.entry !== null && other.embeds.length > 0 && !other.sharesEmbed
  const before = videos.slice(0, index).findLast(listed)
  const after = videos.slice(index + 1).find(listed)
  if (before) return { at: behind(text, read, before, habits), headingLevel }
  if (after) return { at: inFrontOf(text, read, after), headingLevel }
  return { at: endOfText(text, read.body.from, read.body.to), headingLevel }
}

/** Where new videos go: behind the last one of the body, else at its end. */
export function placeBehindAll(text: string, read: BodyVideos, { videos }: Reconciliation): number {
  const inBody = videos.filter(({ embeds, sharesEmbed }) => embeds.length > 0 && !sharesEmbed)
  const last = inBody.toSorted((a, b) => (a.embeds.at(-1)?.from ?? 0) - (b.embeds.at(-1)?.from ?? 0)).at(-1)
  if (last) return behind(text, read, last, habitsOf(text, read, videos))
  return endOfText(text, read.body.from, read.body.to)
}

/** The end of the block that an offset of the body lies in, or the line that it stands on where that is empty. */
export function placeAt(text: string, { blocks, body, headings }: BodyVideos, offset: number): number {
  const at = Math.min(Math.max(offset, body.from), body.to)
  const block = blocks.find(({ from, to }) => from <= at && at <= to)
  const heading = headings.find(({ from, to }) => from <= at && at <= to)
  return lineAfter(text, Math.max(block?.to ?? heading?.to ?? at, at))
}

/** The end of the block that an embed stands in, line end included. */
export function blockEnd(text: string, { blocks }: BodyVideos, embed: Embed): number {
  const block = blocks.find(({ from, to }) => from <= embed.from && embed.from < to)
  return lineAfter(text, Math.max(block?.to ?? embed.to, embed.to))
}

/** The start of the block that an embed stands in. */
export function blockStart(text: string, { blocks }: BodyVideos, embed: Embed): number {
  const block = blocks.find(({ from, to }) => from <= embed.from && embed.from < to)
  const lineStart = text.lastIndexOf('\n', embed.from - 1) + 1
  return Math.min(block?.from ?? lineStart, lineStart)
}

/**
 * Behind the last video of a body there may be words that close the post: they stay behind the new one, unless the
 * post has each video before its text.
 */
function behind(text: string, read: BodyVideos, video: ReconciledVideo, habits: BodyHabits): number {
  const last = video.embeds.at(-1)
  if (!last) return read.body.to
  const blockTo = blockEnd(text, read, last)
  const isLast = !read.embeds.some(embed => embed.from >= blockTo)
  if (!video.section || !habits.sections) return blockTo
  if (isLast && habits.placed === 'end') return blockTo
  return endOfText(text, blockTo, video.section.to)
}

function inFrontOf(text: string, read: BodyVideos, { section, embeds }: ReconciledVideo): number {
  const [embed] = embeds
  return section?.from ?? (embed ? blockStart(text, read, embed) : read.body.to)
}

function holdsVideo(read: BodyVideos, heading: Embed['heading']): boolean {
  if (!heading) return false
  const { from, to } = sectionAt(read, heading)
  return read.embeds.some(embed => embed.valid && embed.from >= from && embed.from < to)
}

/** Behind the last line of a stretch that has words; the blank lines after it stay below. */
function endOfText(text: string, from: number, to: number): number {
  const words = text.slice(from, to).trimEnd()
  return words === '' ? Math.min(lineAfter(text, from), to) : lineAfter(text, from + words.length)
}

function lineAfter(text: string, offset: number): number {
  const end = text.indexOf('\n', offset)
  return end < 0 ? text.length : end + 1
}

function count(values: readonly number[], value: number): number {
  return values.filter(other => other === value).length
}
