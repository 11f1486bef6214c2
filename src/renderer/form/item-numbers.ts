/** Items of a list change their numbers: what the form keeps for them goes along. */
import { create } from 'zustand'
import type { FieldPath } from '#core/frontmatter/types.ts'
import { mapDrafts } from '../state/kept-drafts.ts'
import { mapKeptFields } from './kept-fields.ts'

/** How often the items of each list were numbered anew; fields of items are made anew with it. */
export const useNumberings = create<{ readonly times: ReadonlyMap<string, number> }>(() => ({
  times: new Map()
}))

/** The key of a list in {@link useNumberings}; its path is relative to the scope. */
export const listKey = (scope: string, list: FieldPath): string => [scope, ...list].join('\n')

/**
 * Drafts and kept fields of a list's items follow them to their new numbers.
 * @param list where the list stands, relative to the scope
 * @param numberOf the new number of an item; null for one that is gone
 */
export function renumberItems(
  scope: string,
  list: FieldPath,
  numberOf: (index: number) => number | null
): void {
  const follow = (path: FieldPath): FieldPath | null => {
    const index = path[list.length]
    if (typeof index !== 'number' || !list.every((step, depth) => step === path[depth])) return path
    const number = numberOf(index)
    return number === null ? null : [...list, number, ...path.slice(list.length + 1)]
  }
  mapDrafts(scope, follow)
  mapKeptFields(scope, follow)
  useNumberings.setState(({ times }) => {
    const key = listKey(scope, list)
    return { times: new Map(times).set(key, (times.get(key) ?? 0) + 1) }
  })
}

export const moved =
  (from: number, to: number) =>
  (index: number): number => {
    if (index === from) return to
    if (from < index && index <= to) return index - 1
    return to <= index && index < from ? index + 1 : index
  }

export const inserted =
  (at: number) =>
  (index: number): number =>
    index < at ? index : index + 1

export const removed =
  (at: number) =>
  (index: number): number | null =>
    index === at ? null : index < at ? index : index - 1
