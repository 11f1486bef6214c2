import { readDate } from '../dates.ts'
import { parseDuration } from '../duration.ts'
import { isVideoId, parseVideoLink, type VideoLink } from '../video-link.ts'
import { type FoundVideo, foundVideo } from './found-video.ts'
import { videoLinksIn } from './placed-links.ts'
import { readRows, type TableRow } from './table-rows.ts'
import { listMark, readTextVideos } from './text-links.ts'
import { namesVideo, splitSpeakers } from './title-words.ts'

/** `fact`: a length or a date, told by the cell itself. */
type Column = 'link' | 'title' | 'speakers' | 'description' | 'date' | 'duration' | 'fact' | 'other'

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

/**
 * What a line has in its cells, if one of them is a link to a video and it can be a row of a table without a header;
 * rows of the same form have the same separator, number of cells, and kind of each cell.
 */
export interface RowForm {
  readonly separator: string
  /** Null for a cell that says nothing of its column: an empty one, or a number. */
  readonly kinds: readonly ('link' | 'fact' | 'words' | null)[]
}

export function rowForm(line: string): RowForm | null {
  for (const separator of separators) {
    const [row] = line.includes(separator) ? readRows(line, separator) : []
    if (row === undefined || guessedColumns([row]) === null) continue
    const kinds = row.cells.map(cell => {
      if (cell === '' || isNumber(cell)) return null
      return linkIn(cell, false) ? 'link' : isFact(cell) ? 'fact' : 'words'
    })
    return { separator, kinds }
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
  // A list of several forms, which are read one by one.
  const isOther = ({ cells, source }: TableRow) =>
    linkIn(cells.length > 1 ? (cells[at] ?? '') : '', false) === null && videoLinksIn(source).length > 0
  if (rows.some(isOther)) return null
  // Beside the link: the first column of words is the title, the next one names who speaks.
  const kinds = links.map((_, column): Column => {
    if (column === at) return 'link'
    const cells = wide.map(cells => cells[column] ?? '').filter(cell => cell !== '')
    if (cells.every(isNumber)) return 'other'
    if (cells.filter(isFact).length * 2 > cells.length) return 'fact'
    return cells.every(cell => videoLinksIn(cell).length > 0) ? 'other' : 'title'
  })
  const words = kinds.flatMap((kind, column) => (kind === 'title' ? [column] : []))
  return kinds.map((kind, column) =>
    kind !== 'title' ? kind : column === words[0] ? 'title' : column === words[1] ? 'speakers' : 'other'
  )
}

const isNumber = (cell: string): boolean => /^#?\d{1,4}\.?$/.test(cell)
const isFact = (cell: string): boolean => parseDuration(cell).ok || readDate(cell).ok

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
  const facts = cells.filter((_, at) => columns[at] === 'fact')
  // A number that somebody gave the row within its title.
  const named = columns.indexOf('title') === 0 ? cell('title').replace(listMark, '') : cell('title')
  const title = namesVideo(named) ? named : ''
  const duration = parseDuration(cell('duration') || (facts.find(fact => parseDuration(fact).ok) ?? ''))
  const date = readDate(cell('date') || (facts.find(fact => readDate(fact).ok) ?? ''))
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
  // An address with a separator behind it: the cells are kept apart by another one.
  if (!orId) return /["\s]|[,;](?<!&amp;)/.test(cell) ? null : link
  if (link) return link
  const host = isVideoId('youtube', cell) ? 'youtube' : null
  return host && { host, id: cell, startSeconds: null, playlist: null, hash: null }
}
