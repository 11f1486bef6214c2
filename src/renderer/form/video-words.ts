/** How the values of a video entry read to a writer, and what a writer's words come to. */
import { dateInForm } from '#core/videos/date-in-form.ts'
import { readDate, weekdayOfDate } from '#core/videos/dates.ts'
import { formatDuration, formatIsoDuration, parseDuration } from '#core/videos/duration.ts'
import type { VideoEntry } from '#core/videos/entries.ts'

export type Typed = { readonly value: string } | { readonly error: string }

/** `PT31M26S` reads `31:26`; what is no duration is shown as it is written. */
export function friendlyDuration(stored: string): string {
  return lengthOnPicture(stored) || stored
}

/** `PT31M26S` reads `31:26` on a picture; what is no duration, nothing. */
export function lengthOnPicture(stored: string): string {
  const duration = parseDuration(stored)
  return duration.ok && stored.trim() !== '' ? formatDuration(duration.seconds) : ''
}

/** `31:26`, `1:02:03` or `31m 26s` become `PT31M26S`; an emptied field is empty. */
export function readDuration(typed: string): Typed {
  if (typed.trim() === '') return { value: '' }
  const duration = parseDuration(typed)
  return duration.ok ? { value: formatIsoDuration(duration.seconds) } : { error: duration.message }
}

const dayFormat = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  timeZone: 'UTC'
})

export function friendlyDate(stored: string): string {
  const date = readDate(stored)
  return date.ok ? dayFormat.format(new Date(`${date.parts.date}T00:00:00Z`)) : stored
}

const longDayFormat = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  timeZone: 'UTC'
})

/** `2021-06-17T09:00:00Z` reads `Thursday, 17 June 2021, 09:00 UTC`; what is no date, nothing. */
export function momentInWords(stored: string): string {
  const reading = readDate(stored)
  if (!reading.ok) return ''
  const { date, time, zone } = reading.parts
  const day = `${weekdayOfDate(date)}, ${longDayFormat.format(new Date(`${date}T00:00:00Z`))}`
  if (time === null) return day
  return `${day}, ${time.slice(0, 5)}${zone === null ? '' : ` ${zoneInWords(zone)}`}`
}

const zoneInWords = (zone: string): string =>
  zone === 'Z' || zone === '+00:00' ? 'UTC' : zone.replace(/^[+-]/, sign => `UTC${sign}`)

/** A date is written in the form that it had. */
export function readUploadDate(typed: string, before: string): Typed {
  if (typed.trim() === '') return { value: '' }
  const date = dateInForm(before, typed)
  return date.ok ? { value: date.text } : { error: date.message }
}

const wanted = [
  ['title', 'title'],
  ['embedUrl', 'link'],
  ['uploadDate', 'date'],
  ['duration', 'duration'],
  ['thumbnailUrl', 'thumbnail'],
  ['description', 'description']
] as const

/** What a card says is missing, in the order of importance. */
export function missingFields(entry: VideoEntry): readonly string[] {
  return wanted.filter(([field]) => entry[field].trim() === '').map(([, word]) => word)
}
