import { applyEdits } from '../../text/apply-edits.ts'
import { lineEdits } from '../../text/line-diff.ts'
import type { VideoEntry, VideoEntryField } from '../../videos/entries.ts'
import { changeVideoLink } from '../../videos/entry-link.ts'
import { thumbnailUrlFor } from '../../videos/thumbnail.ts'
import { parseVideoLink } from '../../videos/video-link.ts'
import type { Fix, Severity } from '../problem.ts'
import type { PostReading } from '../read-post.ts'
import { type Rule, videos } from '../rule.ts'

interface MissingField {
  readonly field: VideoEntryField
  readonly code: string
  readonly severity: Severity
  readonly doc: string
  readonly message: string
}

/** Google's "Video (VideoObject) structured data": name, thumbnail and upload date are required. */
const fields: readonly MissingField[] = [
  {
    field: 'title',
    code: 'video-title-missing',
    severity: 'error',
    doc: 'A video entry has no title: search engines leave the video out.',
    message: 'This video has no title. Search engines leave it out.'
  },
  {
    field: 'description',
    code: 'video-description-missing',
    severity: 'info',
    doc: 'A video entry has no description, which search engines recommend.',
    message: 'This video has no description.'
  },
  {
    field: 'embedUrl',
    code: 'video-link-missing',
    severity: 'error',
    doc: 'A video entry has no link, so nobody can tell which video it is.',
    message: 'This video has no link.'
  },
  {
    field: 'thumbnailUrl',
    code: 'video-thumbnail-missing',
    severity: 'warning',
    doc: 'A video entry has no thumbnail: search engines leave the video out.',
    message: 'This video has no thumbnail. Search engines leave it out.'
  },
  {
    field: 'uploadDate',
    code: 'video-date-missing',
    severity: 'warning',
    doc: 'A video entry has no upload date: search engines leave the video out.',
    message: 'This video has no upload date. Search engines leave it out.'
  },
  {
    field: 'duration',
    code: 'video-duration-missing',
    severity: 'info',
    doc: 'A video entry has no duration, which search engines show on the thumbnail.',
    message: 'This video has no duration.'
  }
]

const whole: Readonly<Record<VideoEntryField, string>> = {
  title: 'Spring',
  description: 'A shepherd girl',
  embedUrl: 'https://vimeo.com/325734292',
  thumbnailUrl: 'https://example.org/spring.jpg',
  uploadDate: '2019-04-04',
  duration: 'PT7M44S'
}

/** An entry with all fields but those that are given otherwise; null leaves one out. */
export function entryWith(changed: Readonly<Partial<Record<VideoEntryField, string | null>>> = {}): string {
  const values: Readonly<Record<string, string | null>> = { ...whole, ...changed }
  return Object.entries(values)
    .flatMap(([key, value]) => (value === null ? [] : [`${key}: ${value}`]))
    .join('\n')
}

/** What the thumbnail of a YouTube video is needs no asking. */
const drawn = {
  text: videos(entryWith({ embedUrl: 'https://youtu.be/WhWc3b3KhnY', thumbnailUrl: '⟦""⟧' })),
  fixed: videos(
    entryWith({
      embedUrl: 'https://youtu.be/WhWc3b3KhnY',
      thumbnailUrl: 'https://i.ytimg.com/vi/WhWc3b3KhnY/maxresdefault.jpg'
    })
  )
}

export const missingVideoFields: readonly Rule[] = fields.map(({ field, code, severity, doc, message }) => ({
  code,
  severity,
  doc,
  fires: [{ text: videos(entryWith({ [field]: '⟦""⟧' })) }, ...(field === 'thumbnailUrl' ? [drawn] : [])],
  quiet: [{ text: videos(entryWith()) }, { text: '---\nparams: { videoSchema: [] }\n---\n' }],
  check: post =>
    post.entries.flatMap(entry => {
      if (entry[field].trim() !== '' || entry.locked[field] !== null) return []
      const place = entry.ranges[field] ?? firstLine(post, entry)
      const fixes = field === 'thumbnailUrl' ? thumbnailFix(post, entry) : []
      return [{ from: place.from, to: place.to, message, fixes, field: [...entry.path, field] }]
    })
}))

function thumbnailFix(post: PostReading, entry: VideoEntry): readonly Fix[] {
  const video = parseVideoLink(entry.embedUrl)
  if (video === null || thumbnailUrlFor(video) === null) return []
  // Written again, the link brings the thumbnail in the style of the others.
  const changed = changeVideoLink(post.text, post.entries, entry.index, entry.embedUrl)
  if (!changed.ok) return []
  const edits = lineEdits(post.text, applyEdits(post.text, changed.edits))
  return edits.length === 0 ? [] : [{ title: 'Fill in the thumbnail', edits }]
}

function firstLine({ text }: PostReading, { from, to }: VideoEntry) {
  const end = text.indexOf('\n', from)
  return { from, to: end < 0 || end > to ? to : end }
}
