import { insertBracket } from '@codemirror/autocomplete'
import type { EditorState, TransactionSpec } from '@codemirror/state'
import { describe, expect, it } from 'vitest'
import { closeShortcode, openShortcode, surround } from './brackets.ts'
import { createEditorState } from './editor-state.ts'
import { marked, markedState } from './testing/marked-state.ts'

type Typing = (state: EditorState, typed: string) => TransactionSpec | null

function type(text: string, typed: string, rule: Typing): string | null {
  const state = markedState(text)
  const spec = rule(state, typed)
  return spec && marked(state.update(spec).state)
}

describe('typing marks and brackets', () => {
  it('puts marks around a selection, again and again', () => {
    expect(type('«Sintel»', '*', surround)).toBe('*«Sintel»*')
    expect(type('*«Sintel»*', '*', surround)).toBe('**«Sintel»**')
    expect(type('»Sintel« and «Spring»', '_', surround)).toBe('_»Sintel«_ and _«Spring»_')
  })
  it('leaves a mark at a bare cursor, and other letters, alone', () => {
    expect(type('|', '*', surround)).toBeNull()
    expect(type('«Sintel»', 'x', surround)).toBeNull()
  })
  it('makes shortcode delimiters of the braces', () => {
    expect(type('{{|}}', '<', openShortcode)).toBe('{{< | >}}')
    expect(type('{{|}}', '%', openShortcode)).toBe('{{% | %}}')
    expect(type('{|}', '<', openShortcode)).toBeNull()
    expect(type('a |', '<', openShortcode)).toBeNull()
  })
  it('types over what closes a shortcode', () => {
    expect(type('{{< | >}}', ' ', closeShortcode)).toBe('{{< | >}}')
    expect(type('{{< youtube "a" | >}}', '>', closeShortcode)).toBe('{{< youtube "a" >|}}')
    expect(type('{{< youtube "a"| >}}', '>', closeShortcode)).toBe('{{< youtube "a" >|}}')
    expect(type('{{% note | %}}', '%', closeShortcode)).toBe('{{% note %|}}')
    expect(type('{{< youtube "a" >|}}', '}', closeShortcode)).toBe('{{< youtube "a" >}|}')
    expect(type('{{< youtube "a" >}|}', '}', closeShortcode)).toBe('{{< youtube "a" >}}|')
  })
  it('types what belongs into a call, and what closes another', () => {
    expect(type('{{< youtube| >}}', ' ', closeShortcode)).toBeNull()
    expect(type('{{< note | %}}', '%', closeShortcode)).toBeNull()
    expect(type('{{< youtube "a" >}} |', '>', closeShortcode)).toBeNull()
    expect(type('a | >}}', '>', closeShortcode)).toBeNull()
    expect(type('{{< a "x | >}}', '>', closeShortcode)).toBeNull()
    expect(type('{{% width 50| %}}', '%', closeShortcode)).toBeNull()
    expect(type('{{< youtube "a" >}}|}', '}', closeShortcode)).toBeNull()
  })
  it('closes brackets and quotes, but not the apostrophe', () => {
    for (const open of ['(', '[', '{', '"', '`']) {
      expect(insertBracket(createEditorState(''), open)?.newDoc.length, open).toBe(2)
    }
    for (const single of ["'", '*', '_', '<'])
      expect(insertBracket(createEditorState(''), single), single).toBeNull()
  })
  it('does the same in front matter', () => {
    const state = createEditorState('---\ntitle: \n---\n').update({ selection: { anchor: 11 } }).state
    expect(insertBracket(state, '"')?.newDoc.sliceString(4, 13)).toBe('title: ""')
    expect(insertBracket(state, "'")).toBeNull()
  })
})
