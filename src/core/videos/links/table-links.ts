import { readDate } from '../dates.ts'
import { parseDuration } from '../duration.ts'
import { isVideoId, parseVideoLink, type VideoLink } from '../video-link.ts'
import { type FoundVideo, foundVideo } from './found-video.ts'
import { namesVideo, splitSpeakers } from './title-words.ts'

type Column = 'link' | 'title' | 'speakers' | 'description' | 'date' | 'duration' | 'other'

/**
 * The videos of a table as spreadsheets copy it (tabs), or of CSV with commas or semicolons, quoted as in RFC 4180;
 * with a header or without, also the playlists of Google Takeout, which have ids only. Null for a text that is no
 * table with videos in one of its columns.
 */
export function readTableVideos(source: string): readonly FoundVideo[] | null {
  for (const separator of ['\t', ',', ';'] as const) {
    if (!source.includes(separator)) continue
    const rows = readRows(source, separator)
    const columns = columnsOf(rows)
    if (columns === null) continue
    const videos = rows.flatMap(row => videoOf(row, columns) ?? [])
    // A list of sentences with commas is no table: in one, a link fills its cell.
    if (videos.length > 0 && rows.filter(row => row.length > 1).length * 2 >= rows.length) return videos
  }
  return null
}

/** The cells of each line that has any; a quoted cell may have separators, quotes (doubled) and line ends in it. */
export function readRows(source: string, separator: '\t' | ',' | ';'): readonly (readonly string[])[] {
  const rows: string[][] = []
  let row: string[] = []
  let at = 0
  const endRow = () => {
    if (row.some(cell => cell !== '')) rows.push(row)
    row = []
  }
  while (at <= source.length) {
    const quoted = source[at] === '"' ? quotedCell(source, at, separator) : null
    const end = quoted?.end ?? nextEnd(source, at, separator)
    row.push((quoted?.value ?? source.slice(at, end)).replace(/\r$/, '').trim())
    if (source[end] !== separator) endRow()
    at = end + 1
  }
  return rows
}

function quotedCell(source: string, at: number, separator: string) {
  let close = source.indexOf('"', at + 1)
  while (close >= 0 && source[close + 1] === '"') close = source.indexOf('"', close + 2)
  if (close < 0) return null
  const end = nextEnd(source, close + 1, separator)
  // Words behind the closing quote: the quote was one of the words.
  if (source.slice(close + 1, end).trim() !== '') return null
  return { value: source.slice(at + 1, close).replaceAll('""', '"'), end }
}

function nextEnd(source: string, at: number, separator: string): number {
  const ends = [source.indexOf(separator, at), source.indexOf('\n', at)].filter(end => end >= 0)
  return Math.min(source.length, ...ends)
}

/** Names of columns as people write them, in the order in which a column is told by them. */
const headers: readonly (readonly [Column, RegExp])[] = [
  [
    'link',
    /^(?:(?:video|youtube|vimeo|watch|recording|playlist video)[ _-]*)?(?:url|link|id|address|href)s?$|^(?:video|youtube|vimeo|recording)$/i
  ],
  [
    'title',
    /^(?:(?:video|talk|session)[ _-]*)?(?:title|name|topic)s?$|^(?:talk|session|titel|t[ií]tulo|titre)$/i
  ],
  [
    'speakers',
    /^(?:speaker|presenter|host|panelist|author|name)s?(?:[ _(].*)?$|^(?:who|sprecher(?:in)?|ponente|channel)s?$/i
  ],
  ['description', /^(?:description|abstract|summary|about|notes?)$/i],
  ['date', /^(?:(?:upload|publish(?:ed)?|release)[ _-]*)?(?:date|at|on)$|^(?:uploaded|published|day)$/i],
  ['duration', /^(?:duration|length|runtime|time)(?:[ _(].*)?$/i]
]

function columnsOf(rows: readonly (readonly string[])[]): readonly Column[] | null {
  const [first = []] = rows
  const linkless = !first.some(cell => parseVideoLink(cell))
  const named = first.map(cell => headers.find(([, name]) => name.test(cell.trim()))?.[0] ?? 'other')
  if (linkless && named.includes('link')) {
    const links = rows
      .slice(1)
      .filter(row => row.some((cell, at) => named[at] === 'link' && linkIn(cell, true)))
    if (links.length > 0) return firstOfEach(named)
  }
  const width = Math.max(...rows.map(row => row.length))
  const at = [...Array(width).keys()].find(column => rows.some(row => linkIn(row[column] ?? '', false)))
  if (at === undefined) return null
  // Beside the link: the first column of words is the title, the next one names who speaks.
  const kinds = [...Array(width).keys()].map((column): Column => {
    if (column === at) return 'link'
    const cells = rows.map(row => row[column] ?? '').filter(cell => cell !== '')
    if (cells.length === 0 || cells.every(cell => /^#?\d{1,4}\.?$/.test(cell))) return 'other'
    if (cells.filter(cell => parseDuration(cell).ok).length * 2 > cells.length) return 'duration'
    if (cells.filter(cell => readDate(cell).ok).length * 2 > cells.length) return 'date'
    return 'title'
  })
  const words = kinds.flatMap((kind, column) => (kind === 'title' ? [column] : []))
  return kinds.map((kind, column) =>
    kind !== 'title' ? kind : column === words[0] ? 'title' : column === words[1] ? 'speakers' : 'other'
  )
}

function firstOfEach(columns: readonly Column[]): readonly Column[] {
  return columns.map((column, at) => (columns.indexOf(column) === at ? column : 'other'))
}

function videoOf(row: readonly string[], columns: readonly Column[]): FoundVideo | null {
  const cell = (column: Column) => row[columns.indexOf(column)] ?? ''
  const link = linkIn(cell('link'), true)
  if (!link) return null
  const title = namesVideo(cell('title')) ? cell('title') : ''
  const duration = parseDuration(cell('duration'))
  const date = readDate(cell('date'))
  return foundVideo(link, {
    ...(columns.includes('speakers') ? { title } : splitSpeakers(title)),
    ...(columns.includes('speakers') ? { speakers: cell('speakers') } : {}),
    description: cell('description'),
    uploadDate: date.ok ? date.parts.date : '',
    durationSeconds: duration.ok && duration.seconds > 0 ? duration.seconds : null
  })
}

/** A cell that is a link, or, in a column that says so, a bare id. */
function linkIn(cell: string, orId: boolean): VideoLink | null {
  const link = parseVideoLink(cell)
  if (link || !orId) return link
  const host = isVideoId('youtube', cell) ? 'youtube' : null
  return host && { host, id: cell, startSeconds: null, playlist: null, hash: null }
}
