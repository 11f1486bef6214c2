/** The source and the preview scroll together. Not through a store: it happens at every frame. */
import { mountedEditor } from './open-posts.ts'

type Listener = (line: number) => void
const listeners = new Set<Listener>()

/** The source's scrolling, for a view of the same text that goes with it. */
export const sourceScroll = {
  /** The place that the source is scrolled to, a line with a fraction; null where there is nothing to scroll. */
  place: (): number | null => mountedEditor()?.scrollPlace() ?? null,
  subscribe(listener: Listener): () => void {
    listeners.add(listener)
    return () => listeners.delete(listener)
  }
} as const

export type SourceScroll = typeof sourceScroll

/** The writer scrolled the source. */
export function sourceScrolled(line: number): void {
  for (const listener of listeners) listener(line)
}

/** The writer scrolled the preview. */
export function scrollSource(line: number): void {
  mountedEditor()?.scrollToPlace(line)
}
