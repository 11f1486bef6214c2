import { readDate } from '../dates.ts'
import { parseDuration } from '../duration.ts'
import { isVideoId, parseVideoLink, type VideoHost, type VideoLink } from '../video-link.ts'
import { type FoundVideo, foundVideo } from './found-video.ts'
import { isSameVideo } from './placed-links.ts'
import { splitSpeakers } from './title-words.ts'

type Fields = Readonly<Record<string, unknown>>

/** What is read of a JSON text. */
export interface JsonVideos {
  readonly videos: readonly FoundVideo[]
  /** The name of the playlist, empty where there is none. */
  readonly playlist: string
}

/** Deeper or more than any list of videos; a hostile text could nest without end. */
const deepest = 12
const most = 5000

/**
 * The videos of a JSON text: what `yt-dlp` prints (`-J`, `-j`, `--flat-playlist`), YouTube's `playlistItems` and
 * `videos` answers, and any other value in which texts are links. Null for a text that is no JSON, or names no video.
 */
export function readJsonVideos(source: string): JsonVideos | null {
  const value = parseJson(source)
  const videos: FoundVideo[] = []
  let playlist = ''
  const visit = (value: unknown, depth: number, within: VideoLink | null): void => {
    if (depth > deepest || videos.length >= most) return
    if (typeof value === 'string') {
      const link = parseVideoLink(value)
      if (link && !isSameVideo(link, within)) videos.push(foundVideo(link))
    } else if (Array.isArray(value)) for (const item of value) visit(item, depth + 1, within)
    else if (isFields(value)) {
      const video = videoOf(value)
      if (video) videos.push(video)
      const isPlaylist = Array.isArray(value.entries)
      if (isPlaylist) playlist ||= textIn(value, 'title')
      for (const inner of Object.values(value)) {
        // A playlist has a link too, and may have one to the video that it was found by.
        if (isPlaylist && typeof inner === 'string') continue
        visit(inner, depth + 1, video?.link ?? within)
      }
    }
  }
  visit(value, 0, null)
  return videos.length === 0 ? null : { videos, playlist }
}

function parseJson(source: string): unknown {
  if (!/^\s*[[{]/.test(source)) return null
  try {
    return JSON.parse(source)
  } catch {
    return null
  }
}

const linkKeys = [
  'webpage_url',
  'original_url',
  'url',
  'link',
  'href',
  'embedUrl',
  'videoUrl',
  'video',
  'video_url'
]

function videoOf(item: Fields): FoundVideo | null {
  if (Array.isArray(item.entries)) return null
  const link = linkOf(item)
  if (!link) return null
  const snippet = isFields(item.snippet) ? item.snippet : item
  const details = isFields(item.contentDetails) ? item.contentDetails : item
  const { title, speakers } = splitSpeakers(textIn(snippet, 'title') || textIn(snippet, 'name'))
  return foundVideo(link, {
    title,
    speakers: textIn(snippet, 'speakers') || textIn(snippet, 'speaker') || speakers,
    description: textIn(snippet, 'description'),
    uploadDate:
      dayOf(item.upload_date) ||
      dayOf(details.videoPublishedAt) ||
      dayOf(item.release_date) ||
      (item.kind === 'youtube#playlistItem' ? '' : dayOf(snippet.publishedAt)) ||
      dayOf(item.uploadDate),
    durationSeconds: secondsOf(details.duration)
  })
}

function linkOf(item: Fields): VideoLink | null {
  for (const key of linkKeys) {
    const link = parseVideoLink(textIn(item, key))
    if (link) return link
  }
  const snippet = isFields(item.snippet) ? item.snippet : {}
  const details = isFields(item.contentDetails) ? item.contentDetails : {}
  const resource = isFields(snippet.resourceId) ? snippet.resourceId : {}
  const id = textIn(details, 'videoId') || textIn(resource, 'videoId') || textIn(item, 'videoId')
  if (id !== '') return linkTo('youtube', id)
  if (item.kind === 'youtube#video') return linkTo('youtube', textIn(item, 'id'))
  const extractor = textIn(item, 'extractor_key') || textIn(item, 'ie_key') || textIn(item, 'extractor')
  const host = /^(youtube|vimeo)$/i.exec(extractor)?.[1]?.toLowerCase()
  return host === 'youtube' || host === 'vimeo' ? linkTo(host, textIn(item, 'id')) : null
}

function linkTo(host: VideoHost, id: string): VideoLink | null {
  return isVideoId(host, id) ? { host, id, startSeconds: null, playlist: null, hash: null } : null
}

/** `20210514` of yt-dlp, or any date that Hugo reads. */
function dayOf(value: unknown): string {
  if (typeof value !== 'string') return ''
  const compact = /^(\d{4})(\d{2})(\d{2})$/.exec(value)
  const date = readDate(compact ? `${compact[1]}-${compact[2]}-${compact[3]}` : value)
  return date.ok ? date.parts.date : ''
}

function secondsOf(value: unknown): number | null {
  if (typeof value === 'number') return Number.isFinite(value) && value > 0 ? Math.round(value) : null
  if (typeof value !== 'string' || value.trim() === '') return null
  const duration = parseDuration(value)
  return duration.ok && duration.seconds > 0 ? duration.seconds : null
}

function textIn(item: Fields, key: string): string {
  const value = item[key]
  return typeof value === 'string' ? value.trim() : ''
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
