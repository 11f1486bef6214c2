import { redo, undo } from '@codemirror/commands'
import type { EditorState, Transaction } from '@codemirror/state'
import { describe, expect, it } from 'vitest'
import { createEditorState } from './editor-state.ts'
import { editTransaction } from './form-edits.ts'
import { foldFrontMatterEffect, isFrontMatterFolded } from './front-matter/front-matter-fold.ts'
import { restoreEditorState, saveEditorState } from './saved-editor.ts'

const POST = '---\ntitle: Sintel\n---\n\nText\n'

function edited(): EditorState {
  let state = createEditorState(POST)
  state = state.update({ changes: { from: POST.length, insert: 'One' }, userEvent: 'input.type' }).state
  state = state.update(
    editTransaction(state, [{ from: 11, to: 17, insert: 'Spring' }], { field: 'title' })
  ).state
  state = state.update(editTransaction(state, [{ from: 0, to: 0, insert: '' }])).state
  return state.update({ selection: { anchor: 30 } }).state
}

function run(state: EditorState, command: typeof undo): EditorState {
  let next = state
  command({ state, dispatch: (tr: Transaction) => (next = tr.state) })
  return next
}

describe('an editor that is saved and restored', () => {
  it('has its text, cursor and undo history', () => {
    const before = run(edited(), undo)
    let state = restoreEditorState(before.doc.toString(), saveEditorState(before))
    expect(state.doc.toString()).toBe(before.doc.toString())
    expect(state.selection.main.head).toBe(before.selection.main.head)
    state = run(state, redo)
    expect(state.doc.toString()).toBe(edited().doc.toString())
    state = run(run(state, undo), undo)
    expect(state.doc.toString()).toBe(POST)
  })

  it('draws what was selected, from the start', () => {
    const before = edited().update({ selection: { anchor: 4, head: 9 } }).state
    const state = restoreEditorState(before.doc.toString(), saveEditorState(before))
    const again = (next: EditorState) => next.update({ selection: next.selection }).reconfigured
    expect(state.selection.main.to).toBe(9)
    expect(again(state)).toBe(false)
    expect(state.update({ selection: { anchor: 4 } }).reconfigured).toBe(true)
  })

  it('goes on with a new step: what was typed before the end is not joined to', () => {
    const before = edited()
    const state = restoreEditorState(before.doc.toString(), saveEditorState(before))
    const typed = state.update({
      changes: { from: state.doc.length, insert: 'x' },
      userEvent: 'input.type'
    }).state
    expect(run(typed, undo).doc.toString()).toBe(before.doc.toString())
  })

  it('has its front matter folded', () => {
    const folded = edited()
      .update({ selection: { anchor: 26 } })
      .state.update({ effects: foldFrontMatterEffect.of(true) }).state
    expect(isFrontMatterFolded(folded)).toBe(true)
    expect(isFrontMatterFolded(restoreEditorState(folded.doc.toString(), saveEditorState(folded)))).toBe(true)
    expect(isFrontMatterFolded(restoreEditorState(POST, saveEditorState(createEditorState(POST))))).toBe(
      false
    )
  })

  it('has its text, whatever else was kept', () => {
    const json = saveEditorState(edited())
    const damaged = [
      '',
      'null',
      '[]',
      '{}',
      json.slice(0, -9),
      json.replace('"format":1', '"format":2'),
      '{"format":1,"length":28}'
    ]
    for (const kept of damaged) {
      const state = restoreEditorState(POST, kept)
      expect(state.doc.toString()).toBe(POST)
      expect(run(state, undo).doc.toString()).toBe(POST)
    }
  })

  it('leaves out the history of another text', () => {
    const state = restoreEditorState(`${POST}more`, saveEditorState(edited()))
    expect(run(state, undo).doc.toString()).toBe(`${POST}more`)
  })

  it('leaves out the oldest steps of a history that is too long', () => {
    let state = createEditorState('')
    for (let step = 0; step < 12; step++) {
      state = state.update(
        editTransaction(state, [{ from: 0, to: state.doc.length, insert: `${step}`.repeat(600_000) }])
      ).state
    }
    const json = saveEditorState(state)
    expect(json.length).toBeLessThan(4_000_000)
    const undone = run(restoreEditorState(state.doc.toString(), json), undo)
    expect(undone.doc.sliceString(0, 4)).toBe('1010')
  })
})
