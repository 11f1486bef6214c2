import { EditorState } from '@codemirror/state'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { keepDraft as keep, keptDraft as kept } from '../state/kept-drafts.ts'
import { inserted, moved, removed, renumberItems } from './item-numbers.ts'
import { keepField, useKeptFields } from './kept-fields.ts'

const post = { id: 'a', editor: EditorState.create() }
vi.mock('../state/open-posts.ts', () => ({ activePost: () => post, postOf: () => post }))

type Path = Parameters<typeof kept>[0]['path']
const keptDraft = (scope: string, path: Path) => kept({ scope, path })
const keepDraft = (scope: string, path: Path, said: ReturnType<typeof draft>) =>
  keep({ scope, path }, said, { said: () => '', videoOf: () => null, scopeOf: () => null })

const draft = (typed: string) => ({
  typed,
  before: '',
  after: '',
  error: 'This must be a number.',
  said: ['']
})

const numbers = (numberOf: (index: number) => number | null) => [0, 1, 2, 3].map(numberOf)

describe('items of a list', () => {
  it('are numbered anew', () => {
    expect(numbers(moved(0, 2))).toEqual([2, 0, 1, 3])
    expect(numbers(moved(2, 1))).toEqual([0, 2, 1, 3])
    expect(numbers(inserted(1))).toEqual([0, 2, 3, 4])
    expect(numbers(removed(1))).toEqual([0, null, 1, 2])
  })

  it('take along what waits in their fields', () => {
    keepDraft('post', ['seats', 1], draft('many'))
    keepDraft('post', ['seats', 0, 'row'], draft('first'))
    keepDraft('post', ['weight'], draft('heavy'))
    keepDraft('other', ['seats', 1], draft('few'))
    renumberItems('post', ['seats'], moved(1, 0))
    expect(keptDraft('post', ['seats', 0])?.typed).toBe('many')
    expect(keptDraft('post', ['seats', 1, 'row'])?.typed).toBe('first')
    expect(keptDraft('post', ['seats', 1])).toBeNull()
    expect(keptDraft('post', ['weight'])?.typed).toBe('heavy')
    expect(keptDraft('other', ['seats', 1])?.typed).toBe('few')
    renumberItems('post', ['seats'], removed(0))
    expect(keptDraft('post', ['seats', 0, 'row'])?.typed).toBe('first')
    expect(keptDraft('post', ['seats', 0])).toBeNull()
  })
})

describe('kept fields of items', () => {
  beforeEach(() => useKeptFields.setState({ scopes: new Map() }))

  it('go along, too', () => {
    keepField('post', { path: ['links', 1], kind: 'text', label: 'Item 2' })
    renumberItems('post', ['links'], inserted(1))
    expect(useKeptFields.getState().scopes.get('post')).toEqual([
      { path: ['links', 2], kind: 'text', label: 'Item 3' }
    ])
  })
})
