import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { mergeTexts } from './merge-texts.ts'

interface Entry {
  readonly title: string
  readonly embedUrl: string
  readonly uploadDate: string
  readonly duration: string
}

const films: readonly Entry[] = [
  {
    title: 'Sintel',
    embedUrl: 'https://youtu.be/eRsGyueVLvQ',
    uploadDate: '2010-09-30',
    duration: 'PT14M48S'
  },
  {
    title: 'Big Buck Bunny',
    embedUrl: 'https://youtu.be/aqz-KE-bpKQ',
    uploadDate: '2014-11-10',
    duration: 'PT10M34S'
  },
  { title: 'Spring', embedUrl: 'https://youtu.be/WhWc3b3KhnY', uploadDate: '2019-04-04', duration: 'PT7M44S' }
]

function post(
  entries: readonly Entry[],
  { title = 'Open films', extra = '', body = '\n# Films\n\nText.\n' } = {}
) {
  const items = entries.map(
    entry =>
      `    - title: ${entry.title}\n      embedUrl: ${entry.embedUrl}\n      uploadDate: ${entry.uploadDate}\n      duration: ${entry.duration}\n`
  )
  return `---\ntitle: ${title}\ndate: 2021-06-17\n${extra}params:\n  author: ton\n  videoSchema:\n${items.join('')}---\n${body}`
}

function edited(at: number, change: Partial<Entry>): readonly Entry[] {
  return films.map((film, index) => (index === at ? { ...film, ...change } : film))
}

function merged(mine: string, theirs: string, base = post(films)): string | null {
  const result = mergeTexts(base, mine, theirs)
  return result.kind === 'merged' ? result.text : null
}

const [sintel, bunny, spring] = films as readonly [Entry, Entry, Entry]

