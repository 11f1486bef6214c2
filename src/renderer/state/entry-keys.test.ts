import { describe, expect, it } from 'vitest'
import { readFrontMatter } from '#core/frontmatter/index.ts'
import { readVideoEntries } from '#core/videos/entries.ts'
import { entryKeys, type KeyedEntries } from './entry-keys.ts'

function entriesOf(...titles: readonly string[]) {
  const list = titles.map(title => `  - title: ${title}\n    duration: PT1M\n`).join('')
  const frontMatter = readFrontMatter(`---\nvideoSchema:\n${list}---\n`)
  return frontMatter.kind === 'yaml' ? readVideoEntries(frontMatter).entries : []
}

const keyed = (...titles: readonly string[]): KeyedEntries => entryKeys(null, entriesOf(...titles))

const keysOf = (before: KeyedEntries, ...titles: readonly string[]): readonly string[] =>
  entryKeys(before, entriesOf(...titles)).keys

describe('the keys of video entries', () => {
  it('follow an entry that moves', () => {
    const before = keyed('One', 'Two', 'Three')
    const [one, two, three] = before.keys
    expect(keysOf(before, 'Two', 'Three', 'One')).toEqual([two, three, one])
  })

  it('stay when an entry is changed in its place', () => {
    const before = keyed('One', 'Two')
    expect(keysOf(before, 'One', 'Zwei')).toEqual(before.keys)
  })

  it('stay when one of two that say the same is changed in its place', () => {
    const before = keyed('One', 'One')
    expect(keysOf(before, 'Eins', 'One')).toEqual(before.keys)
    expect(keysOf(before, 'One', 'Eins')).toEqual(before.keys)
  })

  it('of a new entry are new, wherever it is put', () => {
    const before = keyed('One', 'Two')
    const [first, second, third] = keysOf(before, 'One', 'New', 'Two')
    expect([first, third]).toEqual(before.keys)
    expect(before.keys).not.toContain(second)
  })

  it('of a duplicate are new', () => {
    const before = keyed('One', 'Two')
    const keys = keysOf(before, 'One', 'One', 'Two')
    expect(new Set(keys).size).toBe(3)
    expect([keys[0], keys[2]]).toEqual(before.keys)
  })

  it('of the others stay when one is deleted', () => {
    const before = keyed('One', 'Two', 'Three')
    expect(keysOf(before, 'One', 'Three')).toEqual([before.keys[0], before.keys[2]])
  })

  it('of an entry that comes back are those it had', () => {
    const before = keyed('One', 'Two', 'Three')
    const without = entryKeys(before, entriesOf('One', 'Three'))
    expect(keysOf(without, 'One', 'Two', 'Three')).toEqual(before.keys)
    const empty = entryKeys(without, [])
    expect(keysOf(empty, 'One', 'Three')).toEqual(without.keys)
  })

  it('stay while an entry is typed to say what a deleted one said', () => {
    const before = keyed('One', 'Two')
    const without = entryKeys(before, entriesOf('One'))
    const added = entryKeys(without, entriesOf('One', 'Tw'))
    expect(keysOf(added, 'One', 'Two')).toEqual(added.keys)
  })
})
