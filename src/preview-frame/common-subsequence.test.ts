import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { commonSubsequence } from './common-subsequence.ts'

const common = (left: string, right: string) => commonSubsequence([...left], [...right], (a, b) => a === b)
const letters = (left: string, right: string) =>
  common(left, right)
    .map(([i]) => left[i])
    .join('')

describe('commonSubsequence', () => {
  it.each([
    ['abc', 'abc', 'abc'],
    ['abc', 'abxc', 'abc'],
    ['abcd', 'acd', 'acd'],
    ['pfpg', 'ppfpg', 'pfpg'],
    ['ab', 'ba', 'b'],
    ['', 'a', ''],
    ['a', '', '']
  ])('of %j and %j is %j', (left, right, expected) => {
    expect(letters(left, right)).toBe(expected)
  })

  it('pairs equal items, rising on both sides', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 12 })
    fc.assert(
      fc.property(word, word, (left, right) => {
        const pairs = common(left, right)
        pairs.forEach(([i, j], index) => {
          expect(left[i]).toBe(right[j])
          const [before, beside] = pairs[index - 1] ?? [-1, -1]
          expect(i > before && j > beside).toBe(true)
        })
      })
    )
  })

  it('says only what is cheap to say about very long lists', () => {
    const many = Array.from({ length: 2_000 }, (_, i) => i)
    const others = many.map(i => (i === 0 || i === 1_999 ? i : -i))
    expect(commonSubsequence(many, others, (a, b) => a === b)).toEqual([
      [0, 0],
      [1_999, 1_999]
    ])
  })
})
