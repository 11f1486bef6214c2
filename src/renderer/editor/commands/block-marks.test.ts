import { describe, expect, it } from 'vitest'
import { run } from '../testing/marked-state.ts'
import { cycleHeading, toggleBulletList, toggleNumberedList, toggleQuote } from './block-marks.ts'

describe('toggleBulletList', () => {
  const cases: Record<string, readonly [before: string, expected: string]> = {
    'makes the line at the cursor an item': ['Sin|tel', '- Sin|tel'],
    'makes text of it again': ['- Sin|tel', 'Sin|tel'],
    'starts an item in an empty line': ['|', '- |'],
    'makes every selected line an item': ['«Sintel\n\nSpring»', '- «Sintel\n\n- Spring»'],
    'takes a hard-wrapped paragraph as one item': [
      'Sintel\nruns| on\n\nSpring',
      '- Sintel\n  runs| on\n\nSpring'
    ],
    'makes a paragraph of it again': ['- Sintel\n  runs| on', 'Sintel\nruns| on'],
    'turns numbers into bullets': ['«1. Sintel\n2. Spring»', '«- Sintel\n- Spring»'],
    'keeps an item nested': ['- a\n  1. Sin|tel', '- a\n  - Sin|tel'],
    'knows quotes': ['> Sin|tel', '> - Sin|tel'],
    'leaves headings out of a paragraph': ['## Films\nSin|tel', '## Films\n- Sin|tel'],
    'serves all cursors': ['Sin|tel\n\nSpr|ing', '- Sin|tel\n\n- Spr|ing'],
    'does not count a line the selection only reaches': ['«Sintel\n»Spring', '- «Sintel\n»Spring']
  }
  for (const [name, [before, expected]] of Object.entries(cases)) {
    it(name, () => expect(run(before, toggleBulletList)).toBe(expected))
  }
  it('does not apply in front matter', () => expect(run('---\na|: b\n---\n', toggleBulletList)).toBeNull())
})

describe('toggleNumberedList', () => {
  it('counts the lines', () =>
    expect(run('«Sintel\nSpring\nElephants»', toggleNumberedList)).toBe(
      '1. «Sintel\n2. Spring\n3. Elephants»'
    ))
  it('makes text of them again', () =>
    expect(run('«1. Sintel\n2. Spring»', toggleNumberedList)).toBe('«Sintel\nSpring»'))
  it('turns bullets into numbers', () =>
    expect(run('«- Sintel\n- Spring»', toggleNumberedList)).toBe('«1. Sintel\n2. Spring»'))
})

describe('toggleQuote', () => {
  it('quotes the paragraph at the cursor', () =>
    expect(run('Sintel\nru|ns\n\nx', toggleQuote)).toBe('> Sintel\n> ru|ns\n\nx'))
  it('takes the quote away', () => expect(run('> Sin|tel', toggleQuote)).toBe('Sin|tel'))
  it('quotes what is not quoted yet', () => expect(run('«> a\nb»', toggleQuote)).toBe('> «> a\n> b»'))
})

describe('cycleHeading', () => {
  it('goes from text through levels 2, 3 and 4 back to text', () => {
    const steps = ['Films|']
    for (let step = 0; step < 4; step++) steps.push(run(steps.at(-1) ?? '', cycleHeading) ?? '')
    expect(steps).toEqual(['Films|', '## Films|', '### Films|', '#### Films|', 'Films|'])
  })
  it('makes sections of titles', () => expect(run('# Films|', cycleHeading)).toBe('## Films|'))
  it('gives all lines the level of the first', () =>
    expect(run('«## Films\n### Talks»', cycleHeading)).toBe('«### Films\n### Talks»'))
  it('makes a heading of a list item', () => expect(run('- Films|', cycleHeading)).toBe('## Films|'))
  it('keeps the quote around a heading', () => expect(run('> Films|', cycleHeading)).toBe('> ## Films|'))
  it('changes one line of a paragraph only', () => expect(run('a\nb|\nc', cycleHeading)).toBe('a\n## b|\nc'))
})
