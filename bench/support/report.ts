import { writeFileSync } from 'node:fs'
import { cpus, release, totalmem } from 'node:os'

export type Cell = string | number

/** A table for the terminal: the first column to the left, figures to the right. */
export function table(head: readonly string[], rows: readonly (readonly Cell[])[]): string {
  const texts = [head, ...rows].map(row =>
    row.map(cell => (typeof cell === 'number' ? cell.toFixed(1) : cell))
  )
  const widths = head.map((_, column) => Math.max(...texts.map(row => row[column]?.length ?? 0)))
  const lines = texts.map(row =>
    row
      .map((cell, column) =>
        column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0)
      )
      .join('  ')
  )
  return [lines[0], widths.map(width => '─'.repeat(width)).join('  '), ...lines.slice(1)].join('\n')
}

/** What a bench found: ours divided by the baseline's, and the most that it may be. */
export interface Ratio {
  readonly name: string
  readonly ratio: number
  readonly limit: number
}

export const describeRatio = ({ name, ratio, limit }: Ratio): string =>
  `${name}: ratio ${ratio.toFixed(2)} (limit ${limit.toFixed(1)}: ${ratio <= limit ? 'kept' : 'MISSED'})`

/** What the figures were measured on. */
const machine = () => ({
  cores: cpus().length,
  processor: cpus()[0]?.model ?? 'unknown',
  memoryGiB: Math.round(totalmem() / 2 ** 30),
  system: `${process.platform} ${release()}`
})

/** Writes the figures to the file that `--json` names, if it does. */
export function writeFigures(args: readonly string[], figures: Readonly<Record<string, unknown>>): void {
  const file = args[args.indexOf('--json') + 1]
  if (!args.includes('--json') || file === undefined) return
  writeFileSync(file, `${JSON.stringify({ machine: machine(), ...figures }, null, 2)}\n`)
  console.log(`\nFigures written to ${file}`)
}

/** The number that follows a switch, e.g. `--runs 10`. */
export function numberAfter(args: readonly string[], name: string, otherwise: number): number {
  const value = Number(args[args.indexOf(name) + 1])
  return args.includes(name) && Number.isFinite(value) ? value : otherwise
}
