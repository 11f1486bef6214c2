import { history, historyKeymap, standardKeymap } from '@codemirror/commands'
import { MergeView, uncollapseUnchanged } from '@codemirror/merge'
import { Compartment, EditorState } from '@codemirror/state'
import { BlockType, EditorView, keymap } from '@codemirror/view'
import './compare-view.css'

export interface CompareOptions {
  /** Left side, read-only; right side, the text that is being written. */
  readonly left: { readonly text: string; readonly label: string }
  readonly right: { readonly text: string; readonly label: string }
  /** Name of the button that puts a difference's left side into the right text. */
  readonly takeLeft: string
  readonly onChange: (rightText: string) => void
  readonly cspNonce: string
}

export interface CompareHandle {
  /** How many places differ. */
  differences(): number
  /** The right text can be changed, or only be read and copied. */
  setReadOnly(readOnly: boolean): void
  destroy(): void
}

/** Shows two texts side by side; each difference has a button that takes the left one over. */
export function mountCompare(parent: HTMLElement, options: CompareOptions): CompareHandle {
  const shared = (label: string) => [
    EditorView.lineWrapping,
    EditorView.cspNonce.of(options.cspNonce),
    EditorView.contentAttributes.of({ 'aria-label': label })
  ]
  const changes = new Compartment()
  const view = new MergeView({
    parent,
    a: {
      doc: options.left.text,
      extensions: [shared(options.left.label), EditorState.readOnly.of(true), EditorView.editable.of(false)]
    },
    b: {
      doc: options.right.text,
      extensions: [
        shared(options.right.label),
        history(),
        changes.of([]),
        // The browser's own cursor goes into what is folded away, where letters and line breaks are lost.
        keymap.of([...historyKeymap, ...standardKeymap]),
        EditorView.updateListener.of(update => {
          if (update.selectionSet) unfoldAt(view, update.state.selection.main.head)
          if (!update.docChanged) return
          options.onChange(update.state.doc.toString())
          // The button is gone with its difference; undo is meant for the text.
          if (update.transactions.some(tr => tr.isUserEvent('revert'))) update.view.focus()
        })
      ]
    },
    revertControls: 'a-to-b',
    renderRevertControl() {
      const button = document.createElement('button')
      button.className = 'compare-take'
      button.setAttribute('aria-label', options.takeLeft)
      button.title = options.takeLeft
      button.textContent = '→'
      button.addEventListener('click', ({ detail }) => {
        // CodeMirror takes over on the pointer's press only; a click without one is the keyboard's.
        if (detail === 0) button.dispatchEvent(new MouseEvent('mousedown', { bubbles: true }))
      })
      return button
    },
    collapseUnchanged: { margin: 3, minSize: 6 },
    gutter: true
  })
  return {
    differences: () => view.chunks.length,
    setReadOnly(readOnly) {
      // The buttons between the texts ask no read-only state.
      const none = [EditorState.readOnly.of(true), EditorState.changeFilter.of(() => false)]
      view.b.dispatch({ effects: changes.reconfigure(readOnly ? none : []) })
    },
    destroy: () => view.destroy()
  }
}

/** The browser writes letters beside what is folded away, not in it: the right text is unfolded where its cursor goes. */
function unfoldAt({ a, b, chunks }: MergeView, head: number): void {
  const { type, from } = b.lineBlockAt(head)
  if (type !== BlockType.WidgetRange) return
  const before = chunks.findLast(({ toB }) => toB <= from)
  b.dispatch({ effects: [uncollapseUnchanged.of(from), EditorView.scrollIntoView(head)] })
  a.dispatch({ effects: uncollapseUnchanged.of(from - (before?.toB ?? 0) + (before?.toA ?? 0)) })
}
