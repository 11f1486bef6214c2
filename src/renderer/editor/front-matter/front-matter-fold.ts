import {
  EditorSelection,
  EditorState,
  type Extension,
  StateEffect,
  StateField,
  Transaction,
  type TransactionSpec
} from '@codemirror/state'
import { type Command, Decoration, EditorView } from '@codemirror/view'
import { type FrontMatterBlock, findFrontMatter } from './find-front-matter.ts'
import { FoldControl, FoldedFrontMatter } from './front-matter-widgets.ts'

/** Folds (true) or unfolds (false) the front matter. */
export const foldFrontMatterEffect = StateEffect.define<boolean>()

interface FoldState {
  readonly folded: boolean
  readonly block: FrontMatterBlock | null
}

/**
 * Whether the front matter is folded. A field of our own and not CodeMirror's
 * folded ranges, which an edit inside them opens or loses: here form edits change
 * a folded front matter all the time.
 */
const foldState = StateField.define<FoldState>({
  create: state => ({ folded: false, block: findFrontMatter(state.doc) }),
  update(value, tr) {
    let { folded, block } = value
    if (tr.docChanged) {
      const touched = tr.changes.touchesRange(0, block ? block.to + 1 : tr.startState.doc.line(1).to)
      if (touched || block === null) block = findFrontMatter(tr.state.doc)
    }
    for (const effect of tr.effects) if (effect.is(foldFrontMatterEffect)) folded = effect.value
    // Whoever goes to a place in the front matter (a search hit, a problem) wants to see it.
    if (folded && block && tr.selection && tr.newSelection.main.head <= block.to) folded = false
    // So does whoever replaces all hits, those in it too.
    if (folded && value.block && isReplacing(tr) && tr.changes.touchesRange(0, value.block.to)) folded = false
    folded &&= block !== null
    return folded === value.folded && block === value.block ? value : { folded, block }
  },
  provide: field => [
    EditorView.decorations.compute([field], state => decorations(state.field(field))),
    EditorView.atomicRanges.of(view => {
      const { folded, block } = view.state.field(field)
      return folded && block ? Decoration.set(Decoration.mark({}).range(0, block.to)) : Decoration.none
    })
  ]
})

function decorations({ folded, block }: FoldState) {
  if (!block) return Decoration.none
  return folded
    ? Decoration.set(
        Decoration.replace({ widget: new FoldedFrontMatter(block.lines, foldFrontMatter) }).range(0, block.to)
      )
    : Decoration.set(Decoration.widget({ widget: new FoldControl(foldFrontMatter), side: 1 }).range(3))
}

const isReplacing = (tr: Transaction) => tr.isUserEvent('input.replace')

const isTyping = (tr: Transaction) =>
  (tr.isUserEvent('input') && !isReplacing(tr)) || tr.isUserEvent('delete') || tr.isUserEvent('move')

/** Cursor keys and clicks, and not the moves of a search (`select.search`). */
function isCursorMove(tr: Transaction): boolean {
  const event = tr.annotation(Transaction.userEvent)
  return event === 'select' || event === 'select.pointer'
}

/** Cursor keys, clicks and Select all stay in the body while the front matter is folded: nothing is changed unseen. */
const keepCursorInBody = EditorState.transactionFilter.of(tr => {
  const { folded, block } = tr.startState.field(foldState)
  if (!folded || !block || !tr.selection || !(isTyping(tr) || isCursorMove(tr))) return tr
  const first = block.to + 1
  if (tr.selection.ranges.every(range => range.from >= first)) return tr
  const ranges = tr.selection.ranges.map(({ anchor, head }) =>
    EditorSelection.range(Math.max(anchor, first), Math.max(head, first))
  )
  return [tr, { selection: EditorSelection.create(ranges, tr.selection.mainIndex), sequential: true }]
})

/** Typing and deleting at the edge of a folded front matter must not eat its fence. */
const keepFenceWhole = EditorState.changeFilter.of(tr => {
  const { folded, block } = tr.startState.field(foldState)
  if (!folded || !block || !isTyping(tr)) return true
  let atTop = false
  tr.changes.iterChangedRanges(fromA => {
    atTop ||= fromA === 0
  })
  return atTop ? false : [0, block.to + 1]
})

/** Whether the front matter is folded away. */
export const isFrontMatterFolded = (state: EditorState): boolean =>
  state.field(foldState, false)?.folded ?? false

/** Folds the front matter away and takes a cursor that is in it to the body; changes nothing where none can be folded. */
export function foldedFrontMatter(state: EditorState): TransactionSpec {
  const block = state.field(foldState, false)?.block
  if (!block) return {}
  const inside = state.selection.ranges.some(range => range.from <= block.to)
  return {
    effects: foldFrontMatterEffect.of(true),
    ...(inside ? { selection: EditorSelection.cursor(block.to + 1) } : {})
  }
}

/** Folds the front matter, or opens it again; false where the post has none that can be folded. */
export const foldFrontMatter: Command = view => {
  const { folded = false, block = null } = view.state.field(foldState, false) ?? {}
  if (!block) return false
  view.dispatch(folded ? { effects: foldFrontMatterEffect.of(false) } : foldedFrontMatter(view.state))
  return true
}

export function frontMatterFolding(): Extension {
  return [foldState, keepCursorInBody, keepFenceWhole]
}
