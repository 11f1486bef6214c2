/** Which video cards are open. A card not spoken of follows its post: short lists start open, long ones closed. */
import { create } from 'zustand'
import type { PostId } from '#shared/content.ts'

/** Up to this many cards start open. */
const openUpTo = 25

export const useOpenCards = create<{ readonly choices: ReadonlyMap<string, boolean> }>(() => ({
  choices: new Map()
}))

const starts = new Map<PostId, boolean>()

/**
 * Whether a post's cards start open. Decided when the post is first shown: the
 * card that makes a list long must not close all the others.
 */
export function startsOpen(post: PostId | null, count: number): boolean {
  if (post === null) return true
  const known = starts.get(post)
  if (known !== undefined) return known
  starts.set(post, count <= openUpTo)
  return count <= openUpTo
}

export function setOpen(key: string, open: boolean): void {
  useOpenCards.setState(({ choices }) => ({ choices: new Map(choices).set(key, open) }))
}

export function setAllOpen(keys: readonly string[], open: boolean): void {
  useOpenCards.setState(({ choices }) => ({
    choices: new Map([...choices, ...keys.map(key => [key, open] as const)])
  }))
}
