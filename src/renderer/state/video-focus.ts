/** After an action on a video: which card is shown, and what in it gets the focus, once the list shows the outcome. */
import { create } from 'zustand'

export interface VideoFocus {
  readonly index: number
  /** What in the card, the best place first; none: the card is shown, and the focus stays. */
  readonly selectors: readonly string[]
  /** The card opens for it. */
  readonly opens: boolean
}

export const useVideoFocus = create<{ readonly request: VideoFocus | null }>(() => ({ request: null }))

export function askVideoFocus(index: number, selectors: readonly string[], opens = false): void {
  useVideoFocus.setState({ request: { index, selectors, opens } })
}

/** Scrolls the list of videos to one of them. */
export function showVideo(index: number): void {
  useVideoFocus.setState({ request: { index, selectors: [], opens: false } })
}
