import { expect, it } from 'vitest'
import { readFrontMatter } from '#core/frontmatter/index.ts'
import { countFields, fieldsOf } from './used-fields.ts'

function rankedOf(...heads: readonly string[]) {
  const counter = countFields()
  for (const head of heads) {
    const frontMatter = readFrontMatter(`---\n${head}---\n`)
    if (frontMatter.kind === 'yaml') counter.add(fieldsOf(frontMatter.root))
  }
  return counter.ranked()
}

it('counts fields at the top and under params, most used first', () => {
  expect(
    rankedOf(
      'title: A\nweight:\nparams:\n  showCover: true\n',
      'title: B\nweight: 3\nparams:\n  showCover: no thanks\n  author: {name: C}\n',
      'title: 12\nparams:\n  showCover: false\n'
    )
  ).toEqual([
    { path: ['params', 'showCover'], posts: 3, kind: 'boolean' },
    { path: ['title'], posts: 3, kind: 'text' },
    { path: ['weight'], posts: 2, kind: 'number' },
    { path: ['params', 'author'], posts: 1, kind: 'group' }
  ])
})

it('takes params that are no group for a field', () => {
  expect(rankedOf('params: none\n')).toEqual([{ path: ['params'], posts: 1, kind: 'text' }])
})
