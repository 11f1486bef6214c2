import type { VideoEntry } from '#core/videos/entries.ts'

/** The entries of a text with a stable key each. */
export interface KeyedEntries {
  readonly entries: readonly VideoEntry[]
  readonly keys: readonly string[]
  /** Entries that the text had before: what they said, and their keys; the last that went comes first. */
  readonly gone: readonly { readonly said: string; readonly key: string }[]
}

/** So many entries that went are remembered. */
const remembered = 200

let nextKey = 0

/**
 * Keys for the entries of a text, given those of the text before. An entry that says the same as one before keeps that
 * one's key, wherever it moved; one that was edited in place keeps the key of its position; one that comes back, by an
 * undo for example, has its old key again; the rest get new ones.
 */
export function entryKeys(before: KeyedEntries | null, entries: readonly VideoEntry[]): KeyedEntries {
  const freeKeys = new Map<string, string[]>()
  before?.entries.forEach((entry, index) => {
    const key = before.keys[index]
    if (key === undefined) return
    const same = freeKeys.get(identity(entry)) ?? []
    same.push(key)
    freeKeys.set(identity(entry), same)
  })
  const said = entries.map(identity)
  // Of entries that say the same, such as two new ones, those that stand where they stood are not moved: the one
  // that is typed in would lose its key, and its field, to the other.
  const stays = said.map((words, index) => {
    const key = before?.entries.length === entries.length ? before.keys[index] : undefined
    const free = freeKeys.get(words) ?? []
    const at = key === undefined ? -1 : free.indexOf(key)
    return at < 0 ? undefined : free.splice(at, 1)[0]
  })
  const kept = said.map((words, index) => stays[index] ?? freeKeys.get(words)?.shift())
  const used = new Set(kept)
  const isLonger = entries.length > (before?.entries.length ?? 0)
  const keys = kept.map((key, index) => {
    if (key !== undefined) return key
    const back = isLonger
      ? before?.gone.find(gone => gone.said === said[index] && !used.has(gone.key))?.key
      : undefined
    const atSamePlace = before?.keys[index]
    const known = back ?? (used.has(atSamePlace) ? undefined : atSamePlace)
    nextKey += known === undefined ? 1 : 0
    const own = known ?? `entry-${nextKey}`
    used.add(own)
    return own
  })
  return { entries, keys, gone: goneSince(before, used) }
}

function goneSince(before: KeyedEntries | null, used: ReadonlySet<string | undefined>): KeyedEntries['gone'] {
  if (before === null) return []
  const went = before.entries.flatMap((entry, index) => {
    const key = before.keys[index]
    return key === undefined || used.has(key) ? [] : [{ said: identity(entry), key }]
  })
  const isBack = before.gone.some(({ key }) => used.has(key))
  if (went.length === 0 && !isBack) return before.gone
  return [...went, ...before.gone.filter(({ key }) => !used.has(key))].slice(0, remembered)
}

const identity = (entry: VideoEntry): string => `${entry.embedUrl}\n${entry.title}\n${entry.duration}`
