import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { EditResult } from '../frontmatter/types.ts'
import { applyEdits } from '../text/apply-edits.ts'
import {
  moveSectionAt,
  moveVideoWithSection,
  removeVideoWithSection,
  renameVideoWithHeading,
  sectionMoveFor,
  sectionOfEntry
} from './move-section.ts'

const ids = ['WhWc3b3KhnY', 'eRsGyueVLvQ', 'aqz-KE-bpKQ']
const names = ['Spring', 'Sintel', 'Bunny']

const entry = (at: number) => `    - title: ${names[at]}\n      embedUrl: https://youtu.be/${ids[at]}\n`
const section = (at: number) => `## ${names[at]}\n\nWords on ${names[at]}.\n\n{{< youtube ${ids[at]} >}}\n`

const post = (entries: readonly number[], sections: readonly number[], closing = '') =>
  `---\nparams:\n  videoSchema:\n${entries.map(entry).join('')}---\n\nWelcome.\n\n${sections.map(section).join('\n')}${closing}`

function applied(text: string, result: EditResult): string {
  if (!result.ok) throw new Error(result.message)
  return applyEdits(text, result.edits)
}

const moved = (text: string, from: number, to: number) => applied(text, moveVideoWithSection(text, from, to))

describe('moveVideoWithSection', () => {
  it.each([
    [0, 1, [1, 0, 2]],
    [0, 2, [1, 2, 0]],
    [2, 0, [2, 0, 1]],
    [1, 0, [1, 0, 2]],
    [1, 1, [0, 1, 2]]
  ])('moves video %i to %i, entry and section', (from, to, order) => {
    expect(moved(post([0, 1, 2], [0, 1, 2]), from, to)).toBe(post(order, order))
  })

  it('gives the text as it was when it is moved back, whatever keeps the sections apart', () => {
    const gap = fc.constantFrom('\n\n', '\n', '\n\n\n\n')
    fc.assert(
      fc.property(
        gap,
        gap,
        fc.constantFrom('', '\n', '\n\n'),
        fc.nat(2),
        fc.nat(2),
        (a, b, end, from, to) => {
          const [first = '', second = '', third = ''] = [0, 1, 2].map(at => section(at).trimEnd())
          const text = `${post([0, 1, 2], [])}${first}${a}${second}${b}${third}${end}`
          const there = moved(text, from, to)
          expect(moved(there, to, from)).toBe(text)
        }
      )
    )
  })

  it('tells which lines will move and where to', () => {
    const text = post([0, 1, 2], [0, 1, 2])
    expect(sectionMoveFor(text, 0, 2)).toMatchObject({
      lines: { first: 14, last: 18, heading: { text: 'Spring' } },
      beside: 'Bunny',
      side: 'behind'
    })
    expect(sectionMoveFor(text, 2, 0)).toMatchObject({ beside: 'Spring', side: 'before' })
    expect(sectionMoveFor(text, 1, 1)).toBeNull()
  })

  it('lets the words that close the post stay at its end', () => {
    const closing = '\nSee you next time.\n'
    const text = post([0, 1, 2], [0, 1, 2], closing)
    expect(sectionOfEntry(text, 2)).toMatchObject({ leavesClosingWords: true })
    expect(moved(text, 2, 0)).toBe(post([2, 0, 1], [2, 0, 1], closing))
  })

  it('moves the entry alone where it has no section, or one of another level', () => {
    const none = post([0, 1], [0])
    expect(moved(none, 1, 0)).toBe(post([1, 0], [0]))
    const deeper = post([0, 1], [0, 1]).replace('## Sintel', '### Sintel')
    expect(sectionMoveFor(deeper, 1, 0)).toBeNull()
  })

  it('takes deeper sections along, and no heading from code', () => {
    const text = post([0, 1], [0, 1]).replace('Words on Spring.', '### More\n\n```\n## no heading\n```')
    const result = moved(text, 0, 1)
    expect(result.indexOf('## Sintel')).toBeLessThan(result.indexOf('## Spring'))
    expect(result.indexOf('## Spring')).toBeLessThan(result.indexOf('### More'))
    expect(moved(result, 1, 0)).toBe(text)
  })
})

describe('removeVideoWithSection and renameVideoWithHeading', () => {
  it('deletes both', () => {
    const text = post([0, 1, 2], [0, 1, 2])
    expect(applied(text, removeVideoWithSection(text, 1))).toBe(post([0, 2], [0, 2]))
    expect(applied(text, removeVideoWithSection(text, 0))).toBe(post([1, 2], [1, 2]))
    expect(applied(text, removeVideoWithSection(text, 2))).toBe(post([0, 1], [0, 1]))
  })

  it('renames both, with what Markdown would take for a mark escaped', () => {
    const text = post([0, 1], [0, 1])
    const result = applied(text, renameVideoWithHeading(text, 0, 'Spring *in* C#'))
    expect(result).toContain('- title: Spring *in* C#\n')
    expect(result).toContain('## Spring \\*in\\* C\\#\n')
  })
})

describe('moveSectionAt', () => {
  const at = (text: string, words: string, direction: -1 | 1) => {
    const move = moveSectionAt(text, text.indexOf(words), direction)
    return move && { text: applied(text, move.result), section: move.section }
  }

  it('moves the section at the cursor and the entry with it', () => {
    const text = post([0, 1, 2], [0, 1, 2])
    const down = at(text, 'Words on Spring', 1)
    expect(down?.text).toBe(post([1, 0, 2], [1, 0, 2]))
    expect(down?.text.slice(down.section.from, down.section.to)).toBe(section(0).trimEnd())
    expect(at(text, 'Words on Bunny', -1)?.text).toBe(post([0, 2, 1], [0, 2, 1]))
  })

  it('moves no entry for a section without video, and none past the ends', () => {
    const text = post([0, 1], [0, 1]).replace('## Sintel', '## News\n\nNone.\n\n## Sintel')
    expect(at(text, 'None.', -1)?.text).toContain(
      'embedUrl: https://youtu.be/WhWc3b3KhnY\n    - title: Sintel'
    )
    expect(at(text, 'Words on Spring', -1)).toBeNull()
    expect(at(text, 'Welcome.', 1)).toBeNull()
  })
})
