import type { YamlFrontMatter } from '../frontmatter/types.ts'
import { splitPost } from '../post/split-post.ts'
import { alignItems } from './align-items.ts'
import { type Chunk, type ChunkList, chunkText, cutChunk } from './front-matter-chunks.ts'
import { keyOrder } from './key-order.ts'
import { hasConflict, mergeLines, textOf } from './merge-lines.ts'
import { type PlainValue, plainValue } from './plain-value.ts'
import { eachOf, type Preference, settled, type Three } from './three-versions.ts'

/** The text and front matter of one version of a post. */
export interface PostVersion {
  readonly text: string
  readonly frontMatter: YamlFrontMatter
}

/** A merged piece of front matter, and what it has to mean. */
export interface MergedChunk {
  readonly text: string
  readonly value: PlainValue
}

/**
 * Merges the front matter of three versions by fields: changes of different fields are no conflict, however close
 * they stand, nor is a change of an entry that the other side moved. Entries are known by their link or title. All
 * text comes from the versions as it is. Gives everything before the body, and what it has to mean; null where both
 * sides changed the same value, or where the layout does not let fields be told apart, unless one side is preferred.
 */
export function mergeFields(versions: Three<PostVersion>, prefer: Preference): MergedChunk | null {
  const pieces = eachOf(versions, ({ text, frontMatter }) => {
    const { content, body } = splitPost(text)
    return {
      opening: text.slice(0, content.from),
      content: { source: text, from: content.from, to: content.to, node: frontMatter.root },
      closing: text.slice(content.to, body.from)
    }
  })
  const opening = mergeText(
    eachOf(pieces, piece => piece.opening),
    prefer
  )
  const closing = mergeText(
    eachOf(pieces, piece => piece.closing),
    prefer
  )
  const content = mergeChunk(
    eachOf(pieces, piece => piece.content),
    prefer
  )
  if (opening === null || closing === null || content === null) return null
  return { text: opening + content.text + closing, value: content.value }
}

function mergeText(texts: Three<string>, prefer: Preference): string | null {
  const side = settled(texts) ?? prefer
  return side && texts[side]
}

function mergeChunk(chunks: Three<Chunk>, prefer: Preference): MergedChunk | null {
  const side = settled(eachOf(chunks, chunkText))
  if (side) return unchanged(chunks[side])
  return mergeInside(chunks, prefer) ?? (prefer && unchanged(chunks[prefer]))
}

function unchanged(chunk: Chunk): MergedChunk {
  return { text: chunkText(chunk), value: plainValue(chunk.node) }
}

/** Merges a value that both sides changed by what it consists of. */
function mergeInside(chunks: Three<Chunk>, prefer: Preference): MergedChunk | null {
  const { base, mine, theirs } = chunks
  const { kind } = mine.node
  if (base.node.kind !== kind || theirs.node.kind !== kind) return null
  if (kind === 'scalar') return mergeScalars(chunks)
  const [b, m, t] = [cutChunk(base), cutChunk(mine), cutChunk(theirs)]
  if (!b || !m || !t || m.indent !== t.indent) return null
  const lists = { base: b, mine: m, theirs: t }
  const header = mergeText(
    eachOf(lists, list => list.header),
    prefer
  )
  const content = kind === 'map' ? mergeMaps(lists, prefer) : mergeLists(lists, prefer)
  return header === null || content === null ? null : { text: header + content.text, value: content.value }
}

/** Two changes of one text may still be in different lines of it, as in a long description. */
function mergeScalars(chunks: Three<Chunk>): MergedChunk | null {
  const { base, mine, theirs } = eachOf(chunks, chunkText)
  const parts = mergeLines(base, mine, theirs)
  return hasConflict(parts) ? null : { text: textOf(parts), value: { kind: 'some scalar' } }
}

function mergeMaps(lists: Three<ChunkList>, prefer: Preference): MergedChunk | null {
  const fields = eachOf(
    lists,
    ({ chunks, keys }) => new Map(chunks.map((chunk, at) => [keys[at] ?? '', chunk]))
  )
  const merged: (readonly [key: string, chunk: MergedChunk])[] = []
  for (const key of keyOrder(eachOf(lists, list => list.keys))) {
    const result = mergeOptional(
      eachOf(fields, field => field.get(key)),
      prefer
    )
    if (result === null) return null
    if (result !== 'removed') merged.push([key, result])
  }
  if (merged.length === 0) return null
  return {
    text: merged.map(([, { text }]) => text).join(lists.mine.indent),
    value: { kind: 'map', fields: merged.map(([key, { value }]) => [key, value] as const) }
  }
}

function mergeLists(lists: Three<ChunkList>, prefer: Preference): MergedChunk | null {
  const items = alignItems(eachOf(lists, list => list.chunks))
  const names = eachOf(items, named => [...named.keys()])
  const { base, mine, theirs } = eachOf(names, ofItems => ofItems.map(name => `${name}\n`).join(''))
  const order = mergeLines(base, mine, theirs)
  if (prefer === null && hasConflict(order)) return null
  const ordered = textOf(order, prefer ?? 'mine')
    .split('\n')
    .slice(0, -1)
  const kept = new Set(ordered)
  // Moved by both sides to different places, an item would be there twice.
  if (kept.size < ordered.length || kept.size === 0) return null
  const merged: MergedChunk[] = []
  for (const name of new Set([...ordered, ...names.base, ...names.mine, ...names.theirs])) {
    const result = mergeOptional(
      eachOf(items, named => named.get(name)),
      prefer
    )
    if (result === null || (result === 'removed') === kept.has(name)) return null
    if (result !== 'removed') merged.push(result)
  }
  return {
    text: merged.map(({ text }) => text).join(lists.mine.indent),
    value: { kind: 'list', items: merged.map(({ value }) => value) }
  }
}

/** Merges a field or item that need not be there on every side. */
function mergeOptional(
  { base, mine, theirs }: Three<Chunk | undefined>,
  prefer: Preference
): MergedChunk | 'removed' | null {
  if (base && mine && theirs) return mergeChunk({ base, mine, theirs }, prefer)
  const texts = eachOf({ base, mine, theirs }, chunk => (chunk ? chunkText(chunk) : ''))
  // Added by both in different words, or removed here and changed there: only a person can tell what was meant.
  const side = settled(texts) ?? prefer
  if (side === null) return null
  const chunk = side === 'mine' ? mine : theirs
  return chunk ? unchanged(chunk) : 'removed'
}
