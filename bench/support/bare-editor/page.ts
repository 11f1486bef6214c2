import { defaultKeymap, history, historyKeymap } from '@codemirror/commands'
import { EditorState } from '@codemirror/state'
import { EditorView, keymap } from '@codemirror/view'

/** CodeMirror with what any editor has (undo, keys, wrapped lines) and nothing more: no language, no panels. */
function showText(text: string): void {
  new EditorView({
    parent: document.body,
    state: EditorState.create({
      doc: text,
      extensions: [
        history(),
        keymap.of([...defaultKeymap, ...historyKeymap]),
        EditorView.lineWrapping,
        EditorView.theme({ '&': { height: '100vh' } })
      ]
    })
  })
}

Object.assign(window, { showText })
