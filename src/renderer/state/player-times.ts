/** Where the preview's players are, and what is done with it. */
import { create } from 'zustand'
import { formatDuration, formatIsoDuration, parseDuration } from '#core/videos/duration.ts'
import { updateVideoEntry } from '#core/videos/entries.ts'
import { parseVideoLink } from '#core/videos/video-link.ts'
import { momentLink, setVideoStart } from '#core/videos/video-start.ts'
import type { FromPreview } from '#shared/preview-frame.ts'
import { flushPaintTasks } from './after-paint.ts'
import { useAnalysis } from './analysis.ts'
import { editByAction, editInField, takeFieldBack } from './form-edits.ts'
import { activePost, editPost, mountedEditor } from './open-posts.ts'
import { compareNow } from './reconciliation.ts'
import { siteHabits } from './site-habits.ts'
import { showNotice } from './workspace.ts'

export interface PlayerTime {
  /** Whole seconds. */
  readonly seconds: number | null
  readonly duration: number | null
}

/** By `youtube ID`. */
export const usePlayerTimes = create<{ readonly times: ReadonlyMap<string, PlayerTime> }>(() => ({
  times: new Map()
}))

/** So many players are remembered; a page that plays more is not watched by anybody. */
const mostPlayers = 100

export function takePlayerTime(message: Extract<FromPreview, { kind: 'player-time' }>): void {
  const key = `${message.host} ${message.id}`
  const { times } = usePlayerTimes.getState()
  const before = times.get(key)
  const seconds = message.seconds === null ? (before?.seconds ?? null) : Math.floor(message.seconds)
  const duration = message.duration === null ? (before?.duration ?? null) : Math.round(message.duration)
  if (before?.seconds === seconds && before.duration === duration) return
  const others = [...times].filter(([other]) => other !== key).slice(-mostPlayers)
  usePlayerTimes.setState({ times: new Map([...others, [key, { seconds, duration }]]) })
}

/** Lets an entry's video start where its player is. */
export function startHere(index: number, seconds: number): void {
  flushPaintTasks()
  const refusal = editByAction(text => changeStart(text, index, seconds))
  if (refusal !== null) showNotice(refusal)
}

/** A key press in the field of a start; an empty one is the beginning. Gives the sentence when it cannot be written. */
export function editStart(index: number, typed: string): string | null {
  const moment = typed.trim() === '' ? null : parseDuration(typed)
  const refusal =
    moment?.ok === false
      ? 'The start must look like 1:30, 1:02:03 or 90.'
      : editInField(`videos.${index}.start`, text => changeStart(text, index, moment?.seconds ?? 0))
  // What the field then shows is read from the comparison.
  if (refusal !== null) takeFieldBack()
  compareNow()
  return refusal
}

const changeStart = (text: string, index: number, seconds: number) =>
  setVideoStart(text, index, seconds || null, siteHabits().embedStyle)

/** Puts a link to a moment where the cursor is in the text. */
export function insertMoment(index: number, seconds: number): void {
  flushPaintTasks()
  const post = activePost()
  const link = parseVideoLink(useAnalysis.getState().current?.entries[index]?.embedUrl ?? '')
  if (post === undefined || link === null || post.editor.readOnly) return
  const insert = momentLink(link.host, link.id, seconds, formatDuration(seconds))
  // Behind what is selected: that was not asked to go.
  const at = post.editor.selection.main.to
  const after = at + insert.length
  editPost(post.id, [{ from: at, to: at, insert }], { select: { from: after, to: after } })
  mountedEditor()?.focus()
}

/** Takes the length that the player knows. */
export function takeDuration(index: number, seconds: number): void {
  flushPaintTasks()
  const refusal = editByAction(text => updateVideoEntry(text, index, 'duration', formatIsoDuration(seconds)))
  if (refusal !== null) showNotice(refusal)
}
