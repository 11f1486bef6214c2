/**
 * What was typed into fields and could not be written. It outlives its field, which goes when the tab changes or its
 * card closes, and is there again when the field is.
 */
import type { FieldPath } from '#core/frontmatter/types.ts'

export interface Draft {
  readonly typed: string
  /** The text's value when this was typed, and what writing it made of that. */
  readonly before: string
  readonly after: string | null
  readonly error: string | null
}

const drafts = new Map<string, Draft>()

/** Keeps a draft with an error; any other one needs no keeping, since the text has it. */
export function keepDraft(key: string, draft: Draft | null): void {
  if (draft === null || draft.error === null) drafts.delete(key)
  else drafts.set(key, draft)
}

export const keptDraft = (key: string): Draft | null => drafts.get(key) ?? null

/** By scope and place in it: an entry's fields are the same ones wherever it moves. */
export const draftKey = (scope: string, base: FieldPath, path: FieldPath): string =>
  [scope, ...path.slice(base.length)].join('\n')
