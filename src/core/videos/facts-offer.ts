import type { EditResult } from '../frontmatter/types.ts'
import { applyEdits } from '../text/apply-edits.ts'
import { composeEdits } from '../text/compose-edits.ts'
import type { TextEdit } from '../text/text-edit.ts'
import { dateInForm } from './date-in-form.ts'
import { readDate } from './dates.ts'
import { formatDuration, formatIsoDuration, parseDuration } from './duration.ts'
import { updateVideoEntry, type VideoEntry, type VideoEntryField } from './entries.ts'
import { firstParagraph } from './links/write-videos.ts'
import { renameVideoWithHeading } from './move-section.ts'
import { reconcileVideos } from './reconcile.ts'
import { isThumbnailOf, videoIdOfThumbnail } from './thumbnail.ts'
import { parseVideoLink } from './video-link.ts'

/** What somebody says of a video: a host, a program, a player. */
export interface KnownFacts {
  readonly title?: string
  readonly description?: string
  readonly uploadDate?: string
  readonly durationSeconds?: number
  readonly thumbnailUrl?: string
}

/** A value that could be written into an entry. */
export interface OfferedValue {
  readonly field: VideoEntryField
  /** As the entry has it, and as it would have it; both as a writer reads them. */
  readonly present: string
  readonly offered: string
  /** What is written. */
  readonly value: string
}

/**
 * What of some facts an entry has not, or otherwise: nothing for what says the same. A description is its first
 * paragraph; a date keeps the form of the entry's own; a thumbnail of the same video, in another size, is no news.
 */
export function offersFor(entry: VideoEntry, facts: KnownFacts): readonly OfferedValue[] {
  const offers: OfferedValue[] = []
  const offer = (
    field: VideoEntryField,
    value: string | null | undefined,
    shown = value,
    present = entry[field]
  ) => {
    if (!value || !shown || entry.locked[field] !== null || value === entry[field]) return
    offers.push({ field, present: present.trim(), offered: shown, value })
  }
  offer('title', facts.title)
  offer('description', facts.description && firstParagraph(facts.description))
  offer('uploadDate', dateFor(entry.uploadDate, facts.uploadDate))
  const seconds = facts.durationSeconds
  const before = parseDuration(entry.duration)
  const hasDuration = entry.duration.trim() !== '' && before.ok
  // Hosts round differently: one second is no other duration.
  if (seconds !== undefined && !(hasDuration && Math.abs(before.seconds - seconds) <= 1)) {
    const present = hasDuration ? formatDuration(before.seconds) : entry.duration
    offer('duration', formatIsoDuration(seconds), formatDuration(seconds), present)
  }
  offer('thumbnailUrl', thumbnailFor(entry, facts.thumbnailUrl))
  return offers
}

/** Whether an entry has a field empty that hosts could fill, or the title that a list of links gave it for want of one. */
export function lacksFacts(entry: VideoEntry): boolean {
  const { title, description, uploadDate, duration, thumbnailUrl } = entry
  return (
    standInTitle.test(title) ||
    [title, description, uploadDate, duration, thumbnailUrl].some(value => value.trim() === '')
  )
}

const standInTitle = /^Video \d+$/

/** A value to write, and whether the heading of the entry's section gets the same words. */
export interface ChosenValue extends Pick<OfferedValue, 'field' | 'value'> {
  readonly index: number
}

/**
 * Writes values into entries, as one set of edits. The heading of a section that said what the title said says what
 * the new one does.
 */
export function writeFacts(text: string, chosen: readonly ChosenValue[]): EditResult {
  let result = text
  let done: readonly TextEdit[] = []
  for (const { index, field, value } of chosen) {
    const video =
      field === 'title'
        ? reconcileVideos(result).videos.find(({ entry }) => entry?.index === index)
        : undefined
    const step =
      video?.headingSays === 'title' || standInTitle.test(video?.section?.heading.text ?? '')
        ? renameVideoWithHeading(result, index, value)
        : updateVideoEntry(result, index, field, value)
    if (!step.ok) return step
    result = applyEdits(result, step.edits)
    done = composeEdits(done, step.edits)
  }
  return { ok: true, edits: done }
}

function dateFor(present: string, given: string | undefined): string | null {
  const date = readDate(given ?? '')
  if (!date.ok) return null
  const before = readDate(present)
  if (present.trim() === '') return date.parts.date
  if (before.ok && before.parts.date === date.parts.date) return null
  const written = dateInForm(present, date.parts.date)
  return written.ok ? written.text : date.parts.date
}

function thumbnailFor({ thumbnailUrl, embedUrl }: VideoEntry, given: string | undefined): string | null {
  const link = parseVideoLink(embedUrl)
  if (given === undefined || !link) return null
  if (isThumbnailOf(thumbnailUrl, link) && videoIdOfThumbnail(given) === link.id) return null
  return given
}
