import { history, undo } from '@codemirror/commands'
import { EditorState } from '@codemirror/state'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { type PostAnalysis, useAnalysis } from './analysis.ts'
import {
  bringBackDrafts,
  dropDrafts,
  enterField,
  type FieldReader,
  keepDraft,
  keptDraft,
  leaveField,
  leftOut,
  onDraftMoved,
  onDraftsChange,
  readDraftsAgain,
  redoDraft,
  refusedValues,
  takeFocusedBack,
  undoDraft
} from './kept-drafts.ts'

const made = (id: string, doc: string) => ({ id, editor: EditorState.create({ doc, extensions: history() }) })
const posts = new Map(['a', 'b'].map(id => [id, made(id, id)]))
let front = 'a'
vi.mock('./open-posts.ts', () => ({
  activePost: () => posts.get(front),
  postOf: (id: string) => posts.get(id)
}))

const date = { scope: 'details', path: ['date'] }
const length = { scope: 'video 1', path: ['duration'] }
const refused = (typed: string) => ({ typed, before: '', after: '', error: 'No.', said: [''] })
/** Reads a text that says this at every field. */
const reader = (said: () => string | null | undefined = () => ''): FieldReader => ({
  said,
  videoOf: (_post, scope) => (scope === 'video 1' ? 0 : null),
  scopeOf: (_post, video) => (video === null ? 'details' : null)
})
const type = (field: typeof date, typed: string, said?: () => string | null | undefined) =>
  keepDraft(field, refused(typed), reader(said))
const said = (...ids: readonly string[]) => leftOut(ids).map(({ typed }) => typed)

/** Another text of a post was read, or another post comes to the front. */
function read(id: string): void {
  front = id
  useAnalysis.setState({ current: { id } as PostAnalysis })
}

beforeEach(() => {
  read('a')
  for (const field of [date, length]) keepDraft(field, { ...refused(''), error: null }, reader())
})

