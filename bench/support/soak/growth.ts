import type { ProcessSample } from '../faults/mortal-app.ts'
import { median } from '../statistics.ts'

/** What all processes held at a moment, in milliseconds since the start. */
export interface Sampled {
  readonly at: number
  readonly processes: readonly ProcessSample[]
}

interface Held {
  readonly bytes: number
  readonly shared: number
  readonly handles: number
  readonly watches: number
}

/** What the processes of one role held when they had settled, and at the end. */
export interface Growth {
  readonly role: string
  readonly before: Held
  readonly after: Held
  /** Of the bytes that are not shared. */
  readonly ratio: number
}

/**
 * Compares the medians of the `spanMs` before `settledMs` with those of the last `spanMs`: memory goes up and down
 * with every collection of garbage. A role without a process in either of them, as a helper that ended, is left out.
 */
export function growth(samples: readonly Sampled[], settledMs: number, spanMs: number): readonly Growth[] {
  const last = samples.at(-1)?.at ?? 0
  const within = (to: number) => samples.filter(({ at }) => at > to - spanMs && at <= to)
  const [settled, end] = [within(settledMs), within(last)]
  const roles = new Set(samples.flatMap(({ processes }) => processes.map(({ role }) => role)))
  return [...roles].flatMap(role => {
    const [before, after] = [held(settled, role), held(end, role)]
    return before === null || after === null
      ? []
      : [{ role, before, after, ratio: after.bytes / before.bytes }]
  })
}

/** Each role's median MiB in each minute, to see where growth comes from. */
export function minutely(samples: readonly Sampled[]): Readonly<Record<string, readonly number[]>> {
  const minutes = Math.ceil((samples.at(-1)?.at ?? 0) / 60_000)
  const roles = new Set(samples.flatMap(({ processes }) => processes.map(({ role }) => role)))
  const of = (role: string, minute: number) =>
    held(
      samples.filter(({ at }) => Math.floor(at / 60_000) === minute),
      role
    )
  return Object.fromEntries(
    [...roles].map(role => [
      role,
      Array.from({ length: minutes }, (_, minute) => Math.round((of(role, minute)?.bytes ?? 0) / 2 ** 20))
    ])
  )
}

function held(samples: readonly Sampled[], role: string): Held | null {
  const of = samples.flatMap(({ processes }) => processes.filter(process => process.role === role))
  if (of.length === 0) return null
  return {
    bytes: median(of.map(({ bytes }) => bytes)),
    shared: median(of.map(({ shared }) => shared ?? 0)),
    handles: median(of.map(({ handles }) => handles ?? 0)),
    watches: median(of.map(({ watches }) => watches ?? 0))
  }
}
