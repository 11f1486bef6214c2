import { describe, expect, it } from 'vitest'
import { run } from '../testing/marked-state.ts'
import { continueList } from './continue-list.ts'

describe('Enter in a list', () => {
  const cases: Record<string, readonly [before: string, expected: string]> = {
    'begins the next item': ['- Sintel|', '- Sintel\n- |'],
    'begins the next number': ['1. Sintel|\n2. Spring', '1. Sintel\n2. |\n3. Spring'],
    'begins an open task': ['- [x] Sintel|', '- [x] Sintel\n- [ ] |'],
    'splits an item': ['- Sin|tel', '- Sin\n- |tel'],
    'goes on with a quote': ['> Sintel|', '> Sintel\n> |'],
    'leaves the list with a blank line': ['- Sintel\n- |', '- Sintel\n\n|'],
    'leaves it from its only item': ['Films:\n\n- |', 'Films:\n\n|'],
    'leaves an inner list for the outer one': ['- a\n  - b\n  - |', '- a\n  - b\n- |']
  }
  for (const [name, [before, expected]] of Object.entries(cases)) {
    it(name, () => expect(run(before, continueList)).toBe(expected))
  }
  it('is not for text', () => expect(run('Sintel|', continueList)).toBeNull())
})
