import { type Document, isMap, isScalar, isSeq } from 'yaml'
import type { TextEdit } from '#core/text/text-edit.ts'
import {
  changed,
  type Data,
  dataOf,
  holdsWrapped,
  innerOf,
  keyOf,
  nodeAtPath,
  type Path,
  parseAs,
  sameData
} from './expectation.ts'
import { goStumbles } from './go-rules.ts'
import type { Trial } from './trials.ts'

export interface Read {
  readonly inner: string
  readonly from: number
  readonly core: Document
  readonly legacy: Document
  readonly coreData: Data
  readonly legacyData: Data
}

/** A text read apart from core, under YAML 1.2 and 1.1; null when either cannot. */
export function readApart(text: string): Read | null {
  const found = innerOf(text)
  if (!found) return null
  const core = parseAs(found.inner, '1.2')
  const legacy = parseAs(found.inner, '1.1')
  if (!core || !legacy) return null
  return { ...found, core, legacy, coreData: fieldsOf(core), legacyData: fieldsOf(legacy) }
}

/** Front matter without a field is empty, to Hugo too. */
function fieldsOf(document: Document): Data {
  return dataOf(document) ?? new Map()
}

/** Why the result does not hold the old data but for the change; null when it does. */
export function misreading(before: Read, read: Read | null, trial: Trial): string | null {
  if (!read) return 'the result cannot be parsed'
  const { wrote } = trial
  if (wrote && read.inner === before.inner && saysSo(read, wrote)) return null
  const written = wrote ? nodeAtPath(read.core, wrote.path) : null
  const isBlock = isScalar(written) && (written.type === 'BLOCK_LITERAL' || written.type === 'BLOCK_FOLDED')
  const alike = (one: string, two: string) => isBlock && one === wrote?.text && holdsWrapped(one, two)
  for (const [version, old, now] of [
    ['1.2', before.coreData, read.coreData],
    ['1.1', before.legacyData, read.legacyData]
  ] as const)
    if (!sameData(changed(old, trial.path, trial.expected), withKeyLast(now, trial), alike))
      return `YAML ${version} reads something else`
  if (wrote && read.inner !== before.inner) {
    // What stood in the value before stays the writer's own: their Hugo evidently reads it.
    const known = stumblesOf(before, wrote.path)
    const [word] = stumblesOf(read, wrote.path).filter(found => !known.includes(found))
    if (word !== undefined) return `Hugo’s parsers may stumble: ${word}`
  }
  return null
}

/**
 * Whether a text stands there unquoted, character by character, and Hugo reads it so. It was not to change then, though
 * YAML 1.1 takes `31:26` for a number.
 */
function saysSo({ core }: Read, wrote: { readonly path: Path; readonly text: string }): boolean {
  const node = nodeAtPath(core, wrote.path)
  return isScalar(node) && node.type === 'PLAIN' && node.source === wrote.text && node.value === wrote.text
}

function stumblesOf({ core, inner }: Read, path: Path): readonly string[] {
  const node = nodeAtPath(core, path)
  if (!isScalar(node) || !node.range) return []
  const source = inner.slice(node.range[0], node.range[1])
  return goStumbles(node.type, source, String(node.value), isInFlow(core, path))
}

/** The fewest lines that a change can come to: those of the value or item itself, before or after. */
export function fewestLines(before: Read, after: Read | null, trial: Trial): number {
  const lines = (found: Read | null, path: Path | undefined) => {
    const node = found && path ? nodeAtPath(found.core, path) : null
    if (!found || !node?.range) return { count: 1, isBlock: false }
    const source = found.inner.slice(node.range[0], node.range[1]).trimEnd()
    return { count: source.split('\n').length, isBlock: /^[|>]/.test(source) }
  }
  const [one, two] = [lines(before, trial.before), lines(after, trial.after)]
  // The first line of a block scalar stays when it stays one.
  return Math.max(1, one.count, two.count) - (trial.lines === 'value' && one.isBlock && two.isBlock ? 1 : 0)
}

