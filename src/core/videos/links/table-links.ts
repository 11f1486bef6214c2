import { readDate } from '../dates.ts'
import { parseDuration } from '../duration.ts'
import { isVideoId, parseVideoLink, type VideoLink } from '../video-link.ts'
import { type FoundVideo, foundVideo } from './found-video.ts'
import { videoLinksIn } from './placed-links.ts'
import { readRows, type TableRow } from './table-rows.ts'
import { readTextVideos } from './text-links.ts'
import { namesVideo, splitSpeakers } from './title-words.ts'

type Column = 'link' | 'title' | 'speakers' | 'description' | 'date' | 'duration' | 'other'

const separators = ['\t', ',', ';'] as const

/**
 * The videos of a table as spreadsheets copy it (tabs), or of CSV with commas or semicolons, quoted as in RFC 4180;
 * with a header or without, also the playlists of Google Takeout, which have ids only. Rows that are not of the table
 * are what `readOthers` makes of them. Null for a text that is no table with videos in one of its columns.
 */
export function readTableVideos(
  source: string,
  readOthers: (source: string) => readonly FoundVideo[]
): readonly FoundVideo[] | null {
  const tables = separators.flatMap(separator =>
    source.includes(separator) ? [readRows(source, separator)] : []
  )
  for (const columnsOf of [namedColumns, guessedColumns]) {
    for (const rows of tables) {
      const columns = columnsOf(rows)
      if (columns !== null) return videosOf(rows, columns, readOthers)
    }
  }
  return null
}

/** Whether a line names the columns of a table of videos, one of them for the links or ids. */
export function isTableHeader(line: string): boolean {
  if (line.length > 2000) return false
  return separators.some(separator => {
    if (!line.includes(separator)) return false
    const [row] = readRows(line, separator)
    return row !== undefined && headerColumns(row) !== null
  })
}

function videosOf(
  rows: readonly TableRow[],
  columns: readonly Column[],
  readOthers: (source: string) => readonly FoundVideo[]
): readonly FoundVideo[] {
  const found: FoundVideo[] = []
  let others: string[] = []
  for (const row of rows) {
    const videos = videosOfRow(row.cells, columns)
    if (videos === null) {
      others.push(row.source)
      continue
    }
    found.push(...readOthers(others.join('\n')), ...videos)
    others = []
  }
  return [...found, ...readOthers(others.join('\n'))]
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

/** What the cells of a header name; null for a row that has links, or names no column of links. */
function headerColumns({ cells }: TableRow): readonly Column[] | null {
  const named = cells.map(cell => headers.find(([, name]) => name.test(cell))?.[0] ?? 'other')
  return named.includes('link') && !cells.some(cell => videoLinksIn(cell).length > 0)
    ? firstOfEach(named)
    : null
}

function namedColumns([first, ...rows]: readonly TableRow[]): readonly Column[] | null {
  const named = first === undefined ? null : headerColumns(first)
  const at = named?.indexOf('link') ?? -1
  return rows.some(({ cells }) => linkIn(cells[at] ?? '', true)) ? named : null
}

function guessedColumns(rows: readonly TableRow[]): readonly Column[] | null {
  // A list of sentences with commas is no table: in one, a link fills its cell.
  const wide = rows.flatMap(({ cells }) => (cells.length > 1 ? [cells] : []))
  if (wide.length * 2 < rows.length) return null
  const width = Math.max(0, ...wide.map(cells => cells.length))
  const links = [...Array(width).keys()].map(
    column => wide.filter(cells => linkIn(cells[column] ?? '', false)).length
  )
  const most = Math.max(0, ...links)
  if (most === 0) return null
  const at = links.indexOf(most)
  // Beside the link: the first column of words is the title, the next one names who speaks.
  const kinds = links.map((_, column): Column => {
    if (column === at) return 'link'
    const cells = wide.map(cells => cells[column] ?? '').filter(cell => cell !== '')
    if (cells.length === 0 || cells.every(cell => /^#?\d{1,4}\.?$/.test(cell))) return 'other'
    if (cells.filter(cell => parseDuration(cell).ok).length * 2 > cells.length) return 'duration'
    if (cells.filter(cell => readDate(cell).ok).length * 2 > cells.length) return 'date'
    return cells.every(cell => linkIn(cell, false)) ? 'other' : 'title'
  })
  const words = kinds.flatMap((kind, column) => (kind === 'title' ? [column] : []))
  return kinds.map((kind, column) =>
    kind !== 'title' ? kind : column === words[0] ? 'title' : column === words[1] ? 'speakers' : 'other'
  )
}

function firstOfEach(columns: readonly Column[]): readonly Column[] {
  return columns.map((column, at) => (columns.indexOf(column) === at ? column : 'other'))
}

/**
 * The video of a row with what the row says of it, and those that its other cells link to, in the row's order; not
 * those of a description, which are what that video recommends. Null for a row without a link in the links' column.
 */
function videosOfRow(cells: readonly string[], columns: readonly Column[]): readonly FoundVideo[] | null {
  const at = columns.indexOf('link')
  const own = cells[at] ?? ''
  const link = linkIn(own, true) ?? videoLinksIn(own)[0]?.link
  if (!link) return null
  return cells.flatMap((cell, column) => {
    const also = columns[column] === 'description' ? [] : readTextVideos(cell)
    return column === at ? [videoOf(link, cells, columns), ...also.slice(1)] : also
  })
}

function videoOf(link: VideoLink, cells: readonly string[], columns: readonly Column[]): FoundVideo {
  const cell = (column: Column) => cells[columns.indexOf(column)] ?? ''
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
