import { describe, expect, it } from 'vitest'
import { lineAtTop, risingAnchors, topOfLine } from './scroll-map.ts'

const anchors = [
  { line: 1, top: 0 },
  { line: 10, top: 200 },
  { line: 12, top: 600 },
  { line: 20, top: 1000 }
]

describe('a line and its height', () => {
  it.each([
    [1, 0],
    [10, 200],
    [11, 400],
    [12, 600],
    [16, 800],
    [20, 1000]
  ])('line %d is at %d, and back', (line, top) => {
    expect(topOfLine(anchors, line)).toBe(top)
    expect(lineAtTop(anchors, top)).toBe(line)
  })

  it('stays within the page', () => {
    expect(topOfLine(anchors, 0)).toBe(0)
    expect(topOfLine(anchors, 99)).toBe(1000)
    expect(lineAtTop(anchors, -5)).toBe(1)
    expect(lineAtTop(anchors, 5000)).toBe(20)
    expect(topOfLine([], 3)).toBe(0)
  })
})

it('leaves out what stands above an earlier line', () => {
  const footnote = { line: 11, top: 900 }
  const floated = { line: 13, top: 500 }
  expect(risingAnchors([...anchors.slice(0, 2), footnote, floated, { line: 20, top: 1000 }])).toEqual([
    { line: 1, top: 0 },
    { line: 10, top: 200 },
    footnote,
    { line: 20, top: 1000 }
  ])
})
