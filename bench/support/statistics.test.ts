import { describe, expect, it } from 'vitest'
import { median, percentile, summarize } from './statistics.ts'

describe('percentile', () => {
  it('is the middle of an odd number of values, and between the two of an even one', () => {
    expect(median([9, 1, 5])).toBe(5)
    expect(median([1, 2, 3, 10])).toBe(2.5)
  })

  it('interpolates between neighbours', () => {
    expect(percentile([0, 10], 0.95)).toBeCloseTo(9.5)
    expect(percentile([7], 0.95)).toBe(7)
  })

  it('has no value without measurements', () => {
    expect(percentile([], 0.5)).toBeNaN()
  })
})

it('summarizes from the least to the most', () => {
  expect(summarize([3, 1, 2])).toEqual({ count: 3, least: 1, median: 2, p95: 2.9, most: 3 })
})
