import { EditorView } from '@codemirror/view'

const text = 'min(76ch, 100% - 2 * var(--space-6))'

/**
 * How the editor looks: all values are custom properties, so that light and dark need no
 * second theme. The text is a column of at most 76 characters in the middle, and the white
 * beside it still belongs to the text: a click there puts the cursor in the line.
 */
export const editorTheme = EditorView.theme({
  '&': {
    height: '100%',
    backgroundColor: 'var(--surface)',
    color: 'var(--text)',
    fontSize: '15px'
  },
  '&.cm-focused': { outline: 'none' },
  '.cm-scroller': { fontFamily: 'var(--font-editor)', lineHeight: '24px', overflowX: 'hidden' },
  '.cm-content': {
    paddingBlock: 'var(--space-8) 40vh',
    paddingInline: `calc((100% - ${text}) / 2 - var(--space-3))`,
    caretColor: 'var(--accent)'
  },
  '.cm-line': { position: 'relative', padding: '0 var(--space-3)', borderRadius: 'var(--radius-1)' },

  '.cm-cursor, .cm-dropCursor': { borderLeft: '2px solid var(--accent)', marginLeft: '-1px' },
  '.cm-selectionBackground': { backgroundColor: 'var(--selection-blurred)' },
  '&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground': {
    backgroundColor: 'var(--selection)'
  },
  '.cm-activeLine': { backgroundColor: 'transparent' },
  '&.cm-focused .cm-activeLine': { backgroundColor: 'var(--active-line)' },
  '.cm-selectionMatch': { backgroundColor: 'var(--match-soft)', borderRadius: '2px' },
  '.cm-searchMatch': { backgroundColor: 'var(--match)', borderRadius: '2px' },
  '.cm-searchMatch-selected': { backgroundColor: 'var(--match-current)' },
  '&.cm-focused .cm-matchingBracket': { backgroundColor: 'var(--match-soft)', borderRadius: '2px' },
  '&.cm-focused .cm-nonmatchingBracket': { backgroundColor: 'transparent' },
  '.cm-specialChar': { color: 'var(--danger)' },

  '.cm-panels': { backgroundColor: 'var(--surface)', color: 'var(--text)' },
  '.cm-panels-top': { borderBottom: '1px solid var(--line)' },
  '.cm-tooltip': {
    backgroundColor: 'var(--surface-raised)',
    color: 'var(--text)',
    border: '1px solid var(--line)',
    borderRadius: 'var(--radius-2)',
    boxShadow: 'var(--shadow-2)',
    font: 'var(--text-13)'
  }
})
