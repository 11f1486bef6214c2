/*
 * Writers wrap descriptions in `|` blocks by hand or with Prettier. There each line break is content to YAML, though
 * nobody meant it. The rule here, so that a form can show such text as one paragraph and change few lines:
 *
 * - A break is wrapping when the next line's first word would not have fitted the width; any other break is meant.
 *   The width is the usual one (80, 100, 120 or 72, with or without the indentation) that explains most breaks, or
 *   that of the longest line where it explains all of them.
 * - An edit keeps the lines before and after what changed as they are. From the changed line on, words are filled
 *   into lines again until a line begins where an old one did.
 */

/** One line of text as a writer sees it, with the offsets where its physical lines begin (the first is 0). */
export interface LogicalLine {
  readonly text: string
  readonly starts: readonly number[]
}

export interface Wrapping {
  readonly lines: readonly LogicalLine[]
  /** Columns a line may fill, indentation included; null when nothing shows that lines are wrapped. */
  readonly width: number | null
}

const USUAL_WIDTHS = [80, 100, 120, 72]
const NARROWEST = 40
const LEAST_GUESSED = 60

/** A line that starts like this stands on its own in Markdown: the break before it is meant. */
const OWN_LINE = /^(?:[-*+>#|]|\d+[.)])(?:\s|$)|^\s|^$/

/** The wrapping of a literal block's lines, which start at `column`. */
export function readLiteralWrapping(lines: readonly string[], column: number): Wrapping {
  const width = literalWidth(lines, column)
  const logical: { text: string; starts: number[] }[] = []
  for (const [index, text] of lines.entries()) {
    const above = lines[index - 1]
    const last = logical.at(-1)
    if (last && above !== undefined && width !== null && neededWidth(above, text, column) > width) {
      last.starts.push(last.text.length + 1)
      last.text += ` ${text}`
    } else logical.push({ text, starts: [0] })
  }
  return { lines: logical, width }
}

/** The width at which the first word of `text` would have stayed on the line above; 0 for a break that is meant. */
function neededWidth(above: string, text: string, column: number): number {
  if (/^\s|^$|[ \t\\]$/.test(above) || OWN_LINE.test(text)) return 0
  let word = 1
  while (word < text.length && !canBreak(text, word)) word++
  return column + above.length + 1 + word
}

function literalWidth(lines: readonly string[], column: number): number | null {
  const needed = lines.slice(1).map((text, index) => neededWidth(lines[index] ?? '', text, column))
  const longest = column + longestOf(lines.filter(text => text.includes(' ')))
  let best: number | null = null
  let bestScore = 0
  for (const width of [...USUAL_WIDTHS, ...USUAL_WIDTHS.map(usual => usual + column), longest]) {
    if (width < NARROWEST + column || width > 200) continue
    const explained = needed.filter(need => need > width).length
    // Two short lines would explain a width of their own, too.
    const isGuess = width === longest && explained < 3 && longest - column < LEAST_GUESSED
    if (isGuess || (width === longest && explained < needed.filter(need => need > 0).length)) continue
    const tooLong = lines.filter(text => column + text.length > width && text.includes(' ')).length
    if (explained - tooLong > bestScore) {
      best = width
      bestScore = explained - tooLong
    }
  }
  return best
}

function longestOf(lines: readonly string[]): number {
  return lines.reduce((most, text) => Math.max(most, text.length), 0)
}

/** The wrapping of a folded block's lines; null when some are indented further, which folding leaves alone. */
export function readFoldedWrapping(lines: readonly string[], column: number): Wrapping | null {
  const logical: { text: string; starts: number[] }[] = []
  let blanks = 0
  for (const text of lines) {
    if (/^\s/.test(text)) return null
    const last = logical.at(-1)
    if (text === '') blanks++
    else if (last && blanks === 0) {
      last.starts.push(last.text.length + 1)
      last.text += ` ${text}`
    } else {
      for (let skipped = last ? 1 : 0; skipped < blanks; skipped++) logical.push({ text: '', starts: [0] })
      logical.push({ text, starts: [0] })
      blanks = 0
    }
  }
  const wrapped = logical.some(line => line.starts.length > 1)
  const longest = column + longestOf(lines)
  const usual = USUAL_WIDTHS.find(width => longest <= width)
  return { lines: logical, width: wrapped ? Math.max(usual ?? longest, NARROWEST + column) : null }
}

/** The same text wrapped again after an edit; see the rule above. `width` null leaves new lines unwrapped. */
export function rewrap(old: Wrapping, text: string, width: number | null, column: number): Wrapping {
  const texts = text.split('\n')
  const most = Math.min(texts.length, old.lines.length)
  let head = 0
  while (head < most && texts[head] === old.lines[head]?.text) head++
  let tail = 0
  while (tail < most - head && texts.at(-1 - tail) === old.lines.at(-1 - tail)?.text) tail++
  const room = width === null ? Infinity : Math.max(width - column, 20)
  const changed = texts.slice(head, texts.length - tail)
  const lines = [
    ...old.lines.slice(0, head),
    ...changed.map((line, index) => refill(old.lines[head + index], line, room)),
    ...old.lines.slice(old.lines.length - tail)
  ]
  return { lines, width }
}

function refill(old: LogicalLine | undefined, text: string, room: number): LogicalLine {
  if (!old) return { text, starts: fill(text, [0], room, () => null) }
  const { head, tail } = commonEnds(old.text, text)
  const shift = text.length - old.text.length
  const kept = old.starts.filter(start => start <= head)
  // The first word of the changed line may now fit the line above.
  while (kept.length > 1 && isForced(old.text, kept, room) && !isForced(text, kept, room)) kept.pop()
  const starts = fill(text, kept, room, at =>
    at - shift >= old.text.length - tail && old.starts.includes(at - shift)
      ? old.starts.filter(start => start > at - shift).map(start => start + shift)
      : null
  )
  return { text, starts }
}

/** Whether the last of the lines begins where it does because its first word did not fit the line above. */
function isForced(text: string, starts: readonly number[], room: number): boolean {
  const [above = 0, start = 0] = starts.slice(-2)
  let word = start + 1
  while (word < text.length && !canBreak(text, word)) word++
  return word - above > room
}

/** Fills words into lines from the last start on, until `resume` knows the rest. */
function fill(
  text: string,
  starts: readonly number[],
  room: number,
  resume: (at: number) => readonly number[] | null
): number[] {
  const filled = [...starts]
  for (let at = filled.at(-1) ?? 0; ; ) {
    at = nextLine(text, at, room)
    if (at < 0) return filled
    filled.push(at)
    const rest = resume(at)
    if (rest) return [...filled, ...rest]
  }
}

/** Where the line after the one at `from` begins; -1 when the rest fits. */
function nextLine(text: string, from: number, room: number): number {
  if (text.length - from <= room) return -1
  for (let at = from + room; at > from; at--) if (canBreak(text, at)) return at + 1
  for (let at = from + room + 1; at < text.length; at++) if (canBreak(text, at)) return at + 1
  return -1
}

/** Only a single space between words becomes a line break: that is what reading turns back into one space. */
function canBreak(text: string, at: number): boolean {
  if (text[at] !== ' ' || at === 0 || at + 1 >= text.length) return false
  if (/[\s\\]/.test(text[at - 1] ?? ' ')) return false
  return !OWN_LINE.test(text.slice(at + 1, at + 8))
}

/** Lengths of what two texts have in common at their start and, beyond that, at their end. */
export function commonEnds(one: string, two: string): { readonly head: number; readonly tail: number } {
  const most = Math.min(one.length, two.length)
  let head = 0
  while (head < most && one.charCodeAt(head) === two.charCodeAt(head)) head++
  // Never cut between the two halves of an emoji.
  if (head > 0 && isHighSurrogate(one.charCodeAt(head - 1))) head--
  let tail = 0
  while (
    tail < most - head &&
    one.charCodeAt(one.length - 1 - tail) === two.charCodeAt(two.length - 1 - tail)
  )
    tail++
  if (tail > 0 && isLowSurrogate(one.charCodeAt(one.length - tail))) tail--
  return { head, tail }
}

function isHighSurrogate(code: number): boolean {
  return code >= 0xd800 && code <= 0xdbff
}

function isLowSurrogate(code: number): boolean {
  return code >= 0xdc00 && code <= 0xdfff
}

/** The physical lines of a wrapping. */
export function physicalLines({ text, starts }: LogicalLine): string[] {
  return starts.map((start, index) => {
    const next = starts[index + 1]
    return text.slice(start, next === undefined ? undefined : next - 1)
  })
}
