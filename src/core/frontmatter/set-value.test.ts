import { describe, expect, it } from 'vitest'
import { applyEdits } from '../text/apply-edits.ts'
import { clearValue, nodeAt, readFrontMatter, removeKey, replaceAliasByCopy, setValue } from './index.ts'
import type { EditResult, FieldPath, NewValue } from './types.ts'

const post = (inner: string) => `---\n${inner}\n---\n\nBody: with a colon\n`

function applied(text: string, result: EditResult): string {
  if (!result.ok) throw new Error(`${result.code}: ${result.message}`)
  return applyEdits(text, result.edits)
}

/** The front matter after a value was set. */
function set(inner: string, path: FieldPath, value: NewValue): string {
  const text = post(inner)
  return applied(text, setValue(text, path, value)).slice(4, -'\n---\n\nBody: with a colon\n'.length)
}

describe('setValue keeps the spelling', () => {
  it.each<[name: string, inner: string, value: NewValue, expected: string]>([
    ['plain', 'a: x # c', 'new text', 'a: new text # c'],
    ['plain, once it needs quotes', 'a: x # c', 'b: c', "a: 'b: c' # c"],
    ['plain, in a file of double quotes', 'a: x\nb: "y"', 'c: d', 'a: "c: d"\nb: "y"'],
    ['single quotes', "a: 'x'", "it's", "a: 'it''s'"],
    ['double quotes and their escapes', 'a: "caf\\u00e9 x\\ty"', 'café z\ty', 'a: "caf\\u00e9 z\\ty"'],
    ['quotes over several lines', 'a: "one\n  two\n\n  three"', 'one 2\nthree', 'a: "one\n  2\n\n  three"'],
    ['plain over several lines', 'a: one\n  two three', 'one two four', 'a: one\n  two four'],
    ['a literal block', 'a: |-\n  x', 'y: z', 'a: |-\n  y: z'],
    ['its chomping', 'a: |\n  x\nb: 1', 'y', 'a: |\n  y\nb: 1'],
    ['kept empty lines', 'a: |+\n  x\n\nb: 1', 'y', 'a: |+\n  y\nb: 1'],
    ['a comment behind its indicator', 'a: |- # why\n  x', 'y', 'a: |- # why\n  y'],
    ['a folded block', 'a: >-\n  one\n  two', 'one\nthree', 'a: >-\n  one\n\n  three'],
    ['a number for its indentation', 'a: |2-\n    x\n  y', '  z\ny', 'a: |2-\n    z\n  y'],
    ['an anchor', 'a: &x one', 'two', 'a: &x two'],
    ['nothing, before a comment', 'a: # none\nb: 1', 'x', 'a: x # none\nb: 1'],
    ['a value on the next line', 'a:\n  x\nb: 1', 'z', 'a:\n  z\nb: 1'],
    ['an odd gap', 'a:   x', 'z', 'a:   z']
  ])('%s', (_, inner, value, expected) => {
    expect(set(inner, ['a'], value)).toBe(expected)
  })

  it.each<[name: string, inner: string, value: NewValue, expected: string]>([
    ['a date', 'a: 2021-05-14', { date: '2021-06-01' }, 'a: 2021-06-01'],
    ['a date in quotes', "a: '2021-05-14'", { date: '2021-06-01' }, "a: '2021-06-01'"],
    [
      'a date in words',
      'a: Fri, 30 May 2019 09:00:00 +0000',
      { date: 'Thu, 06 Jun 2019 09:00:00 +0000' },
      'a: Thu, 06 Jun 2019 09:00:00 +0000'
    ],
    ['a switch', 'a: no', true, 'a: true'],
    ['a number', 'a: "1"', 2, 'a: 2'],
    ['nothing', 'a: x # c', null, 'a: # c'],
    ['a list for a text', 'a: x # c', ['w', 'z: 1'], "a: [w, 'z: 1'] # c"],
    ['a text for a list', 'a: # c\n  - x\n  # d\n  - y\nb: 1', 'z', 'a: z # c\nb: 1'],
    ['a group for nothing', 'a:\nb: 1', { fields: [['x', 1]] }, 'a:\n  x: 1\nb: 1']
  ])('writes %s raw', (_, inner, value, expected) => {
    expect(set(inner, ['a'], value)).toBe(expected)
  })

  it('goes back to the spelling it had once that will do again', () => {
    let text = post('a: Sintel\nb: |-\n  A text\n  of two lines.')
    for (const typed of ['y', 'ye', 'yes', 'yes ', 'yes, a film'])
      text = applied(text, setValue(text, ['a'], typed))
    for (const typed of ['', ' ', 'New']) text = applied(text, setValue(text, ['b'], typed))
    expect(text).toBe(post('a: yes, a film\nb: |-\n  New'))
  })

  it('writes what all readers take for text so that they do', () => {
    for (const value of ['yes', '010', '1_000', '31:26', '2021-05-14', '~', '<<', '1e3', 'null', ''])
      expect(set('a: x', ['a'], value)).toBe(`a: '${value}'`)
  })

  it('is careful between brackets', () => {
    expect(set('a: [x, y]', ['a', 1], 'http://x, y')).toBe("a: [x, 'http://x, y']")
    expect(set('a: {b: c}', ['a', 'b'], 'two\nlines')).toBe('a: {b: "two\\nlines"}')
  })

  it('needs no edit for what is there already', () => {
    const text = post('a: "caf\\u00e9"\nb: |\n  x\nc: [1, x]\nd: {e: 2021-05-14}')
    const same: [FieldPath, NewValue][] = [
      [['a'], 'café'],
      [['b'], 'x'],
      [['c'], [1, 'x']],
      [['d'], { fields: [['e', { date: '2021-05-14' }]] }]
    ]
    for (const [path, value] of same) expect(setValue(text, path, value)).toEqual({ ok: true, edits: [] })
  })

  it('changes single items of a list', () => {
    const inner = 'a:\n  # first\n  - "x" # one\n  - w\n  - z'
    expect(set(inner, ['a'], ['x', 'new', 'z'])).toBe('a:\n  # first\n  - "x" # one\n  - new\n  - z')
    expect(set(inner, ['a'], ['w', 'z'])).toBe('a:\n  - w\n  - z')
    expect(set(inner, ['a'], ['x', 'w', 'z', 'more'])).toBe(`${inner}\n  - more`)
  })

  it('changes single fields of a group', () => {
    expect(
      set('a:\n  b: 1 # one\n  c: x', ['a'], {
        fields: [
          ['b', 1],
          ['d', 'w']
        ]
      })
    ).toBe('a:\n  b: 1 # one\n  d: w')
  })
})

