import { type DateReading, readDate } from './dates.ts'
import { parseIsoDuration } from './duration.ts'
import type { VideoEntry } from './entries.ts'

/** What the page says beside its entries. */
export interface PageFacts {
  /** The page's address, empty where the site's is not known. */
  readonly url: string
  /** The site's name, empty where it is not known. */
  readonly publisher: string
}

/** How a property of a video fares against what search engines ask for. */
export interface DataCheck {
  readonly property: 'name' | 'thumbnailUrl' | 'uploadDate' | 'description' | 'duration' | 'embedUrl'
  /** A note is good to know, and nothing to be put right. */
  readonly severity: 'missing' | 'wrong' | 'advice' | 'note'
  /** A sentence for the writer. */
  readonly message: string
}

export interface StructuredVideo {
  readonly index: number
  /** The VideoObject, as JSON-LD. */
  readonly data: Readonly<Record<string, unknown>>
  readonly checks: readonly DataCheck[]
}

/**
 * The VideoObject that a site's template makes of each video entry (name, description, thumbnail, upload date,
 * duration, player, the page and its publisher), with what Google's documentation of video structured data finds in
 * it: name, thumbnailUrl and uploadDate are required; description, duration and embedUrl recommended; a date without
 * a time zone is read as the crawler's own.
 */
export function structuredData(entries: readonly VideoEntry[], page: PageFacts): readonly StructuredVideo[] {
  const names = new Map<string, number>()
  for (const { title } of entries) names.set(title.trim(), (names.get(title.trim()) ?? 0) + 1)
  return entries.map(entry => ({
    index: entry.index,
    data: videoObject(entry, page),
    checks: [
      ...checksOf(entry),
      ...(entry.title.trim() !== '' && (names.get(entry.title.trim()) ?? 0) > 1 ? [sameName] : [])
    ]
  }))
}

/** All of them as a page has them, ready to be pasted into a validator. */
export function jsonLdScript(videos: readonly StructuredVideo[]): string {
  return videos
    .map(({ data }) => {
      // `</script>` in a title must not end the script.
      const json = JSON.stringify(data, null, 2).replaceAll('<', '\\u003c')
      return `<script type="application/ld+json">\n${json}\n</script>`
    })
    .join('\n')
}

function videoObject(entry: VideoEntry, { url, publisher }: PageFacts): Readonly<Record<string, unknown>> {
  const { title, description, thumbnailUrl, uploadDate, duration, embedUrl } = entry
  const said = (key: string, value: string) => (value.trim() === '' ? {} : { [key]: value.trim() })
  return {
    '@context': 'https://schema.org',
    '@type': 'VideoObject',
    ...said('name', title),
    ...said('description', description),
    ...said('thumbnailUrl', thumbnailUrl),
    ...said('uploadDate', uploadDate),
    ...said('duration', duration),
    ...said('embedUrl', embedUrl),
    ...said('contentUrl', url),
    ...(publisher === '' ? {} : { publisher: { '@type': 'Organization', name: publisher } })
  }
}

/** Search results show about so much of a description. */
const longestDescription = 160
const shortestDescription = 20

function checksOf({
  title,
  description,
  thumbnailUrl,
  uploadDate,
  duration,
  embedUrl
}: VideoEntry): readonly DataCheck[] {
  return [
    ...wanted('name', title, 'missing', 'A title is required.'),
    ...wanted('thumbnailUrl', thumbnailUrl, 'missing', 'A thumbnail is required.'),
    ...thumbnailChecks(thumbnailUrl),
    ...wanted('uploadDate', uploadDate, 'missing', 'An upload date is required.'),
    ...dateChecks(uploadDate, readDate(uploadDate)),
    ...wanted('description', description, 'advice', 'A description is recommended.'),
    ...descriptionChecks(description.trim()),
    ...wanted('duration', duration, 'advice', 'A duration is recommended.'),
    ...durationChecks(duration.trim()),
    ...wanted('embedUrl', embedUrl, 'advice', 'A link to the video is recommended.'),
    ...addressChecks(embedUrl.trim())
  ]
}

function wanted(
  property: DataCheck['property'],
  value: string,
  severity: DataCheck['severity'],
  message: string
): readonly DataCheck[] {
  return value.trim() === '' ? [{ property, severity, message }] : []
}

function thumbnailChecks(address: string): readonly DataCheck[] {
  const url = address.trim()
  if (url === '' || /^https:\/\/[^\s/]+\/\S*$/i.test(url)) return []
  const message = /^http:/i.test(url)
    ? 'The thumbnail should have an https address.'
    : 'The thumbnail must be a whole address that a crawler can fetch.'
  return [{ property: 'thumbnailUrl', severity: /^http:/i.test(url) ? 'advice' : 'wrong', message }]
}

function dateChecks(source: string, date: DateReading): readonly DataCheck[] {
  if (source.trim() === '') return []
  if (!date.ok) return [{ property: 'uploadDate', severity: 'wrong', message: date.message }]
  const { zone, form } = date.parts
  if (form !== 'day' && form !== 'rfc3339' && form !== 'iso-local' && form !== 'iso-short-zone')
    return [
      {
        property: 'uploadDate',
        severity: 'wrong',
        message: 'Search engines read ISO 8601 only: 2021-06-17T09:00:00Z.'
      }
    ]
  if (zone !== null) return []
  return [
    {
      property: 'uploadDate',
      // A day is right in most of the world's zones; a time is wrong in all but one.
      severity: form === 'day' ? 'note' : 'advice',
      message: 'Without a time zone, search engines guess one.'
    }
  ]
}

function descriptionChecks(description: string): readonly DataCheck[] {
  if (description === '') return []
  const { length } = description
  if (length < shortestDescription)
    return [
      {
        property: 'description',
        severity: 'advice',
        message: 'The description is too short to say what the video is about.'
      }
    ]
  if (length <= longestDescription) return []
  return [
    {
      property: 'description',
      severity: 'advice',
      message: `Search results show about ${longestDescription} characters of the description's ${length}.`
    }
  ]
}

function durationChecks(duration: string): readonly DataCheck[] {
  if (duration === '') return []
  const seconds = parseIsoDuration(duration)
  if (seconds === null)
    return [{ property: 'duration', severity: 'wrong', message: 'The duration must look like PT31M26S.' }]
  return seconds > 0 ? [] : [{ property: 'duration', severity: 'wrong', message: 'The duration is zero.' }]
}

function addressChecks(address: string): readonly DataCheck[] {
  if (address === '' || /^https:\/\/[^\s/]+/i.test(address)) return []
  return [{ property: 'embedUrl', severity: 'wrong', message: 'The link must be a whole https address.' }]
}

const sameName: DataCheck = {
  property: 'name',
  severity: 'advice',
  message: 'Another video of this post has the same title: each should have its own.'
}
