import { selectAll } from '@codemirror/commands'
import { EditorSelection, type EditorState, type Transaction } from '@codemirror/state'
import { describe, expect, it } from 'vitest'
import { createEditorState } from '../editor-state.ts'
import { editTransaction } from '../form-edits.ts'
import { foldFrontMatterEffect, isFrontMatterFolded } from './front-matter-fold.ts'

const POST = '---\ntitle: Sintel\n---\n\nText\n'
const BODY = POST.indexOf('\nText')

function folded(text = POST): EditorState {
  const state = createEditorState(text).update({ selection: { anchor: text.length } }).state
  return state.update({ effects: foldFrontMatterEffect.of(true) }).state
}

const select = (state: EditorState, anchor: number, head: number, userEvent?: string) =>
  state.update({ selection: EditorSelection.single(anchor, head), ...(userEvent ? { userEvent } : {}) }).state

describe('folded front matter', () => {
  it('stays folded while the form edits it', () => {
    let state = folded()
    state = state.update(
      editTransaction(state, [{ from: 11, to: 17, insert: 'Spring' }], { field: 'title' })
    ).state
    state = state.update(editTransaction(state, [{ from: 18, to: 18, insert: 'draft: true\n' }])).state
    state = state.update(editTransaction(state, [{ from: 0, to: 3, insert: '---' }])).state
    expect(isFrontMatterFolded(state)).toBe(true)
  })

  it('opens when it is no longer closed', () => {
    const state = folded()
    expect(
      isFrontMatterFolded(state.update(editTransaction(state, [{ from: 18, to: 22, insert: '' }])).state)
    ).toBe(false)
  })

  it('opens for whoever goes to a place in it', () => {
    expect(isFrontMatterFolded(select(folded(), 11, 17, 'select.search'))).toBe(false)
    expect(isFrontMatterFolded(select(folded(), 11, 11))).toBe(false)
  })

  it('opens where hits of a search are replaced in it, and has them replaced', () => {
    const replaceAll = (state: EditorState, word: string) => {
      const at = [...state.doc.toString().matchAll(new RegExp(word, 'g'))].map(({ index }) => index)
      const changes = at.map(from => ({ from, to: from + word.length, insert: 'Spring' }))
      return state.update({ changes, userEvent: 'input.replace.all' }).state
    }
    const both = replaceAll(folded(POST.replace('Text', 'Sintel')), 'Sintel')
    expect(both.doc.toString()).toBe('---\ntitle: Spring\n---\n\nSpring\n')
    expect(isFrontMatterFolded(both)).toBe(false)
    expect(isFrontMatterFolded(replaceAll(folded(), 'Text'))).toBe(true)
  })

  it('keeps cursors and Select all in the body', () => {
    for (const event of ['select', 'select.pointer']) {
      const state = select(folded(), 0, POST.length, event)
      expect(isFrontMatterFolded(state)).toBe(true)
      expect([state.selection.main.from, state.selection.main.to]).toEqual([BODY, POST.length])
    }
    let state = folded()
    selectAll({ state, dispatch: (tr: Transaction) => (state = tr.state) })
    expect(state.selection.main.from).toBe(BODY)
  })

  it('is not eaten by typing and deleting at its edge', () => {
    const state = folded()
    for (const [from, to, userEvent] of [
      [BODY - 1, BODY, 'delete.backward'],
      [0, 0, 'input.type'],
      [0, POST.length, 'delete.selection']
    ] as const) {
      const after = state.update({
        changes: { from, to, insert: userEvent === 'input.type' ? 'x' : '' },
        userEvent
      }).state
      expect(after.sliceDoc(0, BODY)).toBe(POST.slice(0, BODY))
    }
  })

  it('stays folded when Backspace at the beginning of the body finds nothing to delete', () => {
    const state = folded().update({ selection: { anchor: BODY } }).state
    const after = state.update({
      changes: { from: BODY - 1, to: BODY },
      selection: { anchor: BODY - 1 },
      userEvent: 'delete.backward'
    }).state
    expect([isFrontMatterFolded(after), after.selection.main.head, after.doc.toString()]).toEqual([
      true,
      BODY,
      POST
    ])
  })

  it('lets the body be typed in from its first character on', () => {
    const state = folded()
    const after = state.update({ changes: { from: BODY, insert: 'x' }, userEvent: 'input.type' }).state
    expect(after.doc.toString()).toBe(`${POST.slice(0, BODY)}x${POST.slice(BODY)}`)
  })

  it('can be how a post opens, with the cursor in the body', () => {
    const state = createEditorState(POST, { foldFrontMatter: true })
    expect([isFrontMatterFolded(state), state.selection.main.head]).toEqual([true, BODY])
    expect(isFrontMatterFolded(createEditorState('Text', { foldFrontMatter: true }))).toBe(false)
  })

  it('is there only where it can be folded', () => {
    for (const text of ['Text', '---\ntitle: x\n', '---\ntitle: x\n---', '', '{\n"title": "x"\n}\nText']) {
      expect(isFrontMatterFolded(folded(text))).toBe(false)
    }
    expect(isFrontMatterFolded(folded('+++\ntitle = "x"\n+++\n'))).toBe(true)
  })
})