describe('setValue creates', () => {
  it('what is missing on the way, with the indentation of the file', () => {
    expect(set('title: x\nbuild:\n    list: never', ['params', 'author'], 'ana')).toBe(
      'title: x\nbuild:\n    list: never\nparams:\n    author: ana'
    )
  })

  it('a key before the groups at the end of a post', () => {
    expect(set('title: x\n\nparams:\n  author: ana', ['slug'], 'w')).toBe(
      'title: x\nslug: w\n\nparams:\n  author: ana'
    )
  })

  it('a key where a given order wants it', () => {
    const text = post('params:\n  a: 1\n  c: 3')
    const result = setValue(text, ['params', 'b'], 2, { order: ['a', 'b', 'c'] })
    expect(applied(text, result)).toBe(post('params:\n  a: 1\n  b: 2\n  c: 3'))
  })

  it('the first field of an empty group', () => {
    expect(set('params: {} # none', ['params', 'author'], 'ana')).toBe('params: # none\n  author: ana')
    expect(set('a: {b: {}}', ['a', 'b', 'c'], 1)).toBe('a: {b: {c: 1}}')
  })

  it('an item at the length of a list', () => {
    expect(set('a: [x]', ['a', 1], 'w')).toBe('a: [x, w]')
    expect(set('a:', ['a', 0], 'w')).toBe('a: [w]')
    expect(setValue(post('a: [x]'), ['a', 3], 'y')).toMatchObject({ ok: false, code: 'no-such-place' })
  })

  it('front matter', () => {
    expect(applied('', setValue('', ['title'], 'x: y'))).toBe("---\ntitle: 'x: y'\n---\n")
    expect(applied('---\n---\nBody', setValue('---\n---\nBody', ['title'], 'x'))).toBe(
      '---\ntitle: x\n---\nBody'
    )
    const commented = '---\n# to do\n---\n'
    expect(applied(commented, setValue(commented, ['title'], 'x'))).toBe('---\n# to do\ntitle: x\n---\n')
  })

  it('keys that need quotes', () => {
    expect(set('a: 1', ['yes'], 'x')).toBe('a: 1\n"yes": x')
  })
})

