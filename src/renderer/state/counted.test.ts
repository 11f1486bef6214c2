import { expect, it } from 'vitest'
import { counted } from './counted.ts'

it.each([
  [0, '0 entries'],
  [1, '1 entry'],
  [3000, '3,000 entries']
])('counts %d', (count, words) => {
  expect(counted(count, 'entry', 'entries')).toBe(words)
})
