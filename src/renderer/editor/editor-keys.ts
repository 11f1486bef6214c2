import { defaultKeymap } from '@codemirror/commands'
import { deleteMarkupBackward } from '@codemirror/lang-markdown'
import { nextDiagnostic, previousDiagnostic } from '@codemirror/lint'
import { type Extension, Prec } from '@codemirror/state'
import { EditorView, type KeyBinding, keymap } from '@codemirror/view'
import { editorCommands } from './commands/commands.ts'
import { continueList } from './commands/continue-list.ts'
import { indentListItem, outdentListItem } from './commands/list-indent.ts'

const bindings: readonly KeyBinding[] = [
  { key: 'Mod-z', run: editorCommands.undo, preventDefault: true },
  { key: 'Mod-y', mac: 'Mod-Shift-z', run: editorCommands.redo, preventDefault: true },
  { linux: 'Ctrl-Shift-z', win: 'Ctrl-Shift-z', run: editorCommands.redo, preventDefault: true },
  { key: 'Mod-b', run: editorCommands.bold, preventDefault: true },
  { key: 'Mod-i', run: editorCommands.italic, preventDefault: true },
  { key: 'Mod-e', run: editorCommands['inline-code'], preventDefault: true },
  { key: 'Mod-Shift-x', run: editorCommands.strikethrough, preventDefault: true },
  { key: 'Mod-k', run: editorCommands.link, preventDefault: true },
  { key: 'Mod-Alt-h', run: editorCommands.heading, preventDefault: true },
  { key: 'Mod-Shift-7', run: editorCommands['numbered-list'], preventDefault: true },
  { key: 'Mod-Shift-8', run: editorCommands['bullet-list'], preventDefault: true },
  { key: 'Mod-Shift-9', run: editorCommands.quote, preventDefault: true },
  { key: 'Mod-Alt-m', run: editorCommands['fold-front-matter'], preventDefault: true },
  { key: 'F8', run: nextDiagnostic, shift: previousDiagnostic, preventDefault: true },
  { key: 'Enter', run: continueList },
  { key: 'Backspace', run: deleteMarkupBackward },
  { key: 'Tab', run: indentListItem, shift: outdentListItem }
]

/**
 * With Caps Lock on, Shift makes a small letter, and CodeMirror looks at the letter
 * first: Ctrl+Shift+z would be Ctrl+z, undo in the place of redo.
 */
const capsLock = EditorView.domEventHandlers({
  keydown(event) {
    const isTurned = event.shiftKey && (event.ctrlKey || event.metaKey) && /^\p{Ll}$/u.test(event.key)
    if (isTurned) Object.defineProperty(event, 'key', { value: event.key.toUpperCase() })
    return false
  }
})

/**
 * The editor's keys; where there is a menu item they are the menu's. Tab is taken in
 * lists only, and Escape lets the next Tab leave from there too (CodeMirror's own rule).
 */
export function editorKeys(): Extension {
  return [Prec.highest(capsLock), Prec.high(keymap.of(bindings)), keymap.of(defaultKeymap)]
}
