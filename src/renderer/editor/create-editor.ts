import { EditorSelection, type EditorState, type StateEffect, type Transaction } from '@codemirror/state'
import { EditorView } from '@codemirror/view'
import type { TextEdit, TextRange } from '#core/text/text-edit.ts'
import { type EditorCommandName, editorCommands } from './commands/commands.ts'
import { keepCursorInSight } from './cursor-in-sight.ts'
import { setReadOnly } from './editor-state.ts'
import { type EditOptions, type EditOrigin, editTransaction, originOf } from './form-edits.ts'
import { markRange } from './form-place.ts'
import { PaintFirstView } from './paint-first-view.ts'
import { type EditorProblem, setProblems } from './problems.ts'
import { createScrollPlace } from './scroll-place.ts'

/** What happened to the post that is shown. Nothing is reported for switching to another post. */
export interface EditorUpdate {
  readonly state: EditorState
  readonly previous: EditorState
  readonly docChanged: boolean
  readonly selectionChanged: boolean
  /** Where the last change came from; `text` for an update without changes. */
  readonly origin: EditOrigin
  readonly transactions: readonly Transaction[]
}

/** A post that is not shown: its whole editor state and where it was scrolled to. */
export interface ParkedEditor {
  readonly state: EditorState
  /** Null: the cursor is scrolled into view. */
  readonly scroll: StateEffect<unknown> | null
}

export interface EditorCallbacks {
  readonly shown: ParkedEditor
  /** Called after every transaction of the shown post, once the view is up to date; keep it quick. */
  readonly onUpdate: (update: EditorUpdate) => void
  /** The writer scrolled to this place. */
  readonly onScroll: (line: number) => void
  /** The browser shows a letter; `takeIn` gives it to the editor, and is to be called once it is painted. */
  readonly onTyped: (takeIn: () => void) => void
}

export interface EditorHandle {
  readonly view: EditorView
  getState(): EditorState
  /** Takes in the letter that the browser shows already, if there is one; see {@link EditorCallbacks.onTyped}. */
  takeIn(): void
  /** The shown post as it is, to be shown again later. Changes nothing. */
  park(): ParkedEditor
  /** Shows another post, or the same one in another state, where it was scrolled to. */
  show(editor: ParkedEditor): void
  /** Text edits of the form as one transaction; see {@link editTransaction}. Takes no focus. */
  dispatchEdits(edits: readonly TextEdit[], options?: EditOptions): void
  /** Runs a command as if its key had been pressed; false where it does not apply. */
  execute(name: EditorCommandName): boolean
  focus(): void
  /** Puts the cursor (or the selection) there, in the middle of the window, and opens what hides it. */
  goTo(place: TextRange, options?: { readonly focus?: boolean }): void
  /** Scrolls an offset into view and leaves cursor and focus alone. */
  scrollToOffset(offset: number, y?: 'nearest' | 'start' | 'center'): void
  /** The offset of the first line in sight. */
  topOffset(): number
  /** Where it is scrolled to, as a line with a fraction; see {@link createScrollPlace}. Null where all is in sight. */
  scrollPlace(): number | null
  /** Scrolls as another view of the text has; tells nobody. */
  scrollToPlace(line: number): void
  /** Marks the place of the form's focused field; null takes the mark away. */
  markRange(range: TextRange | null): void
  setProblems(problems: readonly EditorProblem[]): void
  setReadOnly(readOnly: boolean): void
  destroy(): void
}

/** For {@link ParkedEditor}: shows the line at this offset first; the first line with the space above it. */
export const scrollTo = (offset: number): StateEffect<unknown> =>
  EditorView.scrollIntoView(offset, { y: 'start', yMargin: offset === 0 ? 1000 : 0 })

/** Makes an editor. Its `view.dom` is to be put into the page, at a place that gives it its size. */
export function createEditor({ shown, onUpdate, onScroll, onTyped }: EditorCallbacks): EditorHandle {
  const view = new PaintFirstView(
    {
      state: shown.state,
      ...(shown.scroll ? { scrollTo: shown.scroll } : {}),
      dispatchTransactions: (transactions, view) => {
        const previous = view.state
        view.update(transactions)
        report(previous, transactions)
      }
    },
    onTyped
  )
  const scroll = createScrollPlace(view, onScroll)
  const endInSight = keepCursorInSight(view)

  function report(previous: EditorState, transactions: readonly Transaction[]): void {
    const changes = transactions.filter(tr => tr.docChanged)
    const last = changes.at(-1)
    onUpdate({
      state: view.state,
      previous,
      docChanged: last !== undefined,
      selectionChanged: !view.state.selection.eq(previous.selection),
      origin: last ? originOf(last) : 'text',
      transactions
    })
  }

  function show({ state, scroll }: ParkedEditor): void {
    view.setState(state)
    const place = scroll ?? EditorView.scrollIntoView(state.selection.main.head, { y: 'center' })
    view.update([view.state.update({ effects: place })])
  }

  return {
    view,
    getState: () => view.state,
    takeIn: () => view.takeIn(),
    park: () => ({ state: view.state, scroll: view.scrollSnapshot() }),
    show,
    dispatchEdits: (edits, options) => view.dispatch(editTransaction(view.state, edits, options)),
    execute: name => editorCommands[name](view),
    focus: () => view.focus(),
    goTo: ({ from, to }, options) => {
      const range = EditorSelection.range(from, to)
      view.dispatch({ selection: range, effects: EditorView.scrollIntoView(range, { y: 'center' }) })
      if (options?.focus !== false) view.focus()
    },
    scrollToOffset: (offset, y = 'nearest') => {
      const at = Math.min(offset, view.state.doc.length)
      view.dispatch({ effects: EditorView.scrollIntoView(at, { y, yMargin: 48 }) })
    },
    topOffset: () => view.lineBlockAtHeight(view.scrollDOM.scrollTop - view.documentPadding.top).from,
    scrollPlace: scroll.place,
    scrollToPlace: scroll.scrollTo,
    markRange: range => markRange(view, range),
    setProblems: problems => setProblems(view, problems),
    setReadOnly: readOnly => view.dispatch({ effects: setReadOnly(readOnly) }),
    destroy: () => {
      scroll.destroy()
      endInSight()
      view.destroy()
    }
  }
}
