import { describe, expect, it } from 'vitest'
import { keyAt, keysIn, seeded, textAfter, type WrittenPost } from './writer.ts'

const post: WrittenPost = { id: 'a.md', number: 0, head: '# Films\n\n', tail: '\n\nEnd.\n' }

describe('the writer', () => {
  it('gives the same numbers for the same seed', () => {
    const [one, other] = [seeded(7), seeded(7)]
    const numbers = Array.from({ length: 20 }, one)
    expect(Array.from({ length: 20 }, other)).toEqual(numbers)
    expect(numbers.every(number => number >= 0 && number < 1)).toBe(true)
  })

  it('knows after how many keys a text was there', () => {
    for (const keys of [0, 1, 8, 500]) expect(keysIn(post, textAfter(post, keys))).toBe(keys)
  })

  it.each([
    ['a lost key', textAfter(post, 40).replace('n', '')],
    ['a torn end', textAfter(post, 40).slice(0, -3)],
    ['an empty file', ''],
    ['a key twice', textAfter(post, 40).replace('n', 'nn')]
  ])('tells %s', (_what, text) => {
    expect(keysIn(post, text)).toBeNull()
  })

  it('types nothing that the editor answers with more', () => {
    const keys = new Set(Array.from({ length: 5000 }, (_, index) => keyAt(index, 1)))
    expect([...keys].every(key => /^[a-z0-9 \n]$/.test(key))).toBe(true)
  })
})
