import { type Extension, StateEffect, StateField } from '@codemirror/state'
import { Decoration, type DecorationSet, EditorView } from '@codemirror/view'
import type { TextRange } from '#core/text/text-edit.ts'

const setFormPlace = StateEffect.define<TextRange | null>({
  map: (range, changes) => range && { from: changes.mapPos(range.from, -1), to: changes.mapPos(range.to, 1) }
})

const mark = Decoration.mark({ class: 'cm-form-place', inclusive: true })
const emptyMark = Decoration.line({ class: 'cm-form-place-line' })

const formPlaceField = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(marks, tr) {
    let next = marks.map(tr.changes)
    for (const effect of tr.effects) {
      if (!effect.is(setFormPlace)) continue
      const range = effect.value
      const length = tr.newDoc.length
      if (!range || range.from > length || range.to > length || range.from > range.to) next = Decoration.none
      else if (range.from < range.to) next = Decoration.set(mark.range(range.from, range.to))
      else next = Decoration.set(emptyMark.range(tr.newDoc.lineAt(range.from).from))
    }
    return next
  },
  provide: field => EditorView.decorations.from(field)
})

/** Shows the place that the form's focused field edits. */
export const formPlace: Extension = formPlaceField

/**
 * Marks a range of the text as the place of the form's focused field, null to
 * take the mark away. Neither the focus nor the cursor nor the scroll moves.
 */
export function markRange(view: EditorView, range: TextRange | null): void {
  if (!range && view.state.field(formPlaceField, false) === Decoration.none) return
  view.dispatch({ effects: setFormPlace.of(range) })
}
