import type { Embed } from './embeds.ts'
import type { VideoEntry } from './entries.ts'
import type { ReconciledVideo } from './reconciled-video.ts'
import { parseVideoLink } from './video-link.ts'

export type VideoPair = Omit<ReconciledVideo, 'heading' | 'section' | 'headingSays'>

interface LinkedEntry {
  readonly entry: VideoEntry
  readonly start: number | null
}

interface Group {
  readonly host: Embed['host']
  readonly id: string
  readonly entries: LinkedEntry[]
  readonly embeds: Embed[]
}

/**
 * Tells which entry and which embed are one video. An entry goes with the embed that starts where it does, else with
 * the next one that is left; entries beyond the embeds share the first, embeds beyond the entries are further places
 * of the first entry. A link counts where the video has no player in the body. Embeds whose id can be none are left
 * out.
 */
export function pairVideos(
  entries: readonly VideoEntry[],
  embeds: readonly Embed[]
): { readonly pairs: readonly VideoPair[]; readonly unlinked: readonly VideoEntry[] } {
  const groups = new Map<string, Group>()
  const groupOf = (host: Embed['host'], id: string): Group => {
    const key = `${host} ${id}`
    const group = groups.get(key) ?? { host, id, entries: [], embeds: [] }
    groups.set(key, group)
    return group
  }
  const unlinked: VideoEntry[] = []
  for (const entry of entries) {
    const link = parseVideoLink(entry.embedUrl)
    if (link) groupOf(link.host, link.id).entries.push({ entry, start: link.startSeconds })
    else unlinked.push(entry)
  }
  for (const embed of embeds) if (embed.valid) groupOf(embed.host, embed.id).embeds.push(embed)
  const pairs = [...groups.values()].flatMap(pairGroup)
  return { pairs: pairs.sort(byEntryThenPlace), unlinked }
}

function pairGroup({ host, id, entries, embeds }: Group): readonly VideoPair[] {
  const distinctEntries = distinct(entries, ({ start }) => start)
  const players = embeds.filter(({ spelling }) => spelling !== 'link')
  const places = distinct(players.length > 0 ? players : embeds, ({ startSeconds }) => startSeconds)
  const first = distinctEntries[0]
  if (first === undefined) {
    const copies = { entries: [], embeds: places.flatMap(place => place.copies) }
    return [{ host, id, entry: null, embeds: places.map(({ value }) => value), sharesEmbed: false, copies }]
  }
  const left = new Set(places)
  const placeOf = new Map<LinkedEntry, (typeof places)[number]>()
  for (const { value } of distinctEntries) {
    // The only entry of a video that names no start means its first place, wherever that one starts.
    const isAny = value.start === null && distinctEntries.length === 1
    const same = isAny ? undefined : places.find(place => place.value.startSeconds === value.start)
    if (same === undefined) continue
    placeOf.set(value, same)
    left.delete(same)
  }
  for (const { value } of distinctEntries) {
    const [next] = left
    if (next === undefined || placeOf.has(value)) continue
    placeOf.set(value, next)
    left.delete(next)
  }
  return distinctEntries.map(({ value, copies }) => {
    const own = placeOf.get(value)
    const further = value === first.value ? [...left] : []
    const shared = own === undefined ? places.slice(0, 1) : []
    const all = [...(own ? [own] : []), ...further]
    return {
      host,
      id,
      entry: value.entry,
      embeds: [...all, ...shared].map(place => place.value),
      sharesEmbed: shared.length > 0,
      copies: { entries: copies.map(({ entry }) => entry), embeds: all.flatMap(place => place.copies) }
    }
  })
}

/** The first of those that have the same start, with the others as its copies. */
function distinct<Value>(values: readonly Value[], startOf: (value: Value) => number | null) {
  const found = new Map<number | null, { readonly value: Value; readonly copies: Value[] }>()
  for (const value of values) {
    const same = found.get(startOf(value))
    if (same) same.copies.push(value)
    else found.set(startOf(value), { value, copies: [] })
  }
  return [...found.values()]
}

function byEntryThenPlace(a: VideoPair, b: VideoPair): number {
  if (a.entry && b.entry) return a.entry.index - b.entry.index
  if (a.entry || b.entry) return a.entry ? -1 : 1
  return (a.embeds[0]?.from ?? 0) - (b.embeds[0]?.from ?? 0)
}
