import { closeBrackets, closeBracketsKeymap } from '@codemirror/autocomplete'
import { EditorSelection, EditorState, type Extension, type TransactionSpec } from '@codemirror/state'
import { EditorView, keymap } from '@codemirror/view'

/** Marks that are put around a selection when typed, but never doubled at a bare cursor: `* ` begins a list. */
const AROUND = ['*', '_', '~']

/** A mark typed over a selection, put around it; null for anything else. */
export function surround(state: EditorState, typed: string): TransactionSpec | null {
  if (state.readOnly || !AROUND.includes(typed) || state.selection.ranges.every(range => range.empty))
    return null
  const transaction = state.changeByRange(range => ({
    changes: range.empty
      ? { from: range.from, insert: typed }
      : [
          { from: range.from, insert: typed },
          { from: range.to, insert: typed }
        ],
    range: EditorSelection.range(range.anchor + 1, range.head + 1)
  }))
  return { ...transaction, userEvent: 'input.type', scrollIntoView: true }
}

/** `{{` has brought `}}` along: `<` or `%` typed between them makes it a shortcode's delimiters; null elsewhere. */
export function openShortcode(state: EditorState, typed: string): TransactionSpec | null {
  const { main, ranges } = state.selection
  if (state.readOnly || (typed !== '<' && typed !== '%') || ranges.length > 1 || !main.empty) return null
  if (state.sliceDoc(main.head - 2, main.head + 2) !== '{{}}') return null
  return {
    changes: { from: main.head, insert: typed === '<' ? '<  >' : '%  %' },
    selection: EditorSelection.cursor(main.head + 2),
    userEvent: 'input.type',
    scrollIntoView: true
  }
}

/** A call up to the cursor, and what closes it behind. */
const CALL = /\{\{([<%])[^{}]*$/
const CLOSING = /^([ \t]*)([>%])\}\}/
const closers: ReadonlyMap<string, string> = new Map([
  ['<', '>'],
  ['%', '%']
])

/**
 * Who knows a call by heart types its blank and its closing delimiter too: these are there already, and typed over.
 * Null elsewhere.
 */
export function closeShortcode(state: EditorState, typed: string): TransactionSpec | null {
  const { main, ranges } = state.selection
  if (!' >%}'.includes(typed) || state.readOnly || ranges.length > 1 || !main.empty) return null
  const line = state.doc.lineAt(main.head)
  const before = line.text.slice(0, main.head - line.from)
  const behind = line.text.slice(main.head - line.from)
  const over = (length: number, blanks = 0): TransactionSpec => ({
    changes: { from: main.head, to: main.head + blanks },
    selection: EditorSelection.cursor(main.head + length),
    userEvent: 'input.type',
    scrollIntoView: true
  })
  if (typed === '}' && behind.startsWith('}') && /\{\{[<%][^{}]*[>%]\}?$/.test(before)) return over(1)
  const opener = CALL.exec(before)?.[1]
  const [, blanks = '', closer] = CLOSING.exec(behind) ?? []
  if (opener === undefined || closer !== closers.get(opener)) return null
  if (typed === ' ' && /\{\{[<%] $/.test(before)) return over(0)
  if (typed !== closer) return null
  const call = before.slice(before.lastIndexOf('{{'))
  // Within a value it is a sign as any other, and so is `50%`.
  if (call.split('"').length % 2 === 0 || (typed === '%' && /\w$/.test(before))) return null
  return /[ \t]$/.test(before) ? over(1, blanks.length) : over(blanks.length + 1)
}

const typing = EditorView.inputHandler.of((view, from, to, typed) => {
  const { main } = view.state.selection
  if (view.compositionStarted || from !== main.from || to !== main.to) return false
  const { state } = view
  const spec = surround(state, typed) ?? openShortcode(state, typed) ?? closeShortcode(state, typed)
  if (spec) view.dispatch(spec)
  return spec !== null
})

/** Closes brackets and quotes while typing, deletes empty pairs whole, and puts marks around selections. */
export function bracketPairs(): Extension {
  return [
    EditorState.languageData.of(() => [{ closeBrackets: { brackets: ['(', '[', '{', '"', '`'] } }]),
    typing,
    closeBrackets(),
    keymap.of(closeBracketsKeymap)
  ]
}
