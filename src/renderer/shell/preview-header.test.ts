import { expect, it } from 'vitest'
import { readFrontMatter } from '#core/frontmatter/index.ts'
import { previewHeader } from './preview-header.ts'

const site = { authors: [{ id: 'mara', name: 'Mara Lind', avatar: null }], keywords: [] }
const headerOf = (yaml: string, found: string | null = null) =>
  previewHeader(
    { id: 'evenings/one/index.md', frontMatter: readFrontMatter(`---\n${yaml}\n---\n`) },
    site,
    found
  )

it('reads title, day and authors', () => {
  expect(headerOf('title: One\ndate: 2024-06-14T20:00:00+02:00\nauthor: mara')).toEqual({
    title: 'One',
    date: '14 June 2024',
    author: 'Mara Lind',
    cover: null,
    order: ['cover', 'title', 'byline']
  })
})

it.each([
  ['authors: [mara, ines]', 'Mara Lind, ines'],
  ['params: {author: {name: Ines Falk, avatar: a.png}}', 'Ines Falk'],
  ['authors:\n  - name: Ines Falk\n  - mara', 'Ines Falk, Mara Lind'],
  ['author: ""', null]
])('names who wrote it: %s', (yaml, author) => {
  expect(headerOf(yaml)?.author).toBe(author)
})

it.each([
  ['cover: a.jpg', null, 'a.jpg'],
  ['params: {cover: {image: b.jpg}}', 'evenings/one/cover.jpg', 'b.jpg'],
  ['cover: true\nfeature: [/recaps/one, b.jpg]', null, 'b.jpg'],
  ['title: x', 'evenings/one/cover 1.jpg', 'cover%201.jpg'],
  ['title: x', 'evenings/one/thumbnail.png', null],
  ['title: x', 'static/cover.png', null]
])('finds the cover: %s, %s', (yaml, found, cover) => {
  expect(headerOf(yaml, found)?.cover).toBe(cover)
})

it('follows the site', () => {
  const order = ['title', 'byline', 'cover'] as const
  const header = previewHeader(
    { id: 'a.md', frontMatter: readFrontMatter('---\ntitle: x\n---\n') },
    { ...site, headerOrder: order },
    null
  )
  expect(header?.order).toEqual(order)
})
