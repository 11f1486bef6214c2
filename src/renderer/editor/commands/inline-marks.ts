import { syntaxTree } from '@codemirror/language'
import { EditorSelection, type EditorState, type SelectionRange, type StateCommand } from '@codemirror/state'
import type { SyntaxNode } from '@lezer/common'
import type { TextEdit, TextRange } from '#core/text/text-edit.ts'
import { awaitMark, stepOver } from './awaited-mark.ts'
import { isProse } from './command-scope.ts'
import { spansOf } from './text-spans.ts'

interface InlineMark {
  /** Name of the syntax node that the marks make. */
  readonly node: string
  readonly markNode: string
  /** What is written at both ends of a text. */
  readonly mark: (text: string, insideWord: boolean) => string
}

/** Makes the selected text, or the word at the cursor, bold; takes bold away where all of it is. */
export const toggleBold = toggleMark({ node: 'StrongEmphasis', markNode: 'EmphasisMark', mark: () => '**' })

/** The same for italic: `_`, or `*` where `_` would not count, inside a word. */
export const toggleItalic = toggleMark({
  node: 'Emphasis',
  markNode: 'EmphasisMark',
  mark: (_text, insideWord) => (insideWord ? '*' : '_')
})

export const toggleStrikethrough = toggleMark({
  node: 'Strikethrough',
  markNode: 'StrikethroughMark',
  mark: () => '~~'
})

export const toggleInlineCode = toggleMark({
  node: 'InlineCode',
  markNode: 'CodeMark',
  mark: text => (text.includes('`') ? '``' : '`')
})

function toggleMark(kind: InlineMark): StateCommand {
  return ({ state, dispatch }) => {
    const { ranges, mainIndex } = state.selection
    if (state.readOnly || !ranges.every(range => isProse(state, range.from))) return false
    const step = stepOver(state, kind.mark('', false))
    if (step) {
      dispatch(state.update(step))
      return true
    }
    const targets = ranges.map(range => targetOf(state, range, kind))
    const spans = targets.flatMap(target => target.spans)
    const remove = spans.length > 0 && spans.every(span => marksAround(state, span, kind))
    const edits = new Map<string, TextEdit>()
    const add = (edit: TextEdit) => edits.set(`${edit.from}:${edit.to}`, edit)
    for (const { spans, bare } of targets) {
      for (const span of spans)
        for (const edit of remove ? removal(state, span, kind) : addition(state, span, kind)) add(edit)
      if (bare) add(bare.edit)
    }
    const changes = state.changes([...edits.values()])
    const starts = new Set(spans.map(span => span.from))
    const moved = (pos: number) => changes.mapPos(pos, starts.has(pos) ? 1 : -1)
    const selection = targets.map(({ range, bare }) =>
      bare
        ? EditorSelection.cursor(changes.mapPos(range.head, -1) + bare.cursorAfter)
        : EditorSelection.range(moved(range.anchor), moved(range.head))
    )
    const awaited =
      targets.length === 1 && (targets[0]?.bare?.cursorAfter ?? 0) > 0 ? selection[0] : undefined
    dispatch(
      state.update({
        changes,
        selection: EditorSelection.create(selection, mainIndex),
        effects: awaited ? awaitMark.of(awaited.head) : [],
        userEvent: 'input.format',
        scrollIntoView: true
      })
    )
    return true
  }
}

interface Target {
  readonly range: SelectionRange
  readonly spans: readonly TextRange[]
  /** At a cursor in no word: an empty pair to put in or to take away, and where the cursor then is. */
  readonly bare: { readonly edit: TextEdit; readonly cursorAfter: number } | null
}

function targetOf(state: EditorState, range: SelectionRange, kind: InlineMark): Target {
  const { head } = range
  if (range.empty && nodeAround(state, range, kind)) return { range, spans: [range], bare: null }
  const spans = spansOf(state, range)
  if (spans.length > 0 || !range.empty) return { range, spans, bare: null }
  const mark = kind.mark('', false)
  const empty =
    state.sliceDoc(head - mark.length, head) === mark && state.sliceDoc(head, head + mark.length) === mark
  return empty
    ? {
        range,
        spans,
        bare: { edit: { from: head - mark.length, to: head + mark.length, insert: '' }, cursorAfter: 0 }
      }
    : {
        range,
        spans,
        bare: { edit: { from: head, to: head, insert: mark + mark }, cursorAfter: mark.length }
      }
}

/** The node of this kind that the whole span is in, or that is exactly the span. */
function nodeAround(state: EditorState, { from, to }: TextRange, kind: InlineMark): SyntaxNode | null {
  for (let node: SyntaxNode | null = syntaxTree(state).resolveInner(from, 1); node; node = node.parent) {
    if (node.name !== kind.node || node.to < to) continue
    if (from < to || (node.from < from && to < node.to)) return node
  }
  return null
}

function marksAround(state: EditorState, span: TextRange, kind: InlineMark): readonly SyntaxNode[] | null {
  return nodeAround(state, span, kind)?.getChildren(kind.markNode) ?? null
}

function removal(state: EditorState, span: TextRange, kind: InlineMark): readonly TextEdit[] {
  return (marksAround(state, span, kind) ?? []).map(({ from, to }) => ({ from, to, insert: '' }))
}

/** Marks around a span and everything of the same kind that it touches, whose own marks go. */
function addition(state: EditorState, span: TextRange, kind: InlineMark): readonly TextEdit[] {
  let { from, to } = span
  const edits: TextEdit[] = []
  syntaxTree(state).iterate({
    from,
    to,
    enter: ({ name, node }) => {
      if (name !== kind.node) return
      from = Math.min(from, node.from)
      to = Math.max(to, node.to)
      for (const mark of node.getChildren(kind.markNode))
        edits.push({ from: mark.from, to: mark.to, insert: '' })
    }
  })
  const wordBefore = /[\p{L}\p{N}]$/u.test(state.sliceDoc(Math.max(0, from - 2), from))
  const wordAfter = /^[\p{L}\p{N}]/u.test(state.sliceDoc(to, to + 2))
  const mark = kind.mark(state.sliceDoc(from, to), wordBefore || wordAfter)
  return [...edits, { from, to: from, insert: mark }, { from: to, to, insert: mark }]
}
