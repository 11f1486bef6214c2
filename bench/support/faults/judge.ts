import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Recovered } from './mortal-app.ts'
import { keysIn, type WrittenPost } from './writer.ts'

/** What is killed: the main process, the window's, or all at once. */
export const victims = ['main', 'window', 'all'] as const
export type Victim = (typeof victims)[number]

/** What is known of one post. */
export interface Known {
  readonly post: WrittenPost
  /** Keys in the text of the window when it was last looked at. */
  start: number
  /** When each key of this life was pressed, and when it was in the text of the window. */
  readonly pressed: number[]
  readonly typed: number[]
  /** Keys in the last text that the window said to be saved. */
  confirmed: number
}

export interface Outcome {
  readonly run: number
  readonly victim: Victim
  /** Milliseconds from the moment the first lost key was in the window's text, and from its press, to the death. */
  readonly lost: number
  readonly lostFromPress: number
  readonly corrupt: readonly string[]
  readonly notRecovered: readonly string[]
}

/** Judges one death by what is on the disk and what the window shows after it. */
export function judge(
  folder: string,
  run: number,
  victim: Victim,
  died: number,
  after: Recovered,
  known: readonly Known[]
): Outcome {
  const corrupt: string[] = []
  const notRecovered: string[] = []
  let [lost, lostFromPress] = [0, 0]
  for (const { post, start, pressed, typed, confirmed } of known) {
    const onDisk = readFileSync(join(folder, post.id), 'utf8')
    const saved = keysIn(post, onDisk)
    if (saved === null || saved > start + pressed.length) corrupt.push(`${post.id}: ${excerpt(onDisk)}`)
    else if (saved < confirmed)
      corrupt.push(`${post.id}: ${confirmed} keys were said to be saved, ${saved} are in the file`)
    const shown = after.recovered.find(({ id }) => id === post.id)
    const keys = shown === undefined ? null : keysIn(post, shown.text)
    if (shown === undefined || keys === null || keys > start + pressed.length)
      notRecovered.push(`${post.id}: ${excerpt(shown?.text ?? 'not shown')}`)
    else {
      if (shown.question !== null) notRecovered.push(`${post.id}: asked “${shown.question}”`)
      const expected = keys === saved ? 'Saved' : 'Unsaved changes'
      if (shown.state !== expected) notRecovered.push(`${post.id}: “${shown.state}” instead of “${expected}”`)
      if (keys < start) notRecovered.push(`${post.id}: ${start - keys} keys of an earlier life are gone`)
      const firstLost = typed[keys - start]
      if (firstLost !== undefined) lost = Math.max(lost, died - firstLost)
      const firstPressed = pressed[keys - start]
      if (firstPressed !== undefined) lostFromPress = Math.max(lostFromPress, died - firstPressed)
    }
  }
  return { run, victim, lost, lostFromPress, corrupt, notRecovered }
}

export const excerpt = (text: string): string =>
  JSON.stringify(text.length > 160 ? `${text.slice(0, 160)}…` : text)
