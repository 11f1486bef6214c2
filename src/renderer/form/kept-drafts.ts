/**
 * What was typed into fields and could not be written. It outlives its field, which goes when the tab changes, its
 * card closes or another post comes to the front, and is there again when the field is.
 */
import type { FieldPath } from '#core/frontmatter/types.ts'

export interface Draft {
  readonly typed: string
  /** The text's value when this was typed, and what writing it made of that. */
  readonly before: string
  readonly after: string | null
  readonly error: string | null
}

/** By scope, then by place in it: an entry's fields are the same ones wherever it moves. */
const drafts = new Map<string, Map<string, { readonly path: FieldPath; readonly draft: Draft }>>()

const placeKey = (path: FieldPath): string => path.join('\n')

/** Keeps a draft with an error; any other one needs no keeping, since the text has it. `path` is relative to the scope. */
export function keepDraft(scope: string, path: FieldPath, draft: Draft): void {
  const kept = drafts.get(scope) ?? new Map()
  if (draft.error === null) kept.delete(placeKey(path))
  else kept.set(placeKey(path), { path, draft })
  drafts.set(scope, kept)
}

/** What the field showed is given up. */
export function dropDraft(scope: string, path: FieldPath): void {
  drafts.get(scope)?.delete(placeKey(path))
}

export const keptDraft = (scope: string, path: FieldPath): Draft | null =>
  drafts.get(scope)?.get(placeKey(path))?.draft ?? null

/** Moves a scope's drafts to other places; null is none. */
export function mapDrafts(scope: string, follow: (path: FieldPath) => FieldPath | null): void {
  const kept = [...(drafts.get(scope)?.values() ?? [])].flatMap(({ path, draft }) => {
    const place = follow(path)
    return place === null ? [] : [[placeKey(place), { path: place, draft }] as const]
  })
  drafts.set(scope, new Map(kept))
}
