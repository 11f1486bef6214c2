import { describe, expect, it } from 'vitest'
import { readFrontMatter } from '#core/frontmatter/index.ts'
import { readVideoEntries } from '#core/videos/entries.ts'
import { entryKeys } from './entry-keys.ts'

function entriesOf(...titles: readonly string[]) {
  const list = titles.map(title => `  - title: ${title}\n    duration: PT1M\n`).join('')
  const frontMatter = readFrontMatter(`---\nvideoSchema:\n${list}---\n`)
  return frontMatter.kind === 'yaml' ? readVideoEntries(frontMatter).entries : []
}

function keyed(...titles: readonly string[]) {
  const entries = entriesOf(...titles)
  return { entries, keys: entryKeys(null, entries) }
}

describe('the keys of video entries', () => {
  it('follow an entry that moves', () => {
    const before = keyed('One', 'Two', 'Three')
    const [one, two, three] = before.keys
    expect(entryKeys(before, entriesOf('Two', 'Three', 'One'))).toEqual([two, three, one])
  })

  it('stay when an entry is changed in its place', () => {
    const before = keyed('One', 'Two')
    expect(entryKeys(before, entriesOf('One', 'Zwei'))).toEqual(before.keys)
  })

  it('of a new entry are new, wherever it is put', () => {
    const before = keyed('One', 'Two')
    const [first, second, third] = entryKeys(before, entriesOf('One', 'New', 'Two'))
    expect([first, third]).toEqual(before.keys)
    expect(before.keys).not.toContain(second)
  })

  it('of a duplicate are new', () => {
    const before = keyed('One', 'Two')
    const keys = entryKeys(before, entriesOf('One', 'One', 'Two'))
    expect(new Set(keys).size).toBe(3)
    expect([keys[0], keys[2]]).toEqual(before.keys)
  })

  it('of the others stay when one is deleted', () => {
    const before = keyed('One', 'Two', 'Three')
    expect(entryKeys(before, entriesOf('One', 'Three'))).toEqual([before.keys[0], before.keys[2]])
  })
})
