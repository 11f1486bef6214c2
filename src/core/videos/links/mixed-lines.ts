import type { FoundVideo } from './found-video.ts'
import { type RowForm, readTableVideos, rowForm } from './table-links.ts'
import { readTextVideos } from './text-links.ts'

/**
 * The videos of a table without a header, of text, or of lines of both: rows of the same form that follow each other
 * are a table, and what stands between them is text. So a line says what it says by itself, beside whatever others.
 */
export function readMixedLines(source: string): readonly FoundVideo[] {
  const table = readTableVideos(source, readTextVideos)
  if (table !== null) return table
  const runs = runsOf(source)
  return runs.flatMap(({ lines, form }, at) => {
    const run = lines.join('\n')
    return (form && readTableVideos(run, readTextVideos)) ?? readTextVideos(run, at + 1 < runs.length)
  })
}

interface Run {
  readonly lines: string[]
  /** Of rows of a table; null for text. */
  form: RowForm | null
}

function runsOf(source: string): readonly Run[] {
  const runs: Run[] = []
  for (const line of source.split('\n')) {
    const form = rowForm(line)
    const last = runs.at(-1)
    const both = last && together(last.form, form)
    if (last && both !== undefined) {
      last.lines.push(line)
      last.form = both
    } else runs.push({ lines: [line], form })
  }
  return runs
}

/** The form of rows of two forms; undefined where they are not of one table. */
function together(one: RowForm | null, other: RowForm | null): RowForm | null | undefined {
  if (one === null || other === null) return one === other ? null : undefined
  if (one.separator !== other.separator || one.kinds.length !== other.kinds.length) return undefined
  const kinds = one.kinds.map((kind, at) => kind ?? other.kinds[at] ?? null)
  return kinds.every((kind, at) => (other.kinds[at] ?? kind) === kind)
    ? { separator: one.separator, kinds }
    : undefined
}
