import { undoDepth } from '@codemirror/commands'
import { EditorSelection, Transaction, type TransactionSpec } from '@codemirror/state'
import { describe, expect, it } from 'vitest'
import { redoStep, undoStep } from './edit-history.ts'
import { createEditorState } from './editor-state.ts'
import { type EditOptions, editTransaction, originOf } from './form-edits.ts'

const POST = '---\ntitle: Sintel\nauthor: Colin\n---\n\nText\n'

/** A post being edited, with a clock of its own: history groups by time. */
function desk(text = POST) {
  let state = createEditorState(text)
  let time = 1_000_000
  const dispatch = (tr: Transaction) => {
    state = tr.state
  }
  const update = (spec: TransactionSpec) => {
    const annotations = [Transaction.time.of(time)]
    const own = spec.annotations
    dispatch(
      state.update({
        ...spec,
        annotations: own ? annotations.concat(own as typeof annotations) : annotations
      })
    )
  }
  const edited = {
    get state() {
      return state
    },
    dispatch
  }
  return {
    text: () => state.doc.toString(),
    state: () => state,
    wait: (ms: number) => {
      time += ms
    },
    type: (insert: string) => {
      for (const char of insert) {
        const at = state.selection.main.head
        update({
          changes: { from: at, insert: char },
          selection: EditorSelection.cursor(at + 1),
          userEvent: 'input.type'
        })
        time += 100
      }
    },
    cursorTo: (at: number) => update({ selection: EditorSelection.cursor(at), userEvent: 'select.pointer' }),
    /** As a form field writes: the whole value again at each key press. */
    field: (name: string, from: number, values: readonly string[]) => {
      let to = state.doc.lineAt(from).to
      for (const insert of values) {
        update(editTransaction(state, [{ from, to, insert }], { field: name }))
        to = from + insert.length
        time += 100
      }
    },
    action: (edits: Parameters<typeof editTransaction>[1], options?: EditOptions) =>
      update(editTransaction(state, edits, options)),
    undo: () => undoStep(edited),
    redo: () => redoStep(edited)
  }
}

const TITLE = POST.indexOf('Sintel')
const AUTHOR = POST.indexOf('Colin')

