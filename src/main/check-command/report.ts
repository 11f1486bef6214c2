import type { Problem, Severity } from '#core/problems/problem.ts'
import type { CheckedPost } from '../problems/check-folder.ts'

/** What `--json` writes. Fields are added, never changed; `version` grows when that cannot be helped. */
export interface JsonReport {
  readonly version: 1
  /** Absolute. */
  readonly folder: string
  /** How many posts were checked. */
  readonly posts: number
  readonly counts: Readonly<Record<Severity, number>>
  readonly problems: readonly JsonProblem[]
}

export interface JsonProblem {
  /** Relative to `folder`, with `/` between the parts. */
  readonly file: string
  /** From 1, in the file; columns count UTF-16 code units. The end is behind the last character. */
  readonly line: number
  readonly column: number
  readonly endLine: number
  readonly endColumn: number
  readonly severity: Severity
  readonly code: string
  readonly message: string
  /** Whether the application offers to put it right. */
  readonly fixable: boolean
}

export function jsonProblems({ id, text, problems }: CheckedPost): readonly JsonProblem[] {
  const place = linePlaces(text)
  return problems.map(({ range, severity, code, message, fixes }) => {
    const start = place(range.from)
    const end = place(range.to)
    return {
      file: id,
      ...start,
      endLine: end.line,
      endColumn: end.column,
      severity,
      code,
      message,
      fixable: fixes.length > 0
    }
  })
}

/** Gives line and column of ascending and other offsets, from 1. */
function linePlaces(text: string): (offset: number) => { readonly line: number; readonly column: number } {
  const starts = [0]
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1)
  return offset => {
    let [low, high] = [0, starts.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((starts[middle] ?? 0) <= offset) low = middle + 1
      else high = middle
    }
    return { line: low, column: offset - (starts[low - 1] ?? 0) + 1 }
  }
}

const colour: Readonly<Record<Severity, number>> = { error: 31, warning: 33, info: 36 }
const word: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'note' }

/** One post's problems for a reader: its name, then a line each. */
export function readableProblems(problems: readonly JsonProblem[], colours: boolean): string {
  const paint = (code: number, words: string) => (colours ? `\u001b[${code}m${words}\u001b[0m` : words)
  const [first] = problems
  if (first === undefined) return ''
  const places = problems.map(({ line, column }) => `${line}:${column}`)
  const width = Math.max(...places.map(place => place.length))
  const codes = Math.max(...problems.map(({ code }) => code.length))
  const lines = problems.map(
    ({ severity, code, message }, index) =>
      `  ${(places[index] ?? '').padStart(width)}  ${paint(colour[severity], word[severity].padEnd(7))}  ${code.padEnd(codes)}  ${message}`
  )
  return `${paint(1, first.file)}\n${lines.join('\n')}\n\n`
}

export function summaryLine(counts: Readonly<Record<Severity, number>>, posts: number): string {
  const { error, warning, info } = counts
  const all = error + warning + info
  const inPosts = posts === 1 ? 'one post' : `${posts} posts`
  if (all === 0) return `No problems in ${inPosts}.\n`
  return `${counted(all, 'problem')} in ${inPosts}: ${counted(error, 'error')}, ${counted(warning, 'warning')}, ${counted(info, 'note')}.\n`
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`
}

export function countBySeverity(problems: readonly Pick<Problem, 'severity'>[]): Record<Severity, number> {
  const counts = { error: 0, warning: 0, info: 0 }
  for (const { severity } of problems) counts[severity] += 1
  return counts
}