describe('mergeTexts', () => {
  it('merges different fields of one entry, on neighbouring lines', () => {
    const mine = post(edited(1, { uploadDate: '2014-11-11' }))
    const theirs = post(edited(1, { duration: 'PT9M56S', title: 'Big Buck Bunny in 4K' }))
    const both = edited(1, { uploadDate: '2014-11-11', duration: 'PT9M56S', title: 'Big Buck Bunny in 4K' })
    expect(merged(mine, theirs)).toBe(post(both))
  })

  it('merges a change of an entry with its move', () => {
    const mine = post(edited(0, { duration: 'PT15M' }))
    expect(merged(mine, post([bunny, spring, sintel]))).toBe(
      post([bunny, spring, { ...sintel, duration: 'PT15M' }])
    )
  })

  it('merges a change of an entry with a deleted and an added one', () => {
    const added = { ...spring, title: 'Agent 327', embedUrl: 'https://youtu.be/mN0zPOpADL4' }
    expect(merged(post([sintel, spring]), post([...films, added]))).toBe(post([sintel, spring, added]))
  })

  it('merges new fields at one place, and a new field with changed neighbours', () => {
    expect(merged(post(films, { extra: 'slug: films\n' }), post(films, { extra: 'draft: true\n' }))).toBe(
      post(films, { extra: 'slug: films\ndraft: true\n' })
    )
    expect(merged(post(films, { extra: 'slug: films\n' }), post(films, { title: 'Films' }))).toBe(
      post(films, { extra: 'slug: films\n', title: 'Films' })
    )
  })

  it('merges front matter on one side with the body on the other, where they touch', () => {
    const mine = post(edited(2, { duration: 'PT8M' }), { body: 'Text.\n' })
    const base = post(films, { body: 'Text.\n' })
    expect(merged(mine, post(films, { body: 'More text.\n' }), base)).toBe(
      post(edited(2, { duration: 'PT8M' }), { body: 'More text.\n' })
    )
  })

  it('merges two lines of one long description', () => {
    const base = post(films, { extra: 'description: |\n  One\n  two\n  three\n' })
    const mine = base.replace('One', 'Eins')
    expect(merged(mine, base.replace('three', 'drei'), base)).toBe(mine.replace('three', 'drei'))
  })

  it('keeps comments and order as they are on the side that has them', () => {
    const theirs = post(edited(0, { duration: 'PT15M' })).replace(
      '    - title: Spring',
      '    # The newest\n    - title: Spring'
    )
    const mine = post(edited(0, { uploadDate: '2010-10-01' }))
    expect(merged(mine, theirs)).toBe(theirs.replace('2010-09-30', '2010-10-01'))
  })

  it('does not mix two indentations', () => {
    const indented = post(edited(0, { duration: 'PT1M' }))
      .replace(/^ {4}/gm, '  ')
      .replace(/^ {2} {2}(?=[a-z])/gm, '    ')
    const result = mergeTexts(post(films), indented, post(edited(2, { duration: 'PT2M' })))
    expect(result).toMatchObject({ kind: 'conflict', preferMine: indented })
  })

  it.each([
    ['one value', post(edited(0, { duration: 'PT1M' })), post(edited(0, { duration: 'PT2M' }))],
    ['a changed and a deleted entry', post(edited(0, { duration: 'PT1M' })), post([bunny, spring])],
    ['an entry moved to two places', post([bunny, sintel, spring]), post([bunny, spring, sintel])],
    [
      'one new field with two values',
      post(films, { extra: 'slug: a\n' }),
      post(films, { extra: 'slug: b\n' })
    ],
    ['one line of the body', post(films, { body: 'Mine.\n' }), post(films, { body: 'Theirs.\n' })],
    [
      'two entries at one place',
      post([...films, { ...sintel, title: 'A', embedUrl: 'a' }]),
      post([...films, { ...sintel, title: 'B', embedUrl: 'b' }])
    ]
  ])('leaves to the writer: %s', (_, mine, theirs) => {
    const result = mergeTexts(post(films), mine, theirs)
    expect(result.kind).toBe('conflict')
    if (result.kind !== 'conflict') return
    expect(result.preferMine).toBe(mine)
    expect(result.preferTheirs).toBe(theirs)
  })

  it('merges what can be merged around a conflict', () => {
    const mine = post(edited(0, { duration: 'PT1M' }), { body: '\n# Films\n\nMine.\n' })
    const theirs = post(edited(0, { uploadDate: '2010-10-01' }), { body: '\n# Films\n\nTheirs.\n' })
    const both = edited(0, { duration: 'PT1M', uploadDate: '2010-10-01' })
    expect(mergeTexts(post(films), mine, theirs)).toMatchObject({
      kind: 'conflict',
      preferMine: post(both, { body: '\n# Films\n\nMine.\n' }),
      preferTheirs: post(both, { body: '\n# Films\n\nTheirs.\n' })
    })
  })

  it('never lets two readable sides become unreadable', () => {
    const base = '---\na: 1\nb: 2\nc: 3\nd: 4\n---\n'
    const mine = base.replace('a: 1\n', 'a: 1\nnew: x\n')
    const theirs = base.replace('d: 4\n', 'd: 4\nnew: y\n')
    expect(mergeTexts(base, mine, theirs).kind).toBe('conflict')
    expect(
      mergeTexts('Text\n\nmore\n', '---\na: 1\n---\nText\n\nmore\n', 'Text\n\nmore\n\nand more\n')
    ).toEqual({
      kind: 'merged',
      text: '---\na: 1\n---\nText\n\nmore\n\nand more\n'
    })
  })

  it('merges texts without readable front matter by lines', () => {
    const base = '---\ntitle: "unclosed\nb: 2\n---\nText\n\nmore\n'
    const theirs = base.replace('more', 'most')
    expect(merged(base.replace('Text', 'Mine'), theirs, base)).toBe(theirs.replace('Text', 'Mine'))
  })

  it('keeps every field that either side changed, in whatever order the entries stand', () => {
    const fields = ['title', 'embedUrl', 'uploadDate', 'duration'] as const
    const owner = fc.constantFrom('base', 'base', 'mine', 'theirs')
    const owners = fc.array(fc.array(owner, { minLength: 4, maxLength: 4 }), { minLength: 3, maxLength: 3 })
    const order = fc.shuffledSubarray([0, 1, 2], { minLength: 3, maxLength: 3 })
    fc.assert(
      fc.property(owners, order, (owners, order) => {
        const version = (...sides: readonly string[]) =>
          films.map((film, entry) => {
            const change = fields.map((field, at) => {
              const owner = owners[entry]?.[at] ?? 'base'
              return [field, sides.includes(owner) ? `new-${owner}-${entry}-${at}` : film[field]]
            })
            return Object.fromEntries(change) as Entry
          })
        const arranged = (entries: readonly Entry[]) => order.map(at => entries[at] ?? sintel)
        const [mine, theirs] = [version('mine'), arranged(version('theirs'))]
        // One side may rename an entry altogether; both halves of its identity gone at once, it is another one.
        fc.pre(owners.every(([title, link]) => title === 'base' || link === 'base'))
        const result = mergeTexts(post(films), post(mine), post(theirs))
        expect(result).toEqual({ kind: 'merged', text: post(arranged(version('mine', 'theirs'))) })
      }),
      { numRuns: 300 }
    )
  })

  it('gives the other side where one did not change, whatever the texts are', () => {
    const piece = fc.constantFrom(
      '---\n',
      'a: 1\n',
      'b:\n',
      '  - c: \u{1F3A5}\n',
      '    d: 2\n',
      'Text\n',
      '\n',
      '\u{1F3AC}'
    )
    const text = fc.array(piece, { maxLength: 12 }).map(pieces => pieces.join(''))
    fc.assert(
      fc.property(text, text, text, (base, mine, theirs) => {
        expect(mergeTexts(base, mine, base)).toEqual({ kind: 'merged', text: mine })
        expect(mergeTexts(base, base, theirs)).toEqual({ kind: 'merged', text: theirs })
        const result = mergeTexts(base, mine, theirs)
        const all = result.kind === 'merged' ? result.text : result.preferMine + result.preferTheirs
        expect(all).not.toMatch(/\p{Cs}/u)
      })
    )
  })
})
