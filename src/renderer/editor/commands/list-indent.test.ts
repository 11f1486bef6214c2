import { describe, expect, it } from 'vitest'
import { run } from '../testing/marked-state.ts'
import { indentListItem, outdentListItem } from './list-indent.ts'

describe('indentListItem', () => {
  const cases: Record<string, readonly [before: string, expected: string]> = {
    'goes below the item before': ['- a\n- b|', '- a\n  - b|'],
    'goes as deep as a number needs': ['1. a\n2. b|', '1. a\n   2. b|'],
    'leaves the first item where it is': ['- a|\n- b', '- a|\n- b'],
    'takes along what belongs to the item': [
      '- a\n- b|\n  more\n  - c\n- d',
      '- a\n  - b|\n    more\n    - c\n- d'
    ],
    'moves several items to one place': ['- a\n- «b\n- c»\n- d', '- a\n  - «b\n  - c»\n- d'],
    'works from anywhere in the line': ['- a\n|- b', '- a\n  |- b'],
    'keeps quote marks': ['> - a\n> - b|', '> - a\n>   - b|']
  }
  for (const [name, [before, expected]] of Object.entries(cases)) {
    it(name, () => expect(run(before, indentListItem)).toBe(expected))
  }
  it('is not for text: there Tab leaves the editor', () => {
    expect(run('Sin|tel', indentListItem)).toBeNull()
    expect(run('- a\n\nSin|tel', indentListItem)).toBeNull()
  })
})

describe('outdentListItem', () => {
  const cases: Record<string, readonly [before: string, expected: string]> = {
    'goes back to the level of the outer item': ['- a\n  - b|', '- a\n- b|'],
    'takes along what belongs to the item': ['- a\n  - b|\n    more\n    - c', '- a\n- b|\n  more\n  - c'],
    'stops at the outermost level': ['- a\n- b|', '- a\n- b|'],
    'leaves a numbered list': ['1. a\n   - b|', '1. a\n- b|']
  }
  for (const [name, [before, expected]] of Object.entries(cases)) {
    it(name, () => expect(run(before, outdentListItem)).toBe(expected))
  }
})
