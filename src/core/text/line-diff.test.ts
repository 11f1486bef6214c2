import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { applyEdits } from './apply-edits.ts'
import { lineEdits, matchLines } from './line-diff.ts'
import { longestCommonRuns } from './longest-common-runs.ts'

const texts = fc
  .array(fc.constantFrom('a', '\n', '\n', '\u{1F3A5}', '\u{1F3AC}'))
  .map(parts => parts.join(''))
const lines = fc.array(fc.constantFrom('', 'a', 'b', 'c', 'd'), { maxLength: 12 })

describe('matchLines', () => {
  it.each([
    ['a change', 'a b c', 'a X c', 'a c'],
    ['an insertion between equal lines', 'a _ b _ c', 'a _ b _ X _ c', 'a _ b _ c'],
    ['a moved line', 'a b c d', 'b c d a', 'b c d'],
    ['changes in place among equal lines', '_ _ _ _ _', '_ X _ Y _', '_ _ _'],
    ['nothing in common', 'a b', 'c d', '']
  ])('finds what is common after %s', (_, before, after, common) => {
    const a = before.split(' ')
    const runs = matchLines(a, after.split(' '))
    expect(runs.flatMap(run => a.slice(run.a, run.a + run.length)).join(' ')).toBe(common)
  })

  it('matches equal lines only, in order', () => {
    fc.assert(
      fc.property(lines, lines, (a, b) => {
        let [aEnd, bEnd] = [0, 0]
        for (const run of matchLines(a, b)) {
          expect(run.a).toBeGreaterThanOrEqual(aEnd)
          expect(run.b).toBeGreaterThanOrEqual(bEnd)
          aEnd = run.a + run.length
          bEnd = run.b + run.length
          expect(a.slice(run.a, aEnd)).toEqual(b.slice(run.b, bEnd))
        }
      })
    )
  })

  it('matches lines changed in place with themselves, whatever else is equal', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.constantFrom('', 'a', 'b'), fc.boolean())), rows => {
        const a = rows.map(([line]) => line)
        const b = rows.map(([line, changed], at) => (changed ? `new ${at}` : line))
        for (const run of matchLines(a, b)) expect(run.a).toBe(run.b)
      })
    )
  })
})

describe('longestCommonRuns', () => {
  it('is as long as the textbook says', () => {
    fc.assert(
      fc.property(lines, lines, (a, b) => {
        const runs = longestCommonRuns(a, b)
        for (const run of runs) expect(a[run.a]).toBe(b[run.b])
        expect(runs.length).toBe(longestCommonLength(a, b))
      })
    )
  })

  it('gives up on texts with thousands of differences', () => {
    const a = Array.from({ length: 3000 }, (_, at) => `a${at}`)
    const b = Array.from({ length: 3000 }, (_, at) => `b${at}`)
    expect(longestCommonRuns(a, b)).toEqual([])
  })
})

describe('lineEdits', () => {
  it('edits only within the lines that changed', () => {
    const before = 'Sintel\n\nElephants Dream\n\nBig Buck Bunny\n'
    const after = 'Sintel\n\nElephants Dream, 2006\n\nBig Bunny\n'
    expect(lineEdits(before, after)).toEqual([
      { from: 23, to: 23, insert: ', 2006' },
      { from: 31, to: 36, insert: '' }
    ])
  })

  it('gives the new text', () => {
    fc.assert(
      fc.property(texts, texts, (before, after) => {
        expect(applyEdits(before, lineEdits(before, after))).toBe(after)
      })
    )
  })
})

function longestCommonLength(a: readonly string[], b: readonly string[]): number {
  let row: readonly number[] = new Array(b.length + 1).fill(0)
  for (const line of a) {
    const next = [0]
    for (const [at, other] of b.entries()) {
      const diagonal = (row[at] ?? 0) + 1
      next.push(line === other ? diagonal : Math.max(row[at + 1] ?? 0, next[at] ?? 0))
    }
    row = next
  }
  return row.at(-1) ?? 0
}
