import { describe, expect, it } from 'vitest'
import { nodeAt, readFrontMatter, setValue } from '#core/frontmatter/index.ts'
import { applyEdits } from '#core/text/apply-edits.ts'
import { typedList } from './typed-list.ts'

/** The list after its items were typed, in brackets or one a line. */
function typed(list: string, ...items: readonly string[]): string {
  const text = `---\nlist: ${list}\n---\n`
  const node = nodeAt(readFrontMatter(text), ['list'])
  const result = setValue(text, ['list'], typedList(node?.kind === 'list' ? node.items : [], items))
  if (!result.ok) throw new Error(result.message)
  return applyEdits(text, result.edits).slice('---\nlist: '.length, -'\n---\n'.length)
}

describe('a list that is typed', () => {
  it.each([
    ['[yes, 010, 1.10, 1e3, 2021-05-14, a]', ['yes', '010', '1.10', '1e3', '2021-05-14', 'b']],
    ['[No, a]', ['No', 'b']],
    ['[12345678901234567890, a]', ['12345678901234567890', 'b']],
    ['["10", 10, a]', ['10', '10', 'b']],
    ["[a, 'yes', yes]", ['b', 'yes', 'yes']]
  ])('%s changes in the one item that changed', (list, items) => {
    expect(typed(list, ...items)).toBe(list.replace(/\ba\b/, 'b'))
  })

  it('keeps spelling and comments of items around one that is added or goes', () => {
    expect(typed('\n  - on # one\n  - 0x1F # two', 'on', 'new', '0x1F')).toBe(
      '\n  - on # one\n  - new\n  - 0x1F # two'
    )
    expect(typed('[010, x, 020]', '010', '020')).toBe('[010, 020]')
    expect(typed('[010, yes]', 'yes', '010')).toBe('[yes, 010]')
  })

  it('leaves out empty items, and writes new ones as texts', () => {
    expect(typed('[a]', 'a', ' ', ' yes ')).toBe("[a, 'yes']")
  })
})
