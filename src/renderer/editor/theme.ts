import { EditorView } from '@codemirror/view'

/** Beside the column, and of that within the lines, so that the marks of problems have the rest. */
const margin = 'var(--space-5)'
const linePadding = 'var(--space-2)'
const scrollBar = '10px'
const column = `min(80ch, 100% - 2 * ${margin})`

/** The size at which 80 characters fit: one takes 0.6 em in the monospaced face, and in prose hardly ever more. */
const fitting = `calc((100cqi - ${scrollBar} - 2 * ${margin}) / 48.2)`
const fontSize = (least: string, most: string): string =>
  `round(down, clamp(${least}, ${fitting}, ${most}) * var(--text-scale, 1), 0.5px)`

/**
 * How the text looks: all values are custom properties, so that light and dark need no
 * second theme. The text is a column of 80 characters in the middle (posts that are
 * broken at 80, as Prettier does, keep their lines), in letters that get smaller with
 * the panel as far as they can be read well, in the size that the writer chose. The
 * white beside it still belongs to the text: a click there puts the cursor in the line.
 */
export const editorTheme = EditorView.theme({
  '&': {
    height: '100%',
    // The panel gives it its size: what a key press changes is laid out in here and not from the window down.
    contain: 'size layout style',
    containerType: 'inline-size',
    backgroundColor: 'var(--surface)',
    color: 'var(--text)'
  },
  '&.cm-focused': { outline: 'none' },
  '.cm-scroller': {
    '--mono-size': fontSize('12px', '13px'),
    fontFamily: 'var(--font-editor)',
    fontSize: fontSize('13px', '15px'),
    lineHeight: 'round(1.6em, 1px)',
    overflowX: 'hidden'
  },
  '.cm-content': {
    paddingBlock: 'var(--space-8) 40vh',
    paddingInline: `calc((100% - ${column}) / 2 - ${linePadding})`,
    // A source is read sign by sign: no `--` or `//` drawn as one.
    fontVariantLigatures: 'none'
  },
  '.cm-line': { position: 'relative', padding: `0 ${linePadding}` },

  // The browser's own caret, which blinks at the system's rate. One that is drawn blinks by an animation, which
  // keeps the page making frames without end, and lets each key press wait for the next of them.
  '.cm-content .cm-line, .cm-content .cm-line *': { caretColor: 'var(--accent) !important' },
  '.cm-cursorLayer': { animation: 'none !important' },
  '.cm-cursor-primary': { display: 'none !important' },
  '.cm-cursor, .cm-dropCursor': { borderLeft: '2px solid var(--accent)', marginLeft: '-1px' },
  '.cm-selectionBackground': { backgroundColor: 'var(--selection-blurred)' },
  '&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground': {
    backgroundColor: 'var(--selection)'
  },
  '.cm-activeLine': { backgroundColor: 'transparent' },
  '&.cm-focused .cm-activeLine': { backgroundColor: 'var(--active-line)', borderRadius: 'var(--radius-1)' },
  '.cm-selectionMatch': { backgroundColor: 'var(--match-soft)', borderRadius: '2px' },
  '.cm-selectionMatch .cm-selectionMatch': { backgroundColor: 'transparent' },
  '.cm-searchMatch': { backgroundColor: 'var(--match)', borderRadius: '2px' },
  '.cm-searchMatch.cm-searchMatch-selected': { backgroundColor: 'var(--match-current)' },
  '.cm-searchMatch .cm-selectionMatch': { backgroundColor: 'transparent' },
  '&.cm-focused .cm-matchingBracket': { backgroundColor: 'var(--match-soft)', borderRadius: '2px' },
  '&.cm-focused .cm-nonmatchingBracket': { backgroundColor: 'transparent' },
  '.cm-specialChar': { color: 'var(--danger)' },
  '.cm-snippetField': { backgroundColor: 'var(--form-place)', borderRadius: '2px' },

  '.cm-line.cm-front-matter-line, .cm-line.cm-code-line, .cm-line.cm-table-line': {
    fontFamily: 'var(--font-mono)',
    fontSize: 'var(--mono-size)',
    lineHeight: 'round(1.54em, 1px)'
  },
  '.cm-line.cm-front-matter-line, .cm-line.cm-code-line': { backgroundColor: 'var(--surface-code)' },
  '.cm-line.cm-front-matter-line': {
    paddingInlineStart: `calc(${linePadding} + var(--hang, 0ch))`,
    textIndent: 'calc(-1 * var(--hang, 0ch))'
  },
  '&.cm-focused .cm-line.cm-activeLine.cm-front-matter-line, &.cm-focused .cm-line.cm-activeLine.cm-code-line':
    {
      backgroundImage: 'linear-gradient(var(--active-line))',
      backgroundColor: 'var(--surface-code)',
      borderRadius: '0'
    },
  '&.cm-focused .cm-line.cm-block-first, .cm-line.cm-block-first': {
    paddingTop: 'var(--space-2)',
    borderRadius: 'var(--radius-2) var(--radius-2) 0 0'
  },
  '&.cm-focused .cm-line.cm-block-last, .cm-line.cm-block-last': {
    paddingBottom: 'var(--space-2)',
    borderRadius: '0 0 var(--radius-2) var(--radius-2)'
  }
})
