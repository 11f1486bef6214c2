import { expect, it } from 'vitest'
import { topFolder } from './site-knowledge.ts'

it.each([
  ['films/spring.md', 'films'],
  ['spring.md', ''],
  ['en/films/spring.md', 'films'],
  ['EN/spring.md', ''],
  ['constructor/spring.md', 'constructor']
])('knows what part of the site %s belongs to', (id, expected) => {
  expect(topFolder(id, { languages: { en: {} } })).toBe(expected)
})