describe('setValue refuses', () => {
  const refusal = (inner: string, path: FieldPath, value: NewValue = 'new') => {
    const result = setValue(post(inner), path, value)
    return result.ok ? 'done' : [result.code, post(inner).slice(result.at).split('\n', 1)[0]]
  }

  it('with the place', () => {
    expect(refusal('a: &x one\nb: *x', ['b'])).toEqual(['alias', '*x'])
    expect(refusal('a: &x one\nb: *x', ['a'])).toEqual(['alias', '&x one'])
    expect(refusal('a: &x {c: 1}\nb: *x', ['a', 'c'])).toEqual(['alias', '1}'])
    expect(refusal('a: &x {c: 1}\nb: *x', ['b', 'c'])).toEqual(['alias', '*x'])
    expect(refusal('a:\n  - &x one\nb: *x', ['a'], 'text')).toEqual(['alias', '- &x one'])
    expect(refusal('a: !!str x', ['a'])).toEqual(['unsafe', '!!str x'])
    expect(refusal('a:\n  b: 1\n  b: 2', ['a', 'b'])).toEqual(['unsafe', '1'])
    expect(refusal('a: "x', ['a'])).toEqual(['unreadable', '"x'])
    expect(refusal('a: x', ['a', 'b'])).toEqual(['no-such-place', 'x'])
    expect(refusal('a: x', ['a'], 'half \ud83d')).toEqual(['unsafe', '---'])
    expect(refusal('a: x', ['a'], Number.NaN)).toEqual(['unsafe', '---'])
  })

  it('and a copy in place of the alias makes it possible', () => {
    const text = post('a: &x\n  - one: |-\n      text\nb:\n    c: *x # again')
    const copied = applied(text, replaceAliasByCopy(text, ['b', 'c', 0, 'one']))
    expect(copied).toBe(
      post('a: &x\n  - one: |-\n      text\nb:\n    c: # again\n      - one: |-\n          text')
    )
    expect(applied(copied, setValue(copied, ['b', 'c', 0, 'one'], 'other'))).toContain('    other\n---')
  })
})

describe('removeKey and clearValue', () => {
  const without = (inner: string, path: FieldPath) => applied(post(inner), removeKey(post(inner), path))
  const cleared = (inner: string, path: FieldPath) => applied(post(inner), clearValue(post(inner), path))

  it('takes a key out of maps of any style', () => {
    expect(without('a: 1\n# about b\nb:\n  - x\nc: 3', ['b'])).toBe(post('a: 1\nc: 3'))
    expect(without('p:\n  a: 1 # c', ['p', 'a'])).toBe(post('p: {}'))
    expect(without('p: {a: 1, b: 2}', ['p', 'a'])).toBe(post('p: {b: 2}'))
    expect(without('a: |-\n  x', ['a'])).toBe('---\n---\n\nBody: with a colon\n')
  })

  it('empties a value', () => {
    expect(cleared('a: x # c', ['a'])).toBe(post("a: '' # c"))
    expect(cleared('a: |-\n  x\nb: 1', ['a'])).toBe(post("a: ''\nb: 1"))
    expect(cleared('a: 2021-05-14', ['a'])).toBe(post('a:'))
    expect(cleared('a:\n  - x\n  - y', ['a'])).toBe(post('a: []'))
    expect(cleared('a: {b: c}', ['a'])).toBe(post('a: {}'))
  })

  it('knows a place that is gone', () => {
    expect(removeKey(post('a: 1'), ['b'])).toMatchObject({ ok: false, code: 'no-such-place' })
    expect(clearValue(post('a: 1'), ['b'])).toMatchObject({ ok: false, code: 'no-such-place' })
  })
})

it('reads back what it wrote, and finds it where it was', () => {
  const text = post('a: x')
  const written = applied(text, setValue(text, ['a'], 'line one\nline two\n'))
  expect(nodeAt(readFrontMatter(written), ['a'])).toMatchObject({ exact: 'line one\nline two\n' })
})
