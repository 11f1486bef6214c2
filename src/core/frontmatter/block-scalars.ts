import type { ScalarSyntax } from './syntax.ts'
import { readFoldedWrapping, readLiteralWrapping, type Wrapping } from './wrapping.ts'

/** A `|` or `>` scalar taken apart. */
export interface BlockScalar {
  /** `-` strips the final line break, `+` keeps all, nothing clips to one. */
  readonly chomp: '' | '-' | '+'
  /** Whether its indentation is given as a number. */
  readonly numbered: boolean
  /** What stands on the first line after the indicator: spaces and a comment. */
  readonly afterHeader: string
  /** The column that its lines start in. */
  readonly column: number
  /** What a writer sees. */
  readonly seen: string
  /** Null when its lines cannot be told apart safely (deeper indented lines in a folded scalar). */
  readonly wrapping: Wrapping | null
}

/** Takes a block scalar apart. `source` runs from its indicator to the end of its last line. */
export function readBlockScalar(node: ScalarSyntax, source: string): BlockScalar {
  const headerEnd = source.indexOf('\n')
  const header = headerEnd < 0 ? source : source.slice(0, headerEnd)
  const [indicator = ''] = /^[|>][-+\d]*/.exec(header) ?? []
  const chomp = indicator.includes('-') ? '-' : indicator.includes('+') ? '+' : ''
  const numbered = /\d/.test(indicator)
  const afterHeader = header.slice(indicator.length)
  const seen = chomp === '-' ? node.text : node.text.replace(/\n$/, '')
  const sourceLines = headerEnd < 0 ? [] : source.slice(headerEnd + 1).split('\n')
  const column = contentColumn(sourceLines, node)
  if (node.style === 'literal') {
    const wrapping = readLiteralWrapping(seen.split('\n'), column)
    const shown = wrapping.lines.map(line => line.text).join('\n')
    return { chomp, numbered, afterHeader, column, seen: shown, wrapping }
  }
  const wrapping = readFoldedWrapping(
    sourceLines.map(line => line.slice(column)),
    column
  )
  const same = wrapping?.lines.map(line => line.text).join('\n') === seen
  return { chomp, numbered, afterHeader, column, seen, wrapping: same ? wrapping : null }
}

function contentColumn(sourceLines: readonly string[], node: ScalarSyntax): number {
  const index = sourceLines.findIndex(line => line.trim() !== '')
  const line = sourceLines[index]
  if (line === undefined) return 0
  if (node.style === 'literal') return line.length - (node.text.split('\n')[index] ?? line).length
  return line.length - line.trimStart().length
}
