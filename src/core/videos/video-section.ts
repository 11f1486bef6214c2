import type { Heading } from '../post/headings.ts'
import type { TextRange } from '../text/text-edit.ts'
import type { BodyVideos, Embed } from './embeds.ts'
import { saysSame } from './same-words.ts'

/** A part of the body that is about one video: from its heading to the next of that level or above. */
export interface VideoSection extends TextRange {
  readonly heading: Heading
}

/** The section that a heading of a body starts. */
export function sectionAt({ headings, body }: BodyVideos, heading: Heading): VideoSection {
  const index = headings.indexOf(heading)
  const next = headings.slice(index + 1).find(({ level }) => level <= heading.level)
  return { heading, from: heading.from, to: next?.from ?? body.to }
}

/** The sections that an offset lies in, the innermost first. */
export function sectionsAround(body: BodyVideos, offset: number): readonly VideoSection[] {
  const around: VideoSection[] = []
  let level = Number.POSITIVE_INFINITY
  for (let at = body.headings.length - 1; at >= 0; at--) {
    const heading = body.headings[at]
    if (!heading || heading.from > offset || heading.level >= level) continue
    level = heading.level
    around.push(sectionAt(body, heading))
  }
  return around
}

/**
 * The section that is about the video of an embed and no other: of those around it that hold no other video, the one
 * whose heading says the title, else the outermost. In a body with one video only, where the outermost might be
 * about anything, the innermost.
 */
export function ownSection(body: BodyVideos, embed: Embed, title: string): VideoSection | null {
  const isOther = (other: Embed) => other.host !== embed.host || other.id !== embed.id
  const others = body.embeds.filter(other => other.valid && isOther(other))
  const own = sectionsAround(body, embed.from).filter(
    ({ from, to }) => !others.some(other => other.from >= from && other.from < to)
  )
  const named = own.find(({ heading }) => saysSame(heading.text, title))
  return named ?? (others.length > 0 ? own.at(-1) : own[0]) ?? null
}
