import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { applyEdits } from './apply-edits.ts'
import { composeEdits } from './compose-edits.ts'
import { minimalEdit } from './minimal-edit.ts'
import { invertEdits } from './testing/invert-edits.ts'
import type { TextEdit } from './text-edit.ts'

/** Characters close together in code, so that halves of pairs agree, and line ends. */
const character = fc.constantFrom('a', 'b', ' ', '\n', '\u{1F3A5}', '\u{1F3AC}', '\u{1F7AC}', '\u{1F7A5}')

/** Well-formed texts of few kinds of characters, so that much is equal by accident. */
const texts: fc.Arbitrary<string> = fc.array(character).map(characters => characters.join(''))

/** A text and edits of it that do not overlap. */
const editedText: fc.Arbitrary<{ readonly text: string; readonly edits: readonly TextEdit[] }> = fc
  .array(fc.tuple(texts, texts))
  .map(pairs => {
    let at = 0
    const edits: TextEdit[] = []
    for (const [before, after] of pairs) {
      for (const { from, to, insert } of minimalEdit(before, after)) {
        edits.push({ from: from + at, to: to + at, insert })
      }
      // A character between keeps neighbouring edits from being insertions at one place.
      at += before.length + 1
    }
    return { text: pairs.map(([before]) => `${before}|`).join(''), edits }
  })

describe('applyEdits', () => {
  it('makes all edits at once, in any order', () => {
    const edits = [
      { from: 7, to: 11, insert: 'Spring' },
      { from: 0, to: 6, insert: 'Cosmos' }
    ]
    expect(applyEdits('Sintel 2010', edits)).toBe('Cosmos Spring')
  })

  it('keeps the order of insertions at one place, before a replacement there', () => {
    const edits = [
      { from: 1, to: 2, insert: '-' },
      { from: 1, to: 1, insert: 'x' },
      { from: 1, to: 1, insert: 'y' }
    ]
    expect(applyEdits('abc', edits)).toBe('axy-c')
  })

  it.each([
    [
      'overlapping',
      [
        { from: 0, to: 2, insert: '' },
        { from: 1, to: 3, insert: '' }
      ]
    ],
    ['backwards', [{ from: 2, to: 1, insert: '' }]],
    ['outside', [{ from: 2, to: 9, insert: '' }]]
  ])('throws for %s edits', (_, edits) => {
    expect(() => applyEdits('abc', edits)).toThrow(RangeError)
  })

  it('leaves the text outside the edits as it is', () => {
    fc.assert(
      fc.property(editedText, ({ text, edits }) => {
        const edited = applyEdits(text, edits)
        let [end, at] = [0, 0]
        for (const { from, to, insert } of edits) {
          expect(edited.slice(at, at + from - end)).toBe(text.slice(end, from))
          at += from - end
          expect(edited.slice(at, at + insert.length)).toBe(insert)
          at += insert.length
          end = to
        }
        expect(edited.slice(at)).toBe(text.slice(end))
      })
    )
  })
})

describe('invertEdits', () => {
  it('leads back to the text', () => {
    fc.assert(
      fc.property(editedText, ({ text, edits }) => {
        expect(applyEdits(applyEdits(text, edits), invertEdits(text, edits))).toBe(text)
      })
    )
  })
})

describe('composeEdits', () => {
  it('does what the one and then the other does', () => {
    const twice = editedText.chain(({ text, edits }) =>
      fc.record({ text: fc.constant(text), first: fc.constant(edits), result: texts })
    )
    fc.assert(
      fc.property(twice, ({ text, first, result }) => {
        const second = minimalEdit(applyEdits(text, first), result)
        expect(applyEdits(text, composeEdits(first, second))).toBe(result)
      })
    )
    fc.assert(
      fc.property(editedText, ({ text, edits }) => {
        const back = invertEdits(text, edits)
        expect(applyEdits(text, composeEdits(edits, back))).toBe(text)
      })
    )
  })

  it('leaves alone what neither touches', () => {
    const first = [{ from: 8, to: 9, insert: 'XYZ' }]
    const second = [{ from: 0, to: 1, insert: '' }]
    expect(composeEdits(first, second)).toEqual([
      { from: 0, to: 1, insert: '' },
      { from: 8, to: 9, insert: 'XYZ' }
    ])
  })
})

describe('minimalEdit', () => {
  it.each([
    ['abc', 'abc', []],
    ['abc', 'abXc', [{ from: 2, to: 2, insert: 'X' }]],
    ['aaa', 'aa', [{ from: 2, to: 3, insert: '' }]],
    ['', 'new', [{ from: 0, to: 0, insert: 'new' }]],
    ['a\u{1F3A5}b', 'a\u{1F3AC}b', [{ from: 1, to: 3, insert: '\u{1F3AC}' }]],
    ['\u{1F3A5}', '\u{1F3A5}\u{1F3A5}', [{ from: 2, to: 2, insert: '\u{1F3A5}' }]],
    ['\u{1F3AC}', '\u{1F7AC}', [{ from: 0, to: 2, insert: '\u{1F7AC}' }]]
  ])('turns %j into %j', (oldText, newText, edits) => {
    expect(minimalEdit(oldText, newText)).toEqual(edits)
  })

  it('gives the new text and never half a character', () => {
    fc.assert(
      fc.property(texts, texts, (oldText, newText) => {
        const edits = minimalEdit(oldText, newText)
        expect(applyEdits(oldText, edits)).toBe(newText)
        for (const { from, to, insert } of edits) {
          for (const part of [oldText.slice(0, from), oldText.slice(from, to), oldText.slice(to), insert]) {
            expect(part).not.toMatch(/\p{Cs}/u)
          }
        }
      })
    )
  })
})
