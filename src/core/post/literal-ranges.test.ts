import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isInside, literalRanges } from './literal-ranges.ts'
import { markdownBlocks } from './markdown-blocks.ts'

function literal(text: string): readonly string[] {
  return literalRanges(text, { from: 0, to: text.length }).map(({ from, to }) => text.slice(from, to))
}

describe('literalRanges', () => {
  it.each([
    ['spans', 'a `b` ``c ` d`` \\`e` `f', ['`b`', '``c ` d``', '` `']],
    ['spans over lines, not over paragraphs', '`a\nb` `c\n\nd`', ['`a\nb`']],
    ['comments', 'a <!-- b --> c <!-- d', ['<!-- b -->']],
    ['comment blocks', '<!-- a\n\nb --> c\n\nd', ['<!-- a\n\nb --> c']],
    ['comments inside HTML', '<div>\n<!-- a -->\nb\n</div>', ['<!-- a -->']],
    ['preformatted HTML', '<pre>\n\na\n</pre>\nb', ['<pre>\n\na\n</pre>']],
    ['fences', 'a\n```\nb\n```\nc', ['```\nb\n```']],
    [
      'fences in items and quotes',
      '- ```\n  b\n  ```\n\n> ~~~\n> c\n\nd',
      ['- ```\n  b\n  ```', '> ~~~\n> c']
    ],
    ['indented code', 'a\n\n    b\n\n    c\nd\n\n\te', ['    b\n\n    c', '\te']],
    ['no code in an indented paragraph', 'a\n    b\n\n- c\n\n    d', []]
  ])('finds %s', (_, text, ranges) => {
    expect(literal(text)).toEqual(ranges)
  })

  it('is ascending, without overlaps and inside the text', () => {
    const piece = fc.constantFrom(
      '`',
      '``',
      '\n',
      '\n\n',
      '    ',
      '```\n',
      '<!--',
      '-->',
      '- ',
      '> ',
      'a',
      '<div>',
      '\\',
      '#'
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), pieces => {
        const text = pieces.join('')
        let end = 0
        for (const range of literalRanges(text, { from: 0, to: text.length })) {
          expect(range.from).toBeGreaterThanOrEqual(end)
          expect(range.to).toBeGreaterThan(range.from)
          end = range.to
          for (let at = range.from; at < range.to; at++) expect(isInside(at, [range])).toBe(true)
        }
        expect(end).toBeLessThanOrEqual(text.length)
        let blockEnd = 0
        for (const block of markdownBlocks(text, { from: 0, to: text.length })) {
          expect(block.from).toBeGreaterThanOrEqual(blockEnd)
          blockEnd = block.to
        }
      })
    )
  })
})

describe('isInside', () => {
  it('counts the start in and the end out', () => {
    const ranges = [
      { from: 1, to: 3 },
      { from: 3, to: 4 },
      { from: 6, to: 7 }
    ]
    expect([0, 1, 2, 3, 4, 5, 6, 7].map(at => isInside(at, ranges))).toEqual(
      [0, 1, 1, 1, 0, 0, 1, 0].map(Boolean)
    )
  })
})
