import { useContext, useEffect, useRef, useState } from 'react'
import type { FieldPath } from '#core/frontmatter/types.ts'
import { afterPaint, flushPaintTasks } from '../state/after-paint.ts'
import { type PostAnalysis, useAnalysis } from '../state/analysis.ts'
import { fieldReader } from '../state/field-values.ts'
import { endBurst, takeFieldBack } from '../state/form-edits.ts'
import {
  type Draft,
  enterField,
  type FieldAt,
  keepDraft,
  keptDraft,
  leaveField,
  onDraftMoved
} from '../state/kept-drafts.ts'
import { activePost } from '../state/open-posts.ts'
import { markFieldPlace } from '../state/source-place.ts'
import { FieldScopeContext } from './field-scope.ts'

export interface FieldDraft {
  readonly shown: string
  /** A sentence when what was typed cannot be written; shown once the field is left. */
  readonly error: string | null
  readonly type: (value: string) => void
  readonly focus: () => void
  readonly blur: () => void
}

/**
 * What a field shows while it is typed in. The key press is painted first; the
 * text of the post follows right after that paint. When the text's value changes
 * for another reason (undo, the source editor) the field follows the text. What
 * cannot be written stays in the field, with the reason, until it is mended,
 * also when the field goes and comes back meanwhile; the text says what it said before.
 * Undo and Escape take that back, redo brings it again.
 * @param path where the value stands, or would stand, in the front matter
 * @param select the field's value in the post as a writer reads it
 * @param write puts what was typed into the text; gives a sentence when it cannot
 */
export function useFieldDraft(
  path: FieldPath,
  select: (post: PostAnalysis) => string,
  write: (typed: string) => string | null
): FieldDraft {
  const value = useAnalysis(({ current }) => (current === null ? '' : select(current)))
  const { name, base } = useContext(FieldScopeContext)
  const place = path.slice(base.length)
  const [draft, setDraft] = useState<Draft | null>(() => keptDraft({ scope: name, path: place }))
  const [focused, setFocused] = useState(false)
  const latest = useRef({ write, select, name, place })
  latest.current = { write, select, name, place }

  const { current: field } = useRef(
    (): FieldAt => ({ scope: latest.current.name, path: latest.current.place })
  )
  useEffect(
    () =>
      onDraftMoved(({ scope, path }, draft) => {
        const own = field()
        if (scope === own.scope && path.join('\n') === own.path.join('\n')) setDraft(draft)
      }),
    [field]
  )

  // A field that goes while it has the focus is not told that it lost it.
  const hasFocus = useRef(false)
  useEffect(
    () => () => {
      if (hasFocus.current) leave(field)
    },
    [field]
  )

  const stands = draft !== null && (value === draft.before || value === draft.after)
  return {
    shown: stands ? draft.typed : value,
    error: stands && !focused ? draft.error : null,
    type(typed) {
      setDraft({ typed, before: value, after: null, error: null, said: [] })
      const post = useAnalysis.getState().current?.id
      afterPaint(path.join('.'), () => {
        // Another post came to the front while this field still showed the one before.
        if (activePost()?.id !== post) return
        const read = () => {
          const { current } = useAnalysis.getState()
          return current === null ? '' : latest.current.select(current)
        }
        const at = { scope: name, path: place }
        const said = () => {
          const { current } = useAnalysis.getState()
          return (current === null ? null : fieldReader.said(current, at)) ?? ''
        }
        const before = read()
        const saidBefore = said()
        const error = latest.current.write(typed)
        if (error !== null) takeFieldBack()
        const after = read()
        const written = { typed, before, after, error, said: [saidBefore, said()] }
        // Kept here, not where it is shown: the field may be gone by now.
        keepDraft(at, written, fieldReader)
        setDraft(draft => (draft?.typed === typed ? written : draft))
      })
    },
    focus() {
      setFocused(true)
      hasFocus.current = true
      endBurst()
      markFieldPlace(path)
      enterField(field)
    },
    blur() {
      hasFocus.current = false
      leave(field)
      setFocused(false)
      // What was written is shown from now on as the text has it, e.g. `31m` as `31:00`.
      setDraft(draft => (draft?.error === null ? null : draft))
    }
  }
}

function leave(field: () => FieldAt): void {
  flushPaintTasks()
  endBurst()
  if (leaveField(field)) markFieldPlace(null)
}
