/** How the entries of the post in front fit the videos in its text, while somebody looks at them. */
import { create } from 'zustand'
import { formatDuration } from '#core/videos/duration.ts'
import { linksInBody } from '#core/videos/links/links-in-body.ts'
import { isMendable, mendAll } from '#core/videos/mend-all.ts'
import { type Mending, mendMismatch } from '#core/videos/mend-mismatch.ts'
import type { Mismatch } from '#core/videos/mismatches.ts'
import { type Reconciliation, reconcileVideos } from '#core/videos/reconcile.ts'
import { parseVideoLink } from '#core/videos/video-link.ts'
import type { PostId } from '#shared/content.ts'
import { flushPaintTasks } from './after-paint.ts'
import { useAnalysis } from './analysis.ts'
import { editByAction } from './form-edits.ts'
import { mountedEditor } from './open-posts.ts'
import { siteHabits } from './site-habits.ts'
import { useAnnouncement } from './video-edits.ts'
import { showNotice } from './workspace.ts'

interface Compared {
  readonly post: PostId
  readonly text: string
  readonly result: Reconciliation
  /** How many videos a post without any only links to. */
  readonly links: number
}

export const useReconciliation = create<{ readonly current: Compared | null }>(() => ({ current: null }))

let lookers = 0
let waiting = 0

/** Keeps the comparison up to date, in the pauses of typing, until the returned function is called. */
export function followReconciliation(): () => void {
  lookers++
  compareNow()
  const stop = useAnalysis.subscribe(() => {
    if (waiting === 0) waiting = requestIdleCallback(compareNow, { timeout: 400 })
  })
  return () => {
    lookers--
    stop()
  }
}

/** Compares the text as it is now, where somebody looks at the comparison. */
export function compareNow(): void {
  waiting = 0
  const analysis = useAnalysis.getState().current
  if (lookers === 0 || analysis === null) return
  const { id, text, frontMatter } = analysis
  const before = useReconciliation.getState().current
  if (before?.post === id && before.text === text) return
  const result = reconcileVideos(text, { frontMatter })
  const onlyLinks = result.videos.length === 0 && /youtu|vimeo/i.test(text)
  const links = onlyLinks ? linksInBody(text).videos.length : 0
  useReconciliation.setState({ current: { post: id, text, result, links } })
}

/** Mends one mismatch, found again in the text as it is now; one step of undo. */
export function mend(shown: Mismatch, mending?: Mending): void {
  flushPaintTasks()
  const refusal = editByAction(text => {
    const mismatch = reconcileVideos(text).mismatches.find(found => isSame(found, shown))
    return mismatch ? mendMismatch(text, mismatch, mending, siteHabits()) : { ok: true, edits: [] }
  })
  if (refusal !== null) showNotice(refusal)
  compareNow()
}

/** Mends all that needs no choice, as one step of undo. */
export function mendEverything(): void {
  flushPaintTasks()
  const before = useReconciliation.getState().current?.result.mismatches.length ?? 0
  const refusal = editByAction(text => mendAll(text, siteHabits()))
  compareNow()
  const left = useReconciliation.getState().current?.result.mismatches.length ?? 0
  if (refusal !== null) showNotice(refusal)
  else useAnnouncement.setState({ words: `Fixed ${before - left} of ${before}` })
}

export const mendableCount = (result: Reconciliation): number => result.mismatches.filter(isMendable).length

function isSame(a: Mismatch, b: Mismatch): boolean {
  return (
    a.kind === b.kind &&
    a.message === b.message &&
    a.video.id === b.video.id &&
    a.video.entry?.index === b.video.entry?.index
  )
}

/** Where the video of an entry starts, as a writer reads it; empty for its beginning. */
export function startInWords(index: number): string {
  const { current } = useReconciliation.getState()
  const start = current === null ? null : startOf(current.result, index)
  return start === null ? '' : formatDuration(start)
}

/** Where the video of an entry starts, in seconds; null for its beginning. */
export function startOf({ videos }: Reconciliation, index: number): number | null {
  const video = videos.find(({ entry }) => entry?.index === index)
  const embed = video?.sharesEmbed ? undefined : video?.embeds[0]
  return embed?.startSeconds ?? parseVideoLink(video?.entry?.embedUrl ?? '')?.startSeconds ?? null
}

/** Shows a place of the text in the source. */
export function showInSource(place: { readonly from: number; readonly to: number }): void {
  mountedEditor()?.goTo(place)
}
