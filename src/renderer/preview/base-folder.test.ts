import { expect, it } from 'vitest'
import { baseFolder } from './base-folder.ts'

it.each([
  ['blog/0617-recap/index.md', 'site', 'blog/0617-recap'],
  ['blog/0617-recap/index.de.md', 'site', 'blog/0617-recap'],
  ['blog/_index.md', 'site', 'blog'],
  ['blog/recap.md', 'site', 'blog/recap'],
  ['recap.md', 'section', 'recap'],
  ['index.md', 'bundle', ''],
  ['recap.md', 'loose', ''],
  ['2021/recap.md', 'loose', '2021']
] as const)('%s in a %s folder: %s', (id, kind, folder) => {
  expect(baseFolder(id, kind)).toBe(folder)
})
