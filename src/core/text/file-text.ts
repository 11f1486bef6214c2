import { matchLines } from './line-diff.ts'

export type LineEnding = '\n' | '\r\n' | '\r'

/** What the status bar calls a file's line endings. */
export type LineEndingName = 'LF' | 'CRLF' | 'CR' | 'Mixed'

/** A file's text as the editor has it, and what is needed to write it back as it was. Plain data. */
export interface PostText {
  /** With `\n` as the only line ending and without the byte order mark. A missing final newline stays missing. */
  readonly text: string
  /** Whether the file starts with a byte order mark. */
  readonly bom: boolean
  /** The file's line ending; the most frequent one where they are mixed, `\n` where there is none. */
  readonly lineEnding: LineEnding
  /** Where they are mixed, the ending of every line that has one, in order: `n` LF, `w` CRLF, `r` CR; else null. */
  readonly mixed: string | null
}

const bom = '\uFEFF'
const endingOf: Readonly<Record<string, LineEnding>> = { n: '\n', w: '\r\n', r: '\r' }

/** Reads a decoded file, BOM and carriage returns included. Never fails; {@link toFileText} undoes it exactly. */
export function readFileText(raw: string): PostText {
  const hasBom = raw.startsWith(bom)
  const content = hasBom ? raw.slice(bom.length) : raw
  if (!content.includes('\r')) return { text: content, bom: hasBom, lineEnding: '\n', mixed: null }
  const text = withLf(content)
  for (const lineEnding of ['\r\n', '\r'] as const) {
    const uniform = text.replaceAll('\n', lineEnding) === content
    if (uniform) return { text, bom: hasBom, lineEnding, mixed: null }
  }
  const mixed = (content.match(/\r\n?|\n/g) ?? []).map(codeOf).join('')
  return { text, bom: hasBom, lineEnding: mostFrequent(mixed), mixed }
}

/**
 * What to write to the file for an edited text that began as `base`: with its BOM and its line endings. In a file of
 * mixed endings every line that did not change keeps its own, a changed line that of the line it replaces, and an
 * added line takes its neighbour's. Carriage returns in `text` count as line ends.
 */
export function toFileText(base: PostText, text: string): string {
  const content = withLf(text)
  const mark = base.bom ? bom : ''
  if (base.mixed === null) return mark + content.replaceAll('\n', base.lineEnding)
  const lines = content.split('\n')
  const endings = endingsFor(base.text.split('\n'), base.mixed, lines)
  const parts: string[] = [mark]
  for (const [at, line] of lines.entries()) {
    parts.push(line)
    if (at < lines.length - 1) parts.push(endingOf[endings[at] ?? ''] ?? base.lineEnding)
  }
  return parts.join('')
}

/** The name of a file's line endings for the status bar. */
export function lineEndingName(base: PostText): LineEndingName {
  if (base.mixed !== null) return 'Mixed'
  return base.lineEnding === '\n' ? 'LF' : base.lineEnding === '\r\n' ? 'CRLF' : 'CR'
}

function withLf(text: string): string {
  return text.includes('\r') ? text.replaceAll('\r\n', '\n').replaceAll('\r', '\n') : text
}

function codeOf(ending: string): string {
  return ending === '\n' ? 'n' : ending === '\r' ? 'r' : 'w'
}

function mostFrequent(mixed: string): LineEnding {
  const count = { n: 0, w: 0, r: 0 }
  for (const code of mixed) count[code === 'n' || code === 'w' ? code : 'r']++
  if (count.w > count.n) return count.w >= count.r ? '\r\n' : '\r'
  return count.n >= count.r ? '\n' : '\r'
}

/** The ending code of each new line, undefined where no line tells. */
function endingsFor(
  baseLines: readonly string[],
  mixed: string,
  lines: readonly string[]
): readonly (string | undefined)[] {
  const endings: (string | undefined)[] = new Array(lines.length).fill(undefined)
  let [a, b] = [0, 0]
  const replaceUpTo = (aTo: number, bTo: number) => {
    // Of fewer lines than there were, the last ones: joining two lines takes away the first one's end.
    a = Math.max(a, aTo - (bTo - b))
    for (; a < aTo && b < bTo; a++, b++) endings[b] = mixed[a]
  }
  for (const run of matchLines(baseLines, lines)) {
    replaceUpTo(run.a, run.b)
    for (let at = 0; at < run.length; at++) endings[run.b + at] = mixed[run.a + at]
    a = run.a + run.length
    b = run.b + run.length
  }
  replaceUpTo(baseLines.length, lines.length)
  return withNeighbours(endings)
}

function withNeighbours(endings: (string | undefined)[]): readonly (string | undefined)[] {
  let known = endings.find(code => code !== undefined)
  return endings.map(code => {
    known = code ?? known
    return known
  })
}
