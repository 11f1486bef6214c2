import { type FoundVideo, mergeFound } from './found-video.ts'
import { readHtmlVideos } from './html-links.ts'
import { readJsonVideos } from './json-links.ts'
import { readMixedLines } from './mixed-lines.ts'
import { pastedParts } from './pasted-parts.ts'
import { readTableVideos } from './table-links.ts'

/** What was found in a pasted or dropped text. */
export interface FoundVideos {
  readonly videos: readonly FoundVideo[]
  /** The playlist's name, empty where none is known. */
  readonly playlist: string
}

/** So much text is read at most: the JSON of a playlist of hundreds of videos is some megabytes. */
const longest = 32 * 1024 * 1024

/**
 * The videos that a text names, in whatever form lists of videos come, also several of them in one text: plain links,
 * Markdown, HTML, a table from a spreadsheet, CSV, JSON of `yt-dlp` or YouTube's API. Each video once, in the text's
 * order, and none is left out: what does not fit the form around it is read as text. Links to other things are left
 * out, and what the description of a video in a table or JSON links to.
 */
export function readVideoLinks(source: string): FoundVideos {
  const text = source
    .slice(0, longest)
    .replace(/^\uFEFF/, '')
    .replace(/\r\n?/g, '\n')
  const json = readJsonVideos(text)
  if (json !== null) return { videos: mergeFound(json.videos), playlist: json.playlist }
  const parts = pastedParts(text)
  const videos = parts.flatMap(part => {
    if (part.form === 'json') return part.read.videos
    // Cells may have HTML in them; elsewhere a comma in HTML makes no table.
    const table = part.form === 'table' ? readTableVideos(part.source, readLines) : null
    return table ?? readLines(part.source)
  })
  const playlist = parts.flatMap(part => (part.form === 'json' && part.read.playlist) || [])[0] ?? ''
  return { videos: mergeFound(videos), playlist }
}

function readLines(source: string): readonly FoundVideo[] {
  return readHtmlVideos(source) ?? readMixedLines(source)
}
