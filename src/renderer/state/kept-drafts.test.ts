import { EditorState } from '@codemirror/state'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import {
  enterField,
  keepDraft,
  keptDraft,
  leaveField,
  leftOutOfFront,
  onDraftTakenBack,
  takeFocusedBack,
  undoDraft
} from './kept-drafts.ts'

const posts = new Map(['a', 'b'].map(id => [id, { id, editor: EditorState.create({ doc: id }) }]))
let front = 'a'
vi.mock('./open-posts.ts', () => ({
  activePost: () => posts.get(front),
  postOf: (id: string) => posts.get(id)
}))

const date = { scope: 'details', path: ['date'] }
const length = { scope: 'video 1', path: ['duration'] }
const refused = (typed: string) => ({ typed, before: '', after: '', error: 'No.' })
const type = (field: typeof date, typed: string, read = () => '') => keepDraft(field, refused(typed), read)
const leftOut = () => leftOutOfFront().map(({ typed }) => typed)

beforeEach(() => {
  front = 'a'
  for (const field of [date, length]) keepDraft(field, { ...refused(''), error: null }, () => '')
})

describe('what cannot be written', () => {
  it('is taken back by undo, the last first, and those who show it are told', () => {
    const told: string[] = []
    const end = onDraftTakenBack(({ path }) => told.push(path.join('.')))
    type(date, 'nonsense')
    type(length, 'abc')
    expect(leftOut()).toEqual(['nonsense', 'abc'])
    expect(undoDraft()).toBe(true)
    expect(leftOut()).toEqual(['nonsense'])
    expect(undoDraft()).toBe(true)
    expect(undoDraft()).toBe(false)
    end()
    expect(told).toEqual(['duration', 'date'])
    expect(keptDraft(date)).toBeNull()
  })

  it('waits while another post is in front, whatever is typed there', () => {
    type(date, 'nonsense')
    front = 'b'
    expect(leftOut()).toEqual([])
    expect(undoDraft()).toBe(false)
    type(length, 'abc')
    front = 'a'
    expect(leftOut()).toEqual(['nonsense'])
    expect(undoDraft()).toBe(true)
    front = 'b'
    expect(leftOut()).toEqual(['abc'])
  })

  it('comes after a later change of the text', () => {
    type(date, 'nonsense')
    const post = posts.get('a')
    posts.set('a', { id: 'a', editor: EditorState.create({ doc: 'other' }) })
    expect(undoDraft()).toBe(false)
    if (post !== undefined) posts.set('a', post)
    expect(undoDraft()).toBe(true)
  })

  it('is no more where the text says something else there', () => {
    let said = ''
    type(date, 'nonsense', () => said)
    said = '2021-06-17'
    expect(leftOut()).toEqual([])
    expect(undoDraft()).toBe(false)
  })

  it('is taken back in the field with the focus, however old it is', () => {
    const at = () => date
    type(date, 'nonsense')
    type(length, 'abc')
    expect(takeFocusedBack()).toBe(false)
    enterField(at)
    expect(takeFocusedBack()).toBe(true)
    expect(takeFocusedBack()).toBe(false)
    leaveField(at)
    expect(leftOut()).toEqual(['abc'])
  })

  it('of a closed post is forgotten', () => {
    const post = posts.get('a')
    type(date, 'nonsense')
    posts.delete('a')
    front = 'b'
    type(length, 'abc')
    if (post !== undefined) posts.set('a', post)
    expect(keptDraft(date)).toBeNull()
  })
})
