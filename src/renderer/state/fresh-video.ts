/**
 * The video that was added last. While it is filled in, what it lacks is no problem yet: until the writer saves, goes on
 * to another card or post, or adds another one.
 */
import { create } from 'zustand'
import type { Problem } from '#core/problems/problem.ts'
import type { PostAnalysis } from './analysis.ts'

/** By the key of its entry. */
export const useFreshVideo = create<{ readonly key: string | null }>(() => ({ key: null }))

export function startFreshVideo(key: string | null): void {
  useFreshVideo.setState({ key })
}

/** The writer goes on, to the card of the given key where it is one. */
export function endFreshVideo(next: string | null = null): void {
  const { key } = useFreshVideo.getState()
  if (key !== null && key !== next) useFreshVideo.setState({ key: null })
}

/** Whether a problem of a post is only that the new video is not filled in yet. */
export function isStillToCome(
  { code, field }: Pick<Problem, 'code' | 'field'>,
  { listPath, keys }: Pick<PostAnalysis, 'listPath' | 'keys'>
): boolean {
  const { key } = useFreshVideo.getState()
  if (key === null || listPath === null || field === null || !/^video-.+-missing$/.test(code)) return false
  return [...listPath, keys.indexOf(key)].every((step, depth) => field[depth] === step)
}
