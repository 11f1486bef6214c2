/** Lines that two texts have in common: `length` lines from line `a` of the one and line `b` of the other. */
export interface LineRun {
  readonly a: number
  readonly b: number
  readonly length: number
}

/** Beyond this many added and removed lines two texts are taken as having nothing in common: the search is quadratic in it. */
const mostDifferences = 1000

/**
 * The longest common sequence of two lists of lines, as ascending runs of single lines, by Myers' greedy search
 * (E. Myers, "An O(ND) difference algorithm and its variations", 1986).
 */
export function longestCommonRuns(a: readonly string[], b: readonly string[]): readonly LineRun[] {
  const trace: Int32Array[] = []
  const limit = Math.min(a.length + b.length, mostDifferences)
  // furthest[k + limit + 1]: how far into `a` the best path on diagonal k = aAt - bAt has come.
  let furthest = new Int32Array(2 * limit + 3)
  for (let differences = 0; differences <= limit; differences++) {
    trace.push(furthest.slice(limit + 1 - differences, limit + 2 + differences))
    const next = furthest.slice()
    for (let k = -differences; k <= differences; k += 2) {
      let aAt = startOn(furthest, k, differences, limit + 1)
      while (aAt < a.length && aAt - k < b.length && a[aAt] === b[aAt - k]) aAt++
      next[k + limit + 1] = aAt
      if (aAt >= a.length && aAt - k >= b.length) return walkBack(trace, a.length, b.length)
    }
    furthest = next
  }
  return []
}

/** Where the path on diagonal `k` starts after one more difference: a line of `b` added, or one of `a` removed. */
function startOn(furthest: Int32Array, k: number, differences: number, zero: number): number {
  if (differences === 0) return 0
  const added = furthest[zero + k + 1] ?? 0
  const removed = (furthest[zero + k - 1] ?? 0) + 1
  return k === -differences || (k !== differences && removed <= added) ? added : removed
}

/** `trace[d]` holds diagonals -d to d as they were before the d-th difference was made. */
function walkBack(trace: readonly Int32Array[], aLength: number, bLength: number): readonly LineRun[] {
  const runs: LineRun[] = []
  let [aAt, bAt] = [aLength, bLength]
  for (let differences = trace.length - 1; differences >= 0; differences--) {
    const before = trace[differences]
    if (!before) break
    const k = aAt - bAt
    const start = startOn(before, k, differences, differences)
    for (; aAt > start; aAt--, bAt--) runs.push({ a: aAt - 1, b: bAt - 1, length: 1 })
    if (differences === 0) break
    const added = before[differences + k + 1] ?? 0
    if (k === -differences || (k !== differences && start === added)) bAt--
    else aAt--
  }
  return runs.reverse()
}
