import {
  isFault,
  type ListItemSyntax,
  type MapEntrySyntax,
  type SyntaxFault,
  type SyntaxNode
} from './syntax.ts'
import { type PlacedSyntax, parseYaml } from './yaml-syntax.ts'

/*
 * A form edits on every key press, and each edit is proven by reading the result. Parsing 900 lines takes 6 ms,
 * parsing one video entry 0.05 ms. So block maps and lists are cut where their keys and dashes stand, each chunk is
 * parsed by itself and remembered by its text. Whatever does not look entirely ordinary is left to one whole parse,
 * so that cutting can change the speed and never the outcome (chunks.test.ts compares the two).
 */

/** Chunks up to this many characters are parsed whole: cutting them further costs more than it saves. */
const SMALL = 400

/** Above this the front matter is refused: parsing time grows with it and no post has so much (attacks.md, 19). */
const MOST_CHARACTERS = 512 * 1024
const MOST_LINES = 20_000

/**
 * Parses what stands between the fences. Null when there is no value at all (nothing, or comments only).
 * Faults carry the offset in `inner`.
 */
export function parseFrontMatter(inner: string): PlacedSyntax | SyntaxFault | null {
  if (inner.length > MOST_CHARACTERS || hasMoreLines(inner))
    return { message: 'The front matter is too large to be edited here.', at: 0 }
  const cut = parseLines(inner)
  return cut ?? parseYaml(inner)
}

function hasMoreLines(text: string): boolean {
  let lines = 0
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1))
    if (++lines > MOST_LINES) return true
  return false
}

/** A map entry or list item with offsets relative to the chunk. */
type Part = MapEntrySyntax | ListItemSyntax

/** Two generations: a chunk unused for a whole generation is forgotten, and with it the text it was cut from. */
let young = new Map<string, Part | null>()
let old = new Map<string, Part | null>()
let misses = 0
const GENERATION = 256

function parsePart(chunk: string, indent: number, isList: boolean, depth: number): Part | null {
  const recent = young.get(chunk)
  if (recent !== undefined) return recent
  const known = old.get(chunk)
  if (known !== undefined) {
    young.set(chunk, known)
    return known
  }
  if (++misses % GENERATION === 0) {
    old = young
    young = new Map()
  }
  const head = chunk.length > SMALL && !isList && depth < DEEPEST_CUT ? NESTED.exec(chunk) : null
  const part = head ? parseNested(chunk, indent, head, depth) : parseSingle(chunk, indent, isList)
  young.set(chunk, part)
  return part
}

/** `name:` with a map or list on the lines below: the key's line, the key. */
const NESTED =
  /^( *([A-Za-z_][\w-]*):(?:[ \t]+#[^\n]*|[ \t]*)\n)(?:[ \t]*(?:#[^\n]*)?\n)* *(?:-[ \n]|[^\s#:][^\n:]*:[ \n])/

/** Deeper than this nothing is cut: each level looks at its text once more. */
const DEEPEST_CUT = 8

/** Null is final for the whole text: parsing this level again would multiply the work by the depth. */
function parseNested(
  chunk: string,
  indent: number,
  [, line = '', key = '']: RegExpExecArray,
  depth: number
): MapEntrySyntax | null {
  const placed = parseLines(chunk.slice(line.length), indent, depth + 1)
  if (!placed) return null
  const colonAt = indent + key.length
  return {
    key,
    keyAt: indent,
    keySize: key.length,
    odd: null,
    colonAt,
    at: line.length + placed.from,
    node: placed.node
  }
}

function parseSingle(chunk: string, indent: number, isList: boolean): Part | null {
  const placed = parseYaml(chunk)
  if (!placed || isFault(placed) || placed.from !== indent) return null
  const { node } = placed
  if (isList) {
    const [item, more] = node.kind === 'list' && !node.flow ? node.items : []
    return item && !more ? { dashAt: item.dashAt + indent, at: item.at + indent, node: item.node } : null
  }
  if (node.kind !== 'map' || node.flow || node.odd || node.anchor !== null || node.tag !== null) return null
  const [entry, more] = node.entries
  return entry && !entry.odd && !more
    ? { ...entry, keyAt: entry.keyAt + indent, colonAt: entry.colonAt + indent, at: entry.at + indent }
    : null
}

/**
 * Reads a block map or list from whole lines, cut at the lines that start in its column. Null when the text is
 * anything else. `parentIndent` is the column of the key above, -1 at the top.
 */
function parseLines(text: string, parentIndent = -1, depth = 0): PlacedSyntax | null {
  const starts = findStarts(text, parentIndent)
  if (!starts) return null
  const { indent, isList, lines } = starts
  const first = lines[0] ?? 0
  const parts: { from: number; part: Part }[] = []
  for (const [index, from] of lines.entries()) {
    const part = parsePart(text.slice(from, lines[index + 1] ?? text.length), indent, isList, depth)
    if (!part) return null
    parts.push({ from: from - first - indent, part })
  }
  const node = isList ? joinItems(parts) : joinEntries(parts)
  return node && { node, from: first + indent }
}

interface Starts {
  readonly indent: number
  readonly isList: boolean
  /** Offsets of the lines where an entry or item starts. */
  readonly lines: readonly number[]
}

function findStarts(text: string, parentIndent: number): Starts | null {
  const lines: number[] = []
  let indent = -1
  let isList = false
  // By hand, since a regular expression's line also ends at U+2028, which YAML takes for a letter.
  for (let from = 0, to = 0; from < text.length; from = to + 1) {
    to = text.indexOf('\n', from)
    if (to < 0) to = text.length
    let at = from
    while (text.charCodeAt(at) === SPACE) at++
    if (at === to || text[at] === '#') continue
    const column = at - from
    if (indent >= 0 && column > indent) continue
    // A tab may be white space or a fault: the whole parse knows.
    if (text[at] === '\t') return null
    const dash = text[at] === '-' && (at + 1 === to || text[at + 1] === ' ')
    if (indent < 0) {
      indent = column
      isList = dash
      if (indent < parentIndent || (indent === parentIndent && !isList)) return null
    }
    if (column < indent) return null
    // At a map's own column, a dash goes on with the list of the key above.
    if (!isList && dash && lines.length > 0) continue
    if (isList !== dash) return null
    lines.push(from)
  }
  return indent < 0 ? null : { indent, isList, lines }
}

const SPACE = 32

const BARE = { valueAt: 0, anchor: null, tag: null } as const

function joinEntries(parts: readonly { from: number; part: Part }[]): SyntaxNode | null {
  const entries: MapEntrySyntax[] = []
  const keys = new Set<string>()
  let refers = false
  let size = 0
  for (const { from, part } of parts) {
    if (!('key' in part) || part.colonAt < 0) return null
    // Found twice: the whole parse says where.
    if (keys.has(part.key)) return null
    keys.add(part.key)
    refers ||= part.node.refers
    size = from + part.at + part.node.size
    entries.push({
      ...part,
      keyAt: part.keyAt + from,
      colonAt: part.colonAt + from,
      at: part.at + from
    })
  }
  return { ...BARE, kind: 'map', flow: false, odd: null, entries, size, refers }
}

function joinItems(parts: readonly { from: number; part: Part }[]): SyntaxNode | null {
  const items: ListItemSyntax[] = []
  let refers = false
  let size = 0
  for (const { from, part } of parts) {
    if (!('dashAt' in part)) return null
    refers ||= part.node.refers
    size = from + part.at + part.node.size
    items.push({ dashAt: part.dashAt + from, at: part.at + from, node: part.node })
  }
  return { ...BARE, kind: 'list', flow: false, items, size, refers }
}
