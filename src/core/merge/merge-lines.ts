import { diff3Merge } from 'node-diff3'
import { cutStretches } from './stretches.ts'
import { settled, type Three } from './three-versions.ts'

/** A stretch of a merge: text that is clear, or the three versions of what both sides changed. */
export type MergePart =
  | { readonly kind: 'clear'; readonly text: string }
  | { readonly kind: 'conflict'; readonly base: string; readonly mine: string; readonly theirs: string }

/**
 * Merges two texts that both come from `base`, line by line, as diff3 does: what one side changed is taken over, what
 * both changed alike is taken once, and what both changed differently is a conflict, also where the changes only
 * touch. Lines count with their line ends, so that nothing smaller than a line is ever cut.
 *
 * The three ways are node-diff3's, over stretches of lines that our own line diff found: given the lines themselves
 * it takes cubic time on Markdown, where every second line is empty (4 s for 2,000 lines).
 */
export function mergeLines(base: string, mine: string, theirs: string): readonly MergePart[] {
  if (mine === theirs || theirs === base) return clear(mine)
  if (mine === base) return clear(theirs)
  const stretches = cutStretches(base, mine, theirs)
  const regions = diff3Merge([...stretches.mine], [...stretches.base], [...stretches.theirs], {
    // Told by the texts: the same change can be cut differently on the two sides.
    excludeFalseConflicts: false
  })
  const text = (names: readonly string[] = []) => names.map(stretches.textOf).join('')
  return joinClear(
    regions.map(({ ok, conflict }) =>
      conflict === undefined
        ? { kind: 'clear', text: text(ok) }
        : settle({ base: text(conflict.o), mine: text(conflict.a), theirs: text(conflict.b) })
    )
  )
}

/** The text of a merge with one side's version wherever both changed the same. */
export function textOf(parts: readonly MergePart[], side: 'base' | 'mine' | 'theirs' = 'mine'): string {
  return parts.map(part => (part.kind === 'clear' ? part.text : part[side])).join('')
}

export function hasConflict(parts: readonly MergePart[]): boolean {
  return parts.some(({ kind }) => kind === 'conflict')
}

/** Neighbouring clear parts as one; empty ones left out. */
export function joinClear(parts: readonly MergePart[]): readonly MergePart[] {
  const joined: MergePart[] = []
  for (const part of parts) {
    const last = joined.at(-1)
    if (part.kind === 'clear' && part.text === '') continue
    if (part.kind === 'clear' && last?.kind === 'clear') {
      joined[joined.length - 1] = { kind: 'clear', text: last.text + part.text }
    } else joined.push(part)
  }
  return joined
}

function clear(text: string): readonly MergePart[] {
  return joinClear([{ kind: 'clear', text }])
}

/** A stretch that both sides touched; they may have changed it alike. */
function settle(versions: Three<string>): MergePart {
  const side = settled(versions)
  return side === null ? { kind: 'conflict', ...versions } : { kind: 'clear', text: versions[side] }
}
