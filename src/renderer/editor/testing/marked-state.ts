import { ensureSyntaxTree } from '@codemirror/language'
import { EditorSelection, EditorState, type StateCommand } from '@codemirror/state'
import { awaitedMark } from '../commands/awaited-mark.ts'
import { postLanguage } from '../language.ts'

/**
 * A state whose cursors are the `|` of a text and whose selections stand between `«` and `»`
 * (`»` and `«` for one made backwards). For tests of pure commands.
 */
export function markedState(marked: string): EditorState {
  const ranges = []
  let text = ''
  let open: { at: number; backward: boolean } | null = null
  for (const char of marked) {
    if (char === '|') ranges.push(EditorSelection.cursor(text.length))
    else if (char === '«' || char === '»') {
      if (open) {
        ranges.push(
          open.backward
            ? EditorSelection.range(text.length, open.at)
            : EditorSelection.range(open.at, text.length)
        )
        open = null
      } else open = { at: text.length, backward: char === '»' }
    } else text += char
  }
  const state = EditorState.create({
    doc: text,
    selection: EditorSelection.create(ranges.length > 0 ? ranges : [EditorSelection.cursor(0)]),
    extensions: [postLanguage(), awaitedMark, EditorState.allowMultipleSelections.of(true)]
  })
  ensureSyntaxTree(state, text.length, 5_000)
  return state
}

/** The reverse of {@link markedState}. */
export function marked(state: EditorState): string {
  const marks = state.selection.ranges.flatMap(range => {
    if (range.empty) return [{ at: range.head, mark: '|' }]
    const backward = range.head < range.anchor
    return [
      { at: range.from, mark: backward ? '»' : '«' },
      { at: range.to, mark: backward ? '«' : '»' }
    ]
  })
  let text = state.doc.toString()
  for (const { at, mark } of marks.toSorted((a, b) => b.at - a.at))
    text = text.slice(0, at) + mark + text.slice(at)
  return text
}

/** The marked text after a command; null where it did not apply. */
export function run(text: string, command: StateCommand): string | null {
  let state = markedState(text)
  const done = command({ state, dispatch: tr => (state = tr.state) })
  return done ? marked(state) : null
}
