import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { commonEnds, physicalLines, readFoldedWrapping, readLiteralWrapping, rewrap } from './wrapping.ts'

const wrapped = [
  'In this talk the makers of Spring show how they rendered the film on a farm that',
  'they had built from what was left of the last one, and what they would do in',
  'another way.'
]

const seen = (lines: readonly string[], column = 0) =>
  readLiteralWrapping(lines, column)
    .lines.map(line => line.text)
    .join('\n')

describe('readLiteralWrapping', () => {
  it('joins lines that end where the next word would not have fitted', () => {
    expect(seen(wrapped)).toBe(wrapped.join(' '))
    expect(readLiteralWrapping(wrapped, 0).width).toBe(80)
  })

  it('counts the indentation', () => {
    const lines = ['A line that is as long as sixty characters let it be, no', 'more than that.']
    expect(seen(lines, 20)).toBe(lines.join(' '))
    expect(seen(lines, 0)).toBe(lines.join('\n'))
  })

  it('keeps the breaks that are meant', () => {
    expect(seen(['Roses are red', 'Violets are blue'])).toBe('Roses are red\nViolets are blue')
    expect(seen([...wrapped, '', ...wrapped])).toBe(`${wrapped.join(' ')}\n\n${wrapped.join(' ')}`)
    const list = wrapped.map(line => `- ${line.slice(2)}`)
    expect(seen(list)).toBe(list.join('\n'))
  })
})

describe('readFoldedWrapping', () => {
  it('reads line breaks as YAML does', () => {
    const read = readFoldedWrapping(['one', 'two', '', 'three', '', '', 'four'], 0)
    expect(read?.lines.map(line => line.text).join('\n')).toBe('one two\nthree\n\nfour')
  })

  it('leaves lines alone that are indented further', () => {
    expect(readFoldedWrapping(['one', '  two'], 0)).toBeNull()
  })
})

describe('rewrap', () => {
  const edit = (from: string, to: string) => {
    const old = readLiteralWrapping(wrapped, 0)
    const text = wrapped.join(' ').replace(from, to)
    return rewrap(old, text, old.width, 0).lines.flatMap(physicalLines)
  }

  it('changes one line where the rest still fits', () => {
    expect(edit('another way', 'another place')).toEqual([...wrapped.slice(0, 2), 'another place.'])
  })

  it('keeps the lines before the change, and those behind it from where a line begins as before', () => {
    const lines = edit('rendered', 'then rendered')
    expect(lines).toEqual([
      'In this talk the makers of Spring show how they then rendered the film on a farm',
      'that they had built from what was left of the last one, and what they would do',
      'in another way.'
    ])
  })

  it('takes words up where a line became short', () => {
    expect(edit('In this talk the makers', 'The makers')).toEqual([
      'The makers of Spring show how they rendered the film on a farm that they had',
      'built from what was left of the last one, and what they would do in another way.'
    ])
  })

  it('gives the text back, whatever it was and became', () => {
    const words = fc
      .array(fc.stringMatching(/^[a-z.#-]{1,12}$/), { maxLength: 60 })
      .map(list => list.join(' '))
    fc.assert(
      fc.property(words, words, fc.integer({ min: 30, max: 100 }), (one, two, width) => {
        const first = rewrap({ lines: [], width: null }, one, width, 0)
        const second = rewrap(first, two, width, 0)
        expect(second.lines.map(line => line.text).join('\n')).toBe(two)
        expect(second.lines.map(line => physicalLines(line).join(' ')).join('\n')).toBe(two)
      })
    )
  })
})

describe('commonEnds', () => {
  it('never cuts an emoji in two', () => {
    expect(commonEnds('a👉b', 'a👈b')).toEqual({ head: 1, tail: 1 })
  })

  it('does not count a character twice', () => {
    expect(commonEnds('aa', 'aaa')).toEqual({ head: 2, tail: 0 })
  })
})
