import type { FieldNode, MapNode } from '../frontmatter/types.ts'

/** A piece of front matter that belongs to one value: from its key or dash to the next sibling's line. */
export interface Chunk {
  readonly source: string
  readonly from: number
  readonly to: number
  readonly node: FieldNode
}

/** A map or list, cut into its fields or items. */
export interface ChunkList {
  /** What stands before the first one: the key and its line end, comments, a dash. */
  readonly header: string
  /** In front of every chunk but the first. */
  readonly indent: string
  readonly chunks: readonly Chunk[]
  /** The chunks' keys, for a map. */
  readonly keys: readonly string[]
}

export function chunkText({ source, from, to }: Chunk): string {
  return source.slice(from, to)
}

/** Cuts a map, or a list, in block style into its chunks. Null for flow style, aliases and whatever is laid out in another way. */
export function cutChunk(chunk: Chunk): ChunkList | null {
  const { node, source } = chunk
  if (node.kind === 'scalar' || node.locked !== null || /[{[]/.test(source.charAt(node.from))) return null
  const starts = node.kind === 'map' ? keyStarts(node) : node.items.map(item => dashBefore(source, item.from))
  const values = node.kind === 'map' ? node.fields.map(field => field.value) : node.items
  const [first] = starts
  if (first === undefined || first === null || first < chunk.from) return null
  const indent = ' '.repeat(first - lineStart(source, first))
  const chunks: Chunk[] = []
  for (const [at, from] of starts.entries()) {
    const value = values[at]
    const next = starts[at + 1]
    if (from === null || next === null || value === undefined) return null
    if (at > 0 && source.slice(lineStart(source, from), from) !== indent) return null
    chunks.push({ source, from, to: next === undefined ? chunk.to : lineStart(source, next), node: value })
  }
  if (chunks.some(({ to }) => source[to - 1] !== '\n')) return null
  const keys = node.kind === 'map' ? node.fields.map(({ key }) => key) : []
  return { header: source.slice(chunk.from, first), indent, chunks, keys }
}

function keyStarts(node: MapNode): readonly number[] {
  return node.fields.map(field => field.keyRange.from)
}

/** The dash of a list item that starts at an offset, where both stand on the same line. */
function dashBefore(source: string, at: number): number | null {
  const line = lineStart(source, at)
  const dash = source.slice(line, at).trimEnd().length - 1
  return dash >= 0 && line + dash + 1 < at && source[line + dash] === '-' ? line + dash : null
}

function lineStart(source: string, at: number): number {
  return source.lastIndexOf('\n', at - 1) + 1
}
