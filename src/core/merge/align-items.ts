import { type Chunk, chunkText } from './front-matter-chunks.ts'
import type { Three } from './three-versions.ts'

/** What tells a video entry, or an item of another list, apart from its siblings; the first one that fits counts. */
const tellingFields = ['embedUrl', 'id', 'url', 'title', 'name']

/**
 * Finds out which items of the two sides are which items of the base: those that did not change, then those with the
 * same link or title, then a last single one. What is left was added; both sides may have added the same.
 * Gives the items, in order, under names that mean the same item on every side.
 */
export function alignItems({
  base,
  mine,
  theirs
}: Three<readonly Chunk[]>): Three<ReadonlyMap<string, Chunk>> {
  const added = new Map<string, string>()
  return {
    base: new Map(base.map((chunk, at) => [`base ${at}`, chunk])),
    mine: nameItems(base, mine, added),
    theirs: nameItems(base, theirs, added)
  }
}

function nameItems(
  base: readonly Chunk[],
  side: readonly Chunk[],
  added: Map<string, string>
): ReadonlyMap<string, Chunk> {
  const partners = matchItems(base, side)
  const named = new Map<string, Chunk>()
  for (const [at, chunk] of side.entries()) {
    const partner = partners.get(at)
    let name = partner === undefined ? addedName(chunkText(chunk), added) : `base ${partner}`
    // The same new item twice in one list: the second is another one.
    while (named.has(name)) name += ' again'
    named.set(name, chunk)
  }
  return named
}

function addedName(text: string, added: Map<string, string>): string {
  const name = added.get(text) ?? `added ${added.size}`
  added.set(text, name)
  return name
}

/** For items of the side, by index, the index of the base's item that they are. */
function matchItems(base: readonly Chunk[], side: readonly Chunk[]): ReadonlyMap<number, number> {
  const partners = new Map<number, number>()
  const open = new Set(base.keys())
  const match = (nameOf: (chunk: Chunk) => string | null) => {
    const names = uniqueNames(
      [...open].map(at => [at, base[at]] as const),
      nameOf
    )
    const rest = [...side.entries()].filter(([at]) => !partners.has(at))
    for (const [name, at] of uniqueNames(rest, nameOf)) {
      const partner = names.get(name)
      if (partner === undefined) continue
      partners.set(at, partner)
      open.delete(partner)
    }
  }
  match(chunkText)
  for (const key of tellingFields) match(chunk => fieldOf(chunk, key))
  if (open.size === 1 && side.length - partners.size === 1) match(() => 'the last one')
  return partners
}

/** The places of those chunks that share their name with no other. */
function uniqueNames(
  chunks: readonly (readonly [at: number, chunk: Chunk | undefined])[],
  nameOf: (chunk: Chunk) => string | null
): ReadonlyMap<string, number> {
  const places = new Map<string, number>()
  const repeated = new Set<string>()
  for (const [at, chunk] of chunks) {
    const name = chunk ? nameOf(chunk) : null
    if (name === null) continue
    if (places.has(name)) repeated.add(name)
    places.set(name, at)
  }
  for (const name of repeated) places.delete(name)
  return places
}

function fieldOf({ node }: Chunk, key: string): string | null {
  const value = node.kind === 'map' ? node.fields.find(field => field.key === key)?.value : undefined
  return value?.kind === 'scalar' && value.value !== '' ? value.value : null
}