describe('one history for text and form', () => {
  it('makes one step of a burst in a field', () => {
    const post = desk()
    post.field('title', TITLE, ['S', 'Sp', 'Spr', 'Spring'])
    expect(undoDepth(post.state())).toBe(1)
    post.undo()
    expect(post.text()).toBe(POST)
    post.redo()
    expect(post.text()).toBe(POST.replace('Sintel', 'Spring'))
  })

  it('does not stop at a step that comes to nothing', () => {
    const post = desk()
    post.field('author', AUTHOR, ['C', 'Cecile'])
    post.wait(1000)
    post.field('title', TITLE, ['S', 'Si', 'Sintel'])
    expect(undoDepth(post.state())).toBe(2)
    expect(post.undo()).toBe(true)
    expect(post.text()).toBe(POST)
    post.redo()
    expect(post.text()).toBe(POST.replace('Colin', 'Cecile'))
    expect(post.redo()).toBe(false)
    expect(post.text()).toBe(POST.replace('Colin', 'Cecile'))
  })

  it('joins edits of one field though they are at different places', () => {
    const post = desk()
    post.action([{ from: TITLE, to: TITLE, insert: '"' }], { field: 'title' })
    post.action([{ from: AUTHOR, to: AUTHOR, insert: 'x' }], { field: 'title' })
    expect(undoDepth(post.state())).toBe(1)
  })

  it('starts a step after a pause in the field', () => {
    const post = desk()
    post.field('title', TITLE, ['Spring'])
    post.wait(600)
    post.field('title', TITLE, ['Spring 2'])
    post.undo()
    expect(post.text()).toBe(POST.replace('Sintel', 'Spring'))
  })

  it('keeps two fields apart, however quickly one follows the other', () => {
    const post = desk()
    post.field('title', TITLE, ['Spring'])
    post.field('author', AUTHOR, ['Andy'])
    expect(undoDepth(post.state())).toBe(2)
  })

  it('walks through text and form in the order they were made', () => {
    const post = desk()
    const seen = [post.text()]
    const step = (edit: () => void) => {
      edit()
      seen.push(post.text())
    }
    post.cursorTo(POST.length)
    step(() => post.type('One'))
    step(() => post.field('title', TITLE, ['S', 'Sp']))
    step(() => post.type('Two'))
    step(() =>
      post.action([
        { from: 0, to: 0, insert: '' },
        { from: AUTHOR, to: AUTHOR, insert: 'A' }
      ])
    )
    step(() => post.field('title', TITLE, ['Spring']))
    for (const text of seen.toReversed().slice(1)) {
      post.undo()
      expect(post.text()).toBe(text)
    }
    expect(post.undo()).toBe(false)
    for (const text of seen.slice(1)) {
      post.redo()
      expect(post.text()).toBe(text)
    }
  })

  it('keeps typing in the text apart from the form, though they touch', () => {
    const post = desk('title: ')
    post.field('title', 7, ['a'])
    post.cursorTo(8)
    post.type('b')
    post.field('title', 7, ['abc'])
    expect(undoDepth(post.state())).toBe(3)
  })

  it('makes every action a step of its own', () => {
    const post = desk()
    post.action([{ from: TITLE, to: TITLE, insert: 'a' }])
    post.action([{ from: TITLE, to: TITLE, insert: 'b' }])
    post.field('title', TITLE, ['c'])
    expect(undoDepth(post.state())).toBe(3)
  })

  it('does not take typing right after an action into it', () => {
    const post = desk()
    post.action([{ from: TITLE, to: TITLE, insert: 'a' }], { select: { from: TITLE + 1, to: TITLE + 1 } })
    post.type('b')
    expect(undoDepth(post.state())).toBe(2)
  })

  it('takes back a change from outside like any other', () => {
    const post = desk()
    post.action([{ from: 0, to: POST.length, insert: 'New' }], { origin: 'disk' })
    post.undo()
    expect(post.text()).toBe(POST)
  })

  it('remembers a thousand steps', () => {
    const post = desk()
    for (let step = 0; step < 900; step++) post.action([{ from: 0, to: 0, insert: 'x' }])
    while (post.undo());
    expect(post.text()).toBe(POST)
  })
})

describe('editTransaction', () => {
  const state = createEditorState(POST)

  it('applies edits given in any order at once', () => {
    const spec = editTransaction(state, [
      { from: AUTHOR, to: AUTHOR + 5, insert: 'Andy' },
      { from: TITLE, to: TITLE + 6, insert: 'Spring' }
    ])
    expect(state.update(spec).state.doc.toString()).toBe(
      POST.replace('Sintel', 'Spring').replace('Colin', 'Andy')
    )
  })

  it('leaves the cursor with its text, or puts it where it is told', () => {
    const edits = [{ from: 0, to: 0, insert: 'abc' }]
    const withCursor = state.update({ selection: { anchor: TITLE } }).state
    expect(withCursor.update(editTransaction(withCursor, edits)).state.selection.main.head).toBe(TITLE + 3)
    const selected = state.update(editTransaction(state, edits, { select: { from: 1, to: 3 } })).state
      .selection.main
    expect([selected.from, selected.to]).toEqual([1, 3])
  })

  it('refuses edits of another text', () => {
    expect(() =>
      editTransaction(state, [{ from: POST.length + 1, to: POST.length + 1, insert: 'x' }])
    ).toThrow(RangeError)
  })

  it('says where a change came from', () => {
    const edits = [{ from: 0, to: 0, insert: 'abc' }]
    expect(originOf(state.update(editTransaction(state, edits)))).toBe('form')
    expect(originOf(state.update(editTransaction(state, edits, { field: 'title' })))).toBe('form')
    expect(originOf(state.update(editTransaction(state, edits, { origin: 'disk' })))).toBe('disk')
    expect(originOf(state.update({ changes: edits, userEvent: 'input.type' }))).toBe('text')
  })

  it('works on a text that must not be typed in', () => {
    const locked = createEditorState(POST, { readOnly: true })
    const edits = [{ from: 0, to: POST.length, insert: 'From disk' }]
    expect(locked.update(editTransaction(locked, edits, { origin: 'disk' })).state.doc.toString()).toBe(
      'From disk'
    )
  })
})
