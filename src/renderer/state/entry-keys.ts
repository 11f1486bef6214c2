import type { VideoEntry } from '#core/videos/entries.ts'

interface KeyedEntries {
  readonly entries: readonly VideoEntry[]
  readonly keys: readonly string[]
}

let nextKey = 0

/**
 * Keys for the entries of a text, given those of the text before. An entry that
 * says the same as one before keeps that one's key, wherever it moved; one that
 * was edited in place keeps the key of its position; the rest get new ones.
 */
export function entryKeys(before: KeyedEntries | null, entries: readonly VideoEntry[]): readonly string[] {
  const freeKeys = new Map<string, string[]>()
  before?.entries.forEach((entry, index) => {
    const key = before.keys[index]
    if (key === undefined) return
    const same = freeKeys.get(identity(entry)) ?? []
    same.push(key)
    freeKeys.set(identity(entry), same)
  })
  const keys = entries.map(entry => freeKeys.get(identity(entry))?.shift())
  const used = new Set(keys)
  return keys.map((key, index) => {
    if (key !== undefined) return key
    const atSamePlace = before?.keys[index]
    if (atSamePlace !== undefined && !used.has(atSamePlace)) return atSamePlace
    nextKey += 1
    return `entry-${nextKey}`
  })
}

const identity = (entry: VideoEntry): string => `${entry.embedUrl}\n${entry.title}\n${entry.duration}`
