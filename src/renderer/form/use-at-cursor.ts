import { type RefObject, useEffect, useRef } from 'react'
import type { FieldPath } from '#core/frontmatter/types.ts'
import { followSourceCursor, isAtPlace, useSourceCursor } from '../state/source-cursor.ts'

/** Has the shown form follow the cursor of the source. */
export function useFollowedCursor(): void {
  useEffect(followSourceCursor, [])
}

/**
 * Whether the cursor of the source stands in the value at `path`. The element is
 * scrolled into view when it comes to stand there, unless `scrolls` is false.
 */
export function useAtCursor(
  path: FieldPath,
  scrolls = true
): { readonly atCursor: boolean; readonly ref: RefObject<HTMLDivElement | null> } {
  const atCursor = useSourceCursor(state => isAtPlace(state.place, path))
  const ref = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (atCursor && scrolls) ref.current?.scrollIntoView({ block: 'nearest' })
  }, [atCursor, scrolls])
  return { atCursor, ref }
}