/** A new key may stand anywhere: for the comparison it comes last. */
function withKeyLast(data: Data, trial: Trial): Data {
  const key = trial.wrote?.path.at(-1)
  if (key !== 'recapNewKey') return data
  return changed(data, trial.path, map =>
    map instanceof Map
      ? new Map([...map].sort(([one], [two]) => Number(one === key) - Number(two === key)))
      : map
  )
}

function isInFlow(document: Document, path: Path): boolean {
  return path.some((_, depth) => {
    const node = nodeAtPath(document, path.slice(0, depth))
    return (node as { flow?: boolean } | null)?.flow === true
  })
}

/** The range of the text that a trial may change, found apart from core. */
export function allowedRange(text: string, before: Read, trial: Trial): { from: number; to: number } | null {
  const { path } = trial
  const node = nodeAtPath(before.core, path)
  if (!node?.range) return null
  const [start, end, nodeEnd] = node.range
  const { inner, from } = before
  if (path.length === 0) return { from, to: from + inner.length }
  const first = keyEnd(before.core, path) ?? itemStart(before.core, path) ?? start
  if (trial.lines === 'value') {
    const blank = /[ \t]*/y
    blank.lastIndex = start
    blank.exec(inner)
    return { from: from + first, to: from + Math.max(end, blank.lastIndex) }
  }
  const line = inner.indexOf('\n', Math.max(end, nodeEnd - 1))
  return { from: from + first, to: Math.min(text.length, from + (line < 0 ? inner.length : line + 1)) }
}

/** The end of the key that a value belongs to. */
function keyEnd(document: Document, path: Path): number | null {
  const parent = nodeAtPath(document, path.slice(0, -1))
  if (!isMap(parent)) return null
  const pair = parent.items.find(candidate => keyOf(candidate) === path.at(-1))
  return isScalar(pair?.key) ? (pair.key.range?.[1] ?? null) : null
}

/** Where a list item can begin at the earliest: its dash and anchor stand behind the item before. */
function itemStart(document: Document, path: Path): number | null {
  const parent = nodeAtPath(document, path.slice(0, -1))
  const index = path.at(-1)
  if (!isSeq(parent) || typeof index !== 'number') return null
  const before = index > 0 ? nodeAtPath(document, [...path.slice(0, -1), index - 1]) : null
  return before?.range?.[1] ?? parent.range?.[0] ?? null
}

/** Why something outside the edit changed; null when nothing did. `write` turns a text into the file's characters. */
export function outsideChange(
  text: string,
  after: string,
  edits: readonly TextEdit[],
  range: { from: number; to: number } | null,
  trial: Trial,
  write: (text: string) => string
): string | null {
  if (range) {
    if (edits.some(edit => edit.from < range.from || edit.to > range.to))
      return 'an edit reaches outside its field'
    const raw = write(after)
    const head = write(text.slice(0, range.from))
    const tail = write(text.slice(range.to))
    if (!raw.startsWith(head)) return 'bytes before the field changed'
    if (!raw.endsWith(tail.startsWith('\ufeff') ? tail.slice(1) : tail))
      return 'bytes behind the field changed'
  }
  const oldLines = text.split('\n')
  const newLines = after.split('\n')
  if (trial.lines === 'insert' && !isWithin(oldLines, newLines)) return 'other lines changed'
  if (trial.lines === 'remove' && !isWithin(newLines, oldLines)) return 'other lines changed'
  if (trial.lines === 'move' && oldLines.sort().join('\n') !== newLines.sort().join('\n'))
    return 'a move changed lines'
  return null
}

/** Whether all lines are among others, in the same order. */
function isWithin(lines: readonly string[], others: readonly string[]): boolean {
  let at = 0
  for (const other of others) if (at < lines.length && lines[at] === other) at++
  return at === lines.length
}
