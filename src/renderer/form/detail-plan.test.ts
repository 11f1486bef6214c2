import { describe, expect, it } from 'vitest'
import { nodeAt, readFrontMatter } from '#core/frontmatter/index.ts'
import { addableFields, namedField } from './addable-fields.ts'
import { detailPlan, groupPlan, isDetailPath } from './detail-plan.ts'
import { withKept } from './kept-fields.ts'

const plan = (yaml: string, used: Parameters<typeof detailPlan>[1] = []) =>
  detailPlan(readFrontMatter(`---\n${yaml}---\n`), used)

const kinds = (yaml: string): Readonly<Record<string, string>> =>
  Object.fromEntries(plan(yaml).map(({ path, kind }) => [path.join('.'), kind]))

describe('the plan of the details', () => {
  it('shows the usual fields of a post that has none', () => {
    expect(detailPlan({ kind: 'none' }).map(({ label }) => label)).toEqual([
      'Title',
      'Description',
      'Date',
      'Author',
      'Keywords',
      'Draft'
    ])
  })

  it('shows every key of the post once, with a field that fits', () => {
    expect(
      kinds(
        'title: A\ntags: [a, b]\nweight: 3\nlastmod: 2020-01-01\nslug: x\naliases: [/a/, /b/]\ncover: a.jpg\nmenu:\n  main:\n    weight: 1\nparams:\n  author:\n    name: Ines\n  showCover: true\n  images: [a.jpg]\n  feature: [/recaps/one]\n  videoSchema: []\n'
      )
    ).toEqual({
      title: 'text',
      description: 'long-text',
      date: 'date',
      'params.author': 'author',
      tags: 'keywords',
      draft: 'switch',
      weight: 'number',
      lastmod: 'date',
      slug: 'text',
      aliases: 'list',
      cover: 'image',
      menu: 'group',
      'params.showCover': 'switch',
      'params.images': 'images',
      'params.feature': 'list'
    })
  })

  it('never shows a list with commas, empty or long items as words between commas', () => {
    expect(kinds('keywords: ["a, b", c]\n').keywords).toBe('list')
    expect(kinds('keywords: ["", c]\n').keywords).toBe('group')
    expect(kinds('keywords:\n  - |\n    a\n    b\n').keywords).toBe('group')
    expect(kinds('keywords: [" a"]\n').keywords).toBe('group')
  })

  it('tells what has no value yet in an item by what the others have there', () => {
    const frontMatter = readFrontMatter(
      '---\nspeakers:\n  - name: A\n    seats: 2\n  - name: ""\n    seats:\n---\n'
    )
    const list = nodeAt(frontMatter, ['speakers'])
    if (list?.kind !== 'list') throw new Error('no list')
    const [, second] = list.items
    expect(second && groupPlan(second, list.items).map(({ kind }) => kind)).toEqual(['text', 'number'])
    expect(second && groupPlan(second).map(({ kind }) => kind)).toEqual(['text', 'text'])
  })

  it('puts an author where the folder’s posts have theirs', () => {
    const at = (used: Parameters<typeof detailPlan>[1], yaml = 'title: A\n') =>
      plan(yaml, used).find(({ kind }) => kind === 'author')?.path
    expect(at([])).toEqual(['author'])
    expect(at([], 'params:\n  x: 1\n')).toEqual(['params', 'author'])
    expect(at([{ path: ['params', 'author'], kind: 'text', posts: 9 }])).toEqual(['params', 'author'])
    expect(at([{ path: ['author'], kind: 'text', posts: 9 }], 'params:\n  x: 1\n')).toEqual(['author'])
  })
})

describe('adding fields', () => {
  const used = [
    { path: ['title'], kind: 'text', posts: 9 },
    { path: ['params', 'showCover'], kind: 'boolean', posts: 8 },
    { path: ['params', 'videoSchema'], kind: 'list', posts: 7 },
    { path: ['outputs'], kind: 'list', posts: 1 }
  ] as const

  it('offers the keys of the folder’s posts first, and none that is shown', () => {
    const offers = addableFields(plan('title: A\nslug: b\n'), used)
    expect(offers.slice(0, 2)).toEqual([
      { path: ['params', 'showCover'], kind: 'switch', label: 'Show cover' },
      { path: ['outputs'], kind: 'list', label: 'Outputs' }
    ])
    expect(offers.map(({ path }) => path.join('.'))).not.toContain('slug')
  })

  it('takes any name, to the top or under params', () => {
    const offers = addableFields([], used)
    expect(namedField('showCover', offers, false)?.path).toEqual(['params', 'showCover'])
    expect(namedField('Show cover', offers, false)?.path).toEqual(['params', 'showCover'])
    expect(namedField('lightsOut', offers, true)?.path).toEqual(['params', 'lightsOut'])
    expect(namedField('lightsOut', offers, false)?.path).toEqual(['lightsOut'])
    expect(namedField('expiryDate', offers, true)).toMatchObject({ path: ['expiryDate'], kind: 'date' })
    for (const name of ['', 'params', 'videoSchema', 'a: b', '- a', '1a'])
      expect(namedField(name, offers, true)).toBeNull()
  })
})

describe('kept fields', () => {
  it('give way where the source made something else of the value', () => {
    const [cover] = plan('cover:\n  image: a.jpg\n').filter(({ path }) => path[0] === 'cover')
    const [slug] = plan('slug: [a]\n').filter(({ path }) => path[0] === 'slug')
    if (cover === undefined || slug === undefined) throw new Error('no fields')
    const kept = [cover, slug].map(field => ({ ...field, kind: 'text' }) as const)
    expect(withKept([cover, slug], kept, isDetailPath)).toEqual([cover, slug])
  })

  it('hold the kind of a field that is typed in, and one that has no value yet', () => {
    const [title] = plan('title: A\n')
    const slug = { path: ['slug'], kind: 'text', label: 'Slug' } as const
    const inEntry = { path: ['params', 'x', 1], kind: 'text', label: 'X' } as const
    if (title === undefined) throw new Error('no title')
    const long = { ...title, kind: 'long-text' } as const
    expect(withKept([long], [title, slug, inEntry], isDetailPath)).toEqual([title, slug])
  })
})
