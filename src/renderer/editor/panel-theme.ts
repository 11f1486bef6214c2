import { EditorView } from '@codemirror/view'

/** What stands above the text: the search panel's frame, completion lists, problems. */
export const panelTheme = EditorView.theme({
  '.cm-panels': { backgroundColor: 'var(--surface-panel)', color: 'var(--text)', zIndex: '5' },
  '.cm-panels-top': { borderBottom: '1px solid var(--line)' },

  '.cm-tooltip': {
    backgroundColor: 'var(--surface-raised)',
    color: 'var(--text)',
    border: '1px solid var(--line)',
    borderRadius: 'var(--radius-2)',
    boxShadow: 'var(--shadow-2)',
    font: 'var(--text-13)',
    overflow: 'hidden'
  },
  '.cm-tooltip.cm-tooltip-autocomplete > ul': {
    fontFamily: 'var(--font-ui)',
    minWidth: '260px',
    maxHeight: '232px',
    padding: 'var(--space-1)'
  },
  '.cm-tooltip.cm-tooltip-autocomplete > ul > li': {
    display: 'flex',
    alignItems: 'center',
    minHeight: '28px',
    padding: '0 var(--space-2)',
    borderRadius: 'var(--radius-1)'
  },
  '.cm-tooltip.cm-tooltip-autocomplete > ul > li[aria-selected]': {
    backgroundColor: 'var(--accent-soft)',
    color: 'var(--text)'
  },
  '.cm-completionMatchedText': { textDecoration: 'none', fontWeight: '600', color: 'var(--accent)' },
  '.cm-completionDetail': {
    marginLeft: 'auto',
    paddingLeft: 'var(--space-4)',
    fontStyle: 'normal',
    color: 'var(--text-muted)'
  },

  // CodeMirror draws these with data: images, which the window's policy does not load.
  '.cm-lintRange': { backgroundImage: 'none', paddingBottom: '0' },
  '.cm-lintRange-error': { textDecoration: 'underline wavy var(--danger)', textUnderlineOffset: '4px' },
  '.cm-lintRange-warning': {
    textDecoration: 'underline wavy var(--warning)',
    textUnderlineOffset: '4px'
  },
  '.cm-lintRange-info': {
    textDecoration: 'underline dotted var(--text-muted) 1px',
    textUnderlineOffset: '4px'
  },
  '.cm-lintRange-active': { backgroundColor: 'var(--danger-soft)' },
  '.cm-lintPoint:after': { borderBottomColor: 'var(--danger)' },
  '.cm-diagnostic': {
    maxWidth: '420px',
    padding: 'var(--space-2) var(--space-3)',
    borderLeft: '3px solid var(--text-muted)',
    marginLeft: '0',
    whiteSpace: 'pre-wrap'
  },
  '.cm-diagnostic-error': { borderLeftColor: 'var(--danger)' },
  '.cm-diagnostic-warning': { borderLeftColor: 'var(--warning)' },

  '.cm-problem-line::before': {
    content: '""',
    position: 'absolute',
    left: '-10px',
    top: 'calc(50% - 4px)',
    width: '8px',
    height: '8px',
    borderRadius: '50%'
  },
  '.cm-problem-error::before': { backgroundColor: 'var(--danger)' },
  '.cm-problem-warning::before': { backgroundColor: 'var(--warning)' },
  '.cm-problem-info::before': { backgroundColor: 'var(--text-muted)' }
})
