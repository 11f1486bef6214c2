import { type JsonVideos, readJsonVideos } from './json-links.ts'
import { isTableHeader } from './table-links.ts'

/** A stretch of a pasted text that is read by one of the forms. */
export type PastedPart =
  | { readonly form: 'json'; readonly read: JsonVideos }
  | { readonly form: 'table' | 'lines'; readonly source: string }

/**
 * Cuts a text that somebody put together from several sources: each JSON value, on a line or over several, is a part,
 * and a line that names the columns of a table begins one.
 */
export function pastedParts(source: string): readonly PastedPart[] {
  const parts: PastedPart[] = []
  const lines = source.split('\n')
  const readJson = jsonReader(lines)
  let from = 0
  let form: 'table' | 'lines' = 'lines'
  const endLines = (to: number) => {
    if (to > from) parts.push({ form, source: lines.slice(from, to).join('\n') })
    from = to
    form = 'lines'
  }
  for (let at = 0; at < lines.length; at++) {
    const json = readJson(at)
    if (json !== null) {
      endLines(at)
      parts.push({ form: 'json', read: json.read })
      from = json.end
      at = json.end - 1
    } else if (isTableHeader(lines[at] ?? '')) {
      endLines(at)
      form = 'table'
    }
  }
  endLines(lines.length)
  return parts
}

/** Reads the JSON value that begins at a line: it ends there, or at the next line with its closing bracket alone. */
function jsonReader(lines: readonly string[]) {
  let closing = -1
  let failures = 0
  return (at: number): { readonly read: JsonVideos; readonly end: number } | null => {
    const line = lines[at] ?? ''
    if (!/^\s*[[{]/.test(line)) return null
    const isWide = /^[[{]\s*$/.test(line)
    if (isWide && closing <= at) {
      closing = lines.findIndex((other, index) => index > at && /^[\]}]\s*$/.test(other))
      if (closing < 0) closing = lines.length
    }
    if (isWide && (closing === lines.length || failures > mostFailures)) return null
    const end = (isWide ? closing : at) + 1
    const read = readJsonVideos(lines.slice(at, end).join('\n'))
    if (isWide && read === null) failures++
    return read && { read, end }
  }
}

/** A text of brackets alone must not be searched through without end. */
const mostFailures = 100
