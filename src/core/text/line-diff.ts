export type { LineRun } from './longest-common-runs.ts'

import { type LineRun, longestCommonRuns } from './longest-common-runs.ts'
import { minimalEdit } from './minimal-edit.ts'
import type { TextEdit } from './text-edit.ts'

interface Segment {
  readonly aFrom: number
  readonly aTo: number
  readonly bFrom: number
  readonly bTo: number
}

/**
 * Which lines of `a` are which lines of `b`, as ascending runs, by patience diff: the common start and end, then
 * lines that occur once in each side as anchors, then the same between the anchors. What is left without anchors
 * is matched line by line where that explains as much as any other way, so that lines changed in place keep
 * their neighbours, else by the longest common sequence.
 */
export function matchLines(a: readonly string[], b: readonly string[]): readonly LineRun[] {
  const runs: LineRun[] = []
  // A stack instead of recursion: the depth depends on the text.
  const open: Segment[] = [{ aFrom: 0, aTo: a.length, bFrom: 0, bTo: b.length }]
  for (let segment = open.pop(); segment; segment = open.pop()) {
    const rest = takeEnds(a, b, segment, runs)
    if (rest.aFrom === rest.aTo || rest.bFrom === rest.bTo) continue
    const anchors = uniqueAnchors(a, b, rest)
    if (anchors.length === 0) {
      runs.push(...matchWithoutAnchors(a, b, rest))
      continue
    }
    let { aFrom, bFrom } = rest
    for (const [aAt, bAt] of anchors) {
      open.push({ aFrom, aTo: aAt, bFrom, bTo: bAt })
      runs.push({ a: aAt, b: bAt, length: 1 })
      aFrom = aAt + 1
      bFrom = bAt + 1
    }
    open.push({ aFrom, aTo: rest.aTo, bFrom, bTo: rest.bTo })
  }
  return joinRuns(runs)
}

/**
 * The edits that turn one text into the other, each as small as its lines allow: for showing a change from
 * outside in the editor without moving the cursor, the folds and the marks of what did not change.
 */
export function lineEdits(oldText: string, newText: string): readonly TextEdit[] {
  if (oldText === newText) return []
  const oldLines = linesWithEnds(oldText)
  const newLines = linesWithEnds(newText)
  const edits: TextEdit[] = []
  let [a, b, at] = [0, 0, 0]
  const replaceUpTo = (aTo: number, bTo: number) => {
    const before = oldLines.slice(a, aTo).join('')
    for (const { from, to, insert } of minimalEdit(before, newLines.slice(b, bTo).join(''))) {
      edits.push({ from: at + from, to: at + to, insert })
    }
    at += before.length
  }
  for (const run of matchLines(oldLines, newLines)) {
    replaceUpTo(run.a, run.b)
    a = run.a + run.length
    b = run.b + run.length
    for (let line = run.a; line < a; line++) at += oldLines[line]?.length ?? 0
  }
  replaceUpTo(oldLines.length, newLines.length)
  return edits
}

/** A text's lines, each with its line end; nothing for the empty text or after a final line end. */
export function linesWithEnds(text: string): readonly string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? []
}

function takeEnds(a: readonly string[], b: readonly string[], segment: Segment, runs: LineRun[]): Segment {
  let { aFrom, aTo, bFrom, bTo } = segment
  while (aFrom < aTo && bFrom < bTo && a[aFrom] === b[bFrom]) {
    aFrom++
    bFrom++
  }
  while (aFrom < aTo && bFrom < bTo && a[aTo - 1] === b[bTo - 1]) {
    aTo--
    bTo--
  }
  if (aFrom > segment.aFrom) runs.push({ a: segment.aFrom, b: segment.bFrom, length: aFrom - segment.aFrom })
  if (aTo < segment.aTo) runs.push({ a: aTo, b: bTo, length: segment.aTo - aTo })
  return { aFrom, aTo, bFrom, bTo }
}

/** Pairs of lines that occur once in each side, as many as keep their order, ascending. */
function uniqueAnchors(a: readonly string[], b: readonly string[], segment: Segment) {
  const inA = uniqueLines(a, segment.aFrom, segment.aTo)
  const inB = uniqueLines(b, segment.bFrom, segment.bTo)
  const pairs: (readonly [a: number, b: number])[] = []
  for (const [line, aAt] of inA) {
    const bAt = inB.get(line)
    if (aAt >= 0 && bAt !== undefined && bAt >= 0) pairs.push([aAt, bAt])
  }
  return longestAscending(pairs)
}

/** Each line with its place, -1 where it occurs more than once; in the order of first occurrence. */
function uniqueLines(lines: readonly string[], from: number, to: number): ReadonlyMap<string, number> {
  const places = new Map<string, number>()
  for (let at = from; at < to; at++) {
    const line = lines[at] ?? ''
    places.set(line, places.has(line) ? -1 : at)
  }
  return places
}

/** The longest subsequence whose second members ascend, by patience sorting. */
function longestAscending(pairs: readonly (readonly [a: number, b: number])[]) {
  const piles: number[] = []
  const before: number[] = []
  for (const [at, [, b]] of pairs.entries()) {
    let [low, high] = [0, piles.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((pairs[piles[middle] ?? 0]?.[1] ?? 0) < b) low = middle + 1
      else high = middle
    }
    before.push(low > 0 ? (piles[low - 1] ?? -1) : -1)
    piles[low] = at
  }
  const longest: (readonly [a: number, b: number])[] = []
  for (let at = piles.at(-1) ?? -1; at >= 0; at = before[at] ?? -1) {
    const pair = pairs[at]
    if (pair) longest.push(pair)
  }
  return longest.reverse()
}

function matchWithoutAnchors(
  a: readonly string[],
  b: readonly string[],
  segment: Segment
): readonly LineRun[] {
  const { aFrom, aTo, bFrom, bTo } = segment
  const inPlace: LineRun[] = []
  if (aTo - aFrom === bTo - bFrom) {
    for (let at = 0; at < aTo - aFrom; at++) {
      if (a[aFrom + at] === b[bFrom + at]) inPlace.push({ a: aFrom + at, b: bFrom + at, length: 1 })
    }
  }
  const common = longestCommonRuns(a.slice(aFrom, aTo), b.slice(bFrom, bTo))
  const count = common.reduce((sum, run) => sum + run.length, 0)
  if (inPlace.length >= count) return inPlace
  return common.map(run => ({ a: run.a + aFrom, b: run.b + bFrom, length: run.length }))
}

function joinRuns(runs: LineRun[]): readonly LineRun[] {
  runs.sort((x, y) => x.a - y.a)
  const joined: LineRun[] = []
  for (const run of runs) {
    const last = joined.at(-1)
    if (last && last.a + last.length === run.a && last.b + last.length === run.b) {
      joined[joined.length - 1] = { ...last, length: last.length + run.length }
    } else {
      joined.push(run)
    }
  }
  return joined
}
