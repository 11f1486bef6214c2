import { type FoundVideo, mergeFound } from './found-video.ts'
import { readHtmlVideos } from './html-links.ts'
import { readJsonVideos } from './json-links.ts'
import { readTableVideos } from './table-links.ts'
import { readTextVideos } from './text-links.ts'

/** What was found in a pasted or dropped text. */
export interface FoundVideos {
  readonly videos: readonly FoundVideo[]
  /** The playlist's name, empty where none is known. */
  readonly playlist: string
}

/** So much text is read at most: the JSON of a playlist of hundreds of videos is some megabytes. */
const longest = 32 * 1024 * 1024

/**
 * The videos that a text names, in whatever form lists of videos come: plain links, Markdown, HTML, a table from a
 * spreadsheet, CSV, JSON of `yt-dlp` or YouTube's API. Each video once, in the text's order. Links to other things
 * are left out.
 */
export function readVideoLinks(source: string): FoundVideos {
  const text = source
    .slice(0, longest)
    .replace(/^\uFEFF/, '')
    .replace(/\r\n?/g, '\n')
  const json = readJsonVideos(text)
  if (json !== null) return { videos: mergeFound(json.videos), playlist: json.playlist }
  const videos = readHtmlVideos(text) ?? readTableVideos(text) ?? readTextVideos(text)
  return { videos: mergeFound(videos), playlist: '' }
}