describe('what cannot be written', () => {
  it('is taken back by undo, the last first, and those who show it are told', () => {
    const told: string[] = []
    const end = onDraftMoved(({ path }, draft) =>
      told.push(`${path.join('.')} ${draft?.typed ?? 'taken back'}`)
    )
    type(date, 'nonsense')
    type(length, 'abc')
    expect(said('a')).toEqual(['nonsense', 'abc'])
    expect(undoDraft()).toBe(true)
    expect(said('a')).toEqual(['nonsense'])
    expect(undoDraft()).toBe(true)
    expect(undoDraft()).toBe(false)
    end()
    expect(told).toEqual(['duration taken back', 'date taken back'])
    expect(keptDraft(date)).toBeNull()
  })

  it('waits while another post is in front, whatever is typed there', () => {
    type(date, 'nonsense')
    read('b')
    expect(said('b')).toEqual([])
    expect(undoDraft()).toBe(false)
    type(length, 'abc')
    expect(said('a', 'b')).toEqual(['nonsense', 'abc'])
    read('a')
    expect(said('a')).toEqual(['nonsense'])
    expect(undoDraft()).toBe(true)
    expect(said('a', 'b')).toEqual(['abc'])
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
    let inText = ''
    type(date, 'nonsense', () => inText)
    inText = '2021-06-17'
    expect(said('a')).toEqual([])
    expect(undoDraft()).toBe(false)
    read('b')
    expect(said('a')).toEqual([])
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
    expect(said('a')).toEqual(['abc'])
  })

  it('comes again with redo, the last first, and is news to those who show it', () => {
    const told: string[] = []
    type(date, 'nonsense')
    type(length, 'abc')
    undoDraft()
    undoDraft()
    const end = onDraftMoved(({ path }, draft) =>
      told.push(`${path.join('.')} ${draft?.typed ?? 'taken back'}`)
    )
    expect(redoDraft()).toBe(true)
    expect(said('a')).toEqual(['nonsense'])
    expect(redoDraft()).toBe(true)
    expect(redoDraft()).toBe(false)
    end()
    expect(told).toEqual(['date nonsense', 'duration abc'])
    expect(undoDraft()).toBe(true)
  })

  it('comes again after the text that was taken back with it, and never after a new change', () => {
    const change = (id: string) => {
      const { editor } = posts.get(id) ?? made(id, id)
      posts.set(id, { id, editor: editor.update({ changes: { from: 0, insert: 'x' } }).state })
      read(id)
    }
    const back = (id: string) => {
      const state = posts.get(id)?.editor ?? EditorState.create()
      undo({ state, dispatch: ({ state: editor }) => posts.set(id, { id, editor }) })
      read(id)
    }
    change('a')
    type(date, 'nonsense')
    undoDraft()
    back('a')
    expect(redoDraft()).toBe(false)
    change('a')
    expect(redoDraft()).toBe(true)
    undoDraft()
    change('a')
    back('a')
    expect(redoDraft()).toBe(false)
  })

  it('does not come again once something else was typed in the form', () => {
    type(date, 'nonsense')
    undoDraft()
    type(length, 'abc')
    expect(redoDraft()).toBe(false)
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

describe('the journal', () => {
  const typed = () => refusedValues('a').map(({ video, path, typed }) => [video, path.join('.'), typed])

  it('is told when what could not be written changes, and gets it with its place', () => {
    const changed = vi.fn()
    onDraftsChange(changed)
    type(date, 'nonsense')
    type(length, 'abc')
    expect(typed()).toEqual([
      [null, 'date', 'nonsense'],
      [0, 'duration', 'abc']
    ])
    expect(changed.mock.calls).toEqual([['a'], ['a']])
    undoDraft()
    expect(typed()).toEqual([[null, 'date', 'nonsense']])
    redoDraft()
    dropDrafts(['a'])
    expect(typed()).toEqual([])
    expect(undoDraft()).toBe(false)
    expect(redoDraft()).toBe(false)
    expect(changed).toHaveBeenCalledTimes(5)
  })

  it('has what stands while the text cannot be read, and not what the text says otherwise', () => {
    let inText: string | null | undefined = ''
    type(date, 'nonsense', () => inText)
    inText = undefined
    read('a')
    expect(typed()).toHaveLength(1)
    inText = null
    read('a')
    expect(typed()).toHaveLength(0)
    inText = ''
    read('a')
    expect(typed()).toHaveLength(1)
    inText = '2021-06-17'
    read('a')
    expect(typed()).toHaveLength(0)
  })

  it('gives it back into its fields, where the text says the same there', () => {
    let inText = ''
    type(date, 'nonsense')
    type(length, 'abc')
    const values = refusedValues('a')
    dropDrafts(['a'])
    read('b')
    const doc = EditorState.create({ doc: 'a' }).doc
    let keys: readonly string[] = []
    bringBackDrafts({ id: 'a' } as PostAnalysis, values, doc, {
      said: (_post, { scope, path }) => (path[0] === 'date' ? inText : keys.includes(scope) ? '' : undefined),
      videoOf: (_post, scope) => (scope === 'details' ? null : 0),
      scopeOf: (_post, video) => (video === null ? 'details' : (keys[video] ?? null))
    })
    // Its video cannot be read now: it waits for that, and the journal keeps it.
    expect(said('a')).toEqual(['nonsense', 'abc'])
    expect(typed()).toEqual([
      [null, 'date', 'nonsense'],
      [0, 'duration', 'abc']
    ])
    keys = ['video 7']
    readDraftsAgain({ id: 'a' } as PostAnalysis)
    expect(keptDraft({ scope: 'video 7', path: ['duration'] })).toEqual(refused('abc'))
    expect(said('a')).toEqual(['nonsense', 'abc'])
    inText = '2021-06-17'
    readDraftsAgain({ id: 'a' } as PostAnalysis)
    expect(said('a')).toEqual(['abc'])
    read('a')
    expect(undoDraft()).toBe(true)
    expect(keptDraft({ scope: 'video 7', path: ['duration'] })).toBeNull()
  })

  it('leaves what came back with its video, however few videos the text has until then', () => {
    let keys: readonly string[] | null = null
    const value = { ...refused('abc'), video: 1, path: ['duration'] }
    const doc = EditorState.create({ doc: 'a' }).doc
    bringBackDrafts({ id: 'a' } as PostAnalysis, [value], doc, {
      said: (_post, { scope }) =>
        keys === null ? undefined : scope === 'details' || keys.includes(scope) ? '' : null,
      videoOf: (_post, scope) => (keys?.includes(scope) ? keys.indexOf(scope) : null),
      scopeOf: (_post, video) => (video === null ? 'details' : (keys?.[video] ?? null))
    })
    keys = ['video 7']
    read('a')
    read('a')
    expect(keptDraft({ scope: 'details', path: ['duration'] })).toBeNull()
    expect(said('a')).toEqual(['abc'])
    expect(typed()).toEqual([[1, 'duration', 'abc']])
    keys = ['video 7', 'video 8']
    read('a')
    expect(keptDraft({ scope: 'video 8', path: ['duration'] })?.typed).toBe('abc')
    // A video that goes takes it along, and one that comes again brings it: the details have no part in that.
    keys = ['video 7']
    read('a')
    expect([said('a'), typed()]).toEqual([[], []])
    keys = ['video 8', 'video 7']
    read('a')
    expect(typed()).toEqual([[0, 'duration', 'abc']])
  })
})
