import { expect, it } from 'vitest'
import type { PostSummary } from '#shared/content.ts'
import { twinPlaces } from './twin-places.ts'

const post = (id: string, title: string, date: number | null = 0): PostSummary => ({
  id,
  title,
  date,
  draft: false,
  videoCount: 0,
  cover: null,
  trouble: null
})

it('names the folder or file of posts that look the same', () => {
  const places = twinPlaces([
    post('recaps/0614-films/index.md', 'Films'),
    post('recaps/films.md', 'Films'),
    post('recaps/other.md', 'Other'),
    post('recaps/later.md', 'Films', 86_400_000),
    post('recaps/_index.md', 'Films', null)
  ])
  expect([...places]).toEqual([
    ['recaps/0614-films/index.md', '0614-films'],
    ['recaps/films.md', 'films.md']
  ])
})

it('names the whole path where the folders have the same name', () => {
  const places = twinPlaces([post('en/films/index.md', 'Films'), post('de/films/index.md', 'Films')])
  expect([...places.values()]).toEqual(['en/films/index.md', 'de/films/index.md'])
})
