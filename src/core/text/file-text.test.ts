import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { lineEndingName, readFileText, toFileText } from './file-text.ts'

const ending = fc.constantFrom('\n', '\r\n', '\r')
const anyFile = fc
  .array(fc.constantFrom('a', '', 'b ', '\n', '\r\n', '\r', '\uFEFF', '\u2028', '\u{1F3A5}', '\ud83c'))
  .map(pieces => pieces.join(''))

describe('readFileText', () => {
  it.each([
    ['a\nb\n', 'LF', 'a\nb\n'],
    ['a\r\nb', 'CRLF', 'a\nb'],
    ['a\rb\r', 'CR', 'a\nb\n'],
    ['a\r\nb\nc\r', 'Mixed', 'a\nb\nc\n'],
    ['a', 'LF', 'a'],
    ['', 'LF', ''],
    ['\uFEFFa\r\n', 'CRLF', 'a\n']
  ])('reads %j as %s', (raw, name, text) => {
    const file = readFileText(raw)
    expect(lineEndingName(file)).toBe(name)
    expect(file.text).toBe(text)
  })
})

describe('toFileText', () => {
  it('gives back any untouched file exactly', () => {
    const roundTrip = (raw: string) => {
      const file = readFileText(raw)
      expect(file.text).not.toContain('\r')
      expect(toFileText(file, file.text)).toBe(raw)
    }
    fc.assert(fc.property(anyFile, roundTrip), { numRuns: 500 })
    fc.assert(fc.property(fc.string({ unit: 'binary' }), roundTrip))
  })

  it('leaves every line as it is but those that were changed', () => {
    const row = fc.record({ line: fc.constantFrom('', 'a', 'b'), ending, changed: fc.boolean() })
    fc.assert(
      fc.property(fc.array(row), fc.constantFrom('', 'last'), (rows, last) => {
        const raw = rows.map(({ line, ending }) => line + ending).join('') + last
        const file = readFileText(raw)
        // A CR followed by an LF is one line end: then the rows are not the file's lines.
        fc.pre(file.text.split('\n').length === rows.length + 1)
        const text = rows.map(({ line, changed }, at) => `${changed ? `new ${at}` : line}\n`).join('') + last
        const expected = rows.map(({ line, ending, changed }, at) => (changed ? `new ${at}` : line) + ending)
        expect(toFileText(file, text)).toBe(expected.join('') + last)
      })
    )
  })

  it.each([
    ['gives an added line its neighbour’s ending', 'a\r\nb\nc\n', 'a\nX\nb\nc\n', 'a\r\nX\r\nb\nc\n'],
    ['gives a first line the next one’s ending', 'a\r\nb\n', 'X\na\nb\n', 'X\r\na\r\nb\n'],
    ['keeps the rest of a joined line', 'a\r\nb\nc\r\n', 'ab\nc\n', 'ab\nc\r\n'],
    ['keeps both ends of a split line', 'ab\r\nc\n', 'a\nb\nc\n', 'a\r\nb\r\nc\n'],
    ['takes away a deleted line with its ending', 'a\r\nb\nc\rd', 'a\nc\nd', 'a\r\nc\rd'],
    ['adds a final newline like the line before', 'a\nb\r\nc', 'a\nb\nc\n', 'a\nb\r\nc\r\n'],
    ['keeps the BOM of an emptied file', '\uFEFFa\r\nb\n', '', '\uFEFF'],
    ['writes pasted carriage returns as the file does', 'a\r\nb\r\n', 'a\r\nx\ry\n', 'a\r\nx\r\ny\r\n'],
    ['keeps what was never there: a final newline', 'a\r\nb', 'a\nX', 'a\r\nX']
  ])('%s', (_, raw, text, expected) => {
    expect(toFileText(readFileText(raw), text)).toBe(expected)
  })

  // 0.6 s on the slowest machine it was tried on; anything quadratic runs into the time limit.
  it('reads and writes 20 MB', () => {
    const raw = 'A line of a very long post about open films.\r\n'.repeat(450_000)
    const file = readFileText(raw)
    expect(toFileText(file, file.text) === raw).toBe(true)
  })
})
