/** A line of a table, or several where quoted cells have line ends in them. */
export interface TableRow {
  /** Without the quotes around them and blanks at their ends. */
  readonly cells: readonly string[]
  /** As it is written, without the line end. */
  readonly source: string
}

/** The rows that have anything in them; a quoted cell may have separators, quotes (doubled) and line ends in it. */
export function readRows(source: string, separator: '\t' | ',' | ';'): readonly TableRow[] {
  const rows: TableRow[] = []
  let cells: string[] = []
  let from = 0
  let at = 0
  while (at <= source.length) {
    const quoted = source[at] === '"' ? quotedCell(source, at, separator) : null
    const end = quoted?.end ?? nextEnd(source, at, separator)
    cells.push((quoted?.value ?? source.slice(at, end)).trim())
    at = end + 1
    if (source[end] === separator) continue
    if (cells.some(cell => cell !== '')) rows.push({ cells, source: source.slice(from, end) })
    cells = []
    from = at
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
  let end = at
  while (end < source.length && source[end] !== separator && source[end] !== '\n') end++
  return end
}
