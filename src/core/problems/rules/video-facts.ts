import { readDate } from '../../videos/dates.ts'
import { formatDuration, formatIsoDuration, parseDuration, parseIsoDuration } from '../../videos/duration.ts'
import { parseVideoLink, type VideoHost } from '../../videos/video-link.ts'
import { type Rule, videos } from '../rule.ts'
import { atValue, eachValue } from '../video-values.ts'
import { isAfter } from './dates.ts'
import { entryWith } from './missing-video-fields.ts'

export const malformedVideoDate: Rule = {
  code: 'video-date-malformed',
  severity: 'error',
  doc: 'The upload date of a video entry is no date that search engines read.',
  fires: [
    { text: videos(entryWith({ uploadDate: '⟦4 April⟧' })) },
    { text: videos(entryWith({ uploadDate: '⟦2019-02-30⟧' })) }
  ],
  quiet: [
    { text: videos(entryWith({ uploadDate: '2019-04-04T10:00:00+02:00' })) },
    { text: videos(entryWith({ uploadDate: "'2019-04-04'" })) }
  ],
  check: post =>
    eachValue(post, 'uploadDate', (value, entry) => {
      const reading = readDate(value)
      return reading.ok ? [] : atValue(post, entry, 'uploadDate', reading.message)
    })
}

/** The first video of each host: YouTube's on 23 April 2005, Vimeo's in November 2004. */
const firstVideo: Readonly<Record<VideoHost, { readonly date: string; readonly name: string }>> = {
  youtube: { date: '2005-04-23', name: 'YouTube' },
  vimeo: { date: '2004-11-01', name: 'Vimeo' }
}

export const impossibleVideoDate: Rule = {
  code: 'video-date-impossible',
  severity: 'warning',
  doc: 'The upload date lies before its host had any video, or is still to come.',
  fires: [
    { text: videos(entryWith({ embedUrl: 'https://youtu.be/WhWc3b3KhnY', uploadDate: '⟦1999-04-04⟧' })) },
    { text: videos(entryWith({ uploadDate: '⟦2091-04-04⟧' })), facts: { today: '2030-01-01' } }
  ],
  quiet: [
    { text: videos(entryWith({ uploadDate: '2091-04-04' })) },
    { text: videos(entryWith({ uploadDate: '2030-01-02' })), facts: { today: '2030-01-01' } },
    { text: videos(entryWith({ embedUrl: 'https://example.org/film.mp4', uploadDate: '1999-04-04' })) }
  ],
  check: (post, { today }) =>
    eachValue(post, 'uploadDate', (value, entry) => {
      const reading = readDate(value)
      if (!reading.ok) return []
      const host = parseVideoLink(entry.embedUrl)?.host
      const first = host && firstVideo[host]
      if (first && reading.parts.date < first.date)
        return atValue(post, entry, 'uploadDate', `${first.name} had no videos yet on ${reading.parts.date}.`)
      return today !== null && isAfter(reading.parts, today)
        ? atValue(post, entry, 'uploadDate', `${reading.parts.date} is still to come.`)
        : []
    })
}

export const malformedDuration: Rule = {
  code: 'video-duration-malformed',
  severity: 'error',
  doc: 'The duration of a video entry is not written as search engines read it, like PT31M26S.',
  fires: [
    {
      text: videos(entryWith({ duration: "⟦'7:44'⟧" })),
      fixed: videos(entryWith({ duration: "'PT7M44S'" }))
    },
    { text: videos(entryWith({ duration: '⟦PT7M44⟧' })) },
    { text: videos(entryWith({ duration: '⟦about an hour⟧' })) },
    { text: videos(entryWith({ duration: '⟦pt7m44s⟧' })), fixed: videos(entryWith({ duration: 'PT7M44S' })) }
  ],
  quiet: [
    { text: videos(entryWith({ duration: 'PT1H2M3S' })) },
    { text: videos(entryWith({ duration: 'PT464S' })) }
  ],
  check: post =>
    eachValue(post, 'duration', (value, entry) => {
      if (parseIsoDuration(value) !== null) return []
      const reading = parseDuration(value)
      if (!reading.ok) return atValue(post, entry, 'duration', reading.message)
      const by = formatIsoDuration(reading.seconds)
      return atValue(post, entry, 'duration', `Search engines read durations like ${by}.`, {
        title: `Write ${by}`,
        piece: value,
        by
      })
    })
}

export const startBehindEnd: Rule = {
  code: 'video-start-behind-end',
  severity: 'warning',
  doc: 'A video starts where it has ended already, by the duration of its entry.',
  fires: [
    { text: startedAt('WhWc3b3KhnY', 464).replace(/\{\{.*\}\}/, '⟦$&⟧') },
    { text: videos(entryWith({ embedUrl: '⟦https://youtu.be/WhWc3b3KhnY?t=1h⟧' })) }
  ],
  quiet: [
    { text: startedAt('WhWc3b3KhnY', 463) },
    { text: startedAt('WhWc3b3KhnY', 464).replace('PT7M44S', 'long') },
    { text: videos(entryWith({ embedUrl: 'https://youtu.be/WhWc3b3KhnY?t=90' })) }
  ],
  check: ({ reconciled }) =>
    reconciled.videos.flatMap(({ entry, embeds, sharesEmbed }) => {
      const length = entry === null ? null : parseIsoDuration(entry.duration)
      const embed = sharesEmbed ? undefined : embeds[0]
      const inLink = parseVideoLink(entry?.embedUrl ?? '')?.startSeconds ?? null
      const start = embed?.startSeconds ?? inLink
      if (entry === null || length === null || length === 0 || start === null || start < length) return []
      const { from, to } = (embed?.startSeconds == null ? entry.ranges.embedUrl : embed) ?? entry
      const message = `This video starts at ${formatDuration(start)}, but lasts only ${formatDuration(length)}.`
      return [{ from, to, message, field: [...entry.path, 'startsAt'] }]
    })
}

function startedAt(id: string, seconds: number): string {
  const entry = entryWith({ embedUrl: `https://youtu.be/${id}` })
  return `${videos(entry)}\n## Spring\n\n{{< youtube id="${id}" start="${seconds}" >}}\n`
}

const longestSeconds = 12 * 3600

export const unlikelyDuration: Rule = {
  code: 'video-duration-unlikely',
  severity: 'warning',
  doc: 'The duration is 0, or more than the 12 hours that a video can have.',
  fires: [
    { text: videos(entryWith({ duration: '⟦PT0S⟧' })) },
    { text: videos(entryWith({ duration: '⟦PT31H26M⟧' })) }
  ],
  quiet: [
    { text: videos(entryWith({ duration: 'PT12H' })) },
    { text: videos(entryWith({ duration: 'soon' })) }
  ],
  check: post =>
    eachValue(post, 'duration', (value, entry) => {
      const seconds = parseIsoDuration(value)
      if (seconds === 0) return atValue(post, entry, 'duration', 'A video cannot be 0 seconds long.')
      return seconds !== null && seconds > longestSeconds
        ? atValue(post, entry, 'duration', 'This video would be longer than 12 hours.')
        : []
    })
}
