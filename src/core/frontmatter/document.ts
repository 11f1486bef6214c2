import { parseFrontMatter } from './chunks.ts'
import { type FencedBlock, findFrontMatter } from './fences.ts'
import { type References, readReferences } from './references.ts'
import type { StyleMemory } from './style-memory.ts'
import { isFault, type MapSyntax, type SyntaxFault } from './syntax.ts'

/** Front matter that was parsed and can be edited. Offsets are relative to `inner`, the text between the fences. */
export interface FrontMatterSource {
  readonly inner: string
  readonly root: MapSyntax
  readonly rootAt: number
  readonly references: References
  readonly memory: StyleMemory
}

/** A post's text with its front matter, or what keeps it from being read. */
export type OpenedPost =
  | { readonly kind: 'none' }
  | { readonly kind: 'yaml'; readonly fences: FencedBlock; readonly source: FrontMatterSource }
  | { readonly kind: 'unreadable'; readonly fences: FencedBlock; readonly fault: SyntaxFault }

/** The texts read last, newest at the end: several posts may be open, and an edit reads its own result. */
const recent = new Map<string, FrontMatterSource | SyntaxFault>()
const KEPT = 12

/** Opens a post's text. A fault's offset is into the whole text. */
export function openPost(text: string): OpenedPost {
  const fences = findFrontMatter(text)
  if (!fences) return { kind: 'none' }
  const refusal = refuseFormat(text, fences)
  if (refusal) return { kind: 'unreadable', fences, fault: refusal }
  const source = readSource(text.slice(fences.inner.from, fences.inner.to))
  if (isFault(source))
    return { kind: 'unreadable', fences, fault: { ...source, at: source.at + fences.inner.from } }
  return { kind: 'yaml', fences, source }
}

function refuseFormat(text: string, { format, block, inner, closed }: FencedBlock): SyntaxFault | null {
  if (format !== 'yaml') {
    const name = format.toUpperCase()
    const message = `This post’s details are written in ${name}, which the form cannot edit. Edit them in the text.`
    return { message, at: block.from }
  }
  if (!closed)
    return {
      message: 'The front matter is opened with --- but never closed. Add a line with --- below it.',
      at: block.from
    }
  const opening = text.slice(block.from + 3, inner.from)
  if (!/^[ \t]*\n$/.test(opening) && (inner.from < inner.to || opening !== '')) {
    const message = 'Nothing may follow the opening --- on its line. Put the first field on the next line.'
    return { message, at: block.from + 3 }
  }
  const odd = text.slice(inner.from, inner.to).indexOf('\r')
  return odd < 0
    ? null
    : {
        message: 'The front matter has a stray carriage return in this line. Remove it.',
        at: inner.from + odd
      }
}

/** Parses what stands between the fences, or remembers it. `memory` is what an edit knows about its own result. */
export function readSource(inner: string, memory?: StyleMemory): FrontMatterSource | SyntaxFault {
  const known = recent.get(inner)
  let result = known ?? parseSource(inner)
  if (memory && !isFault(result)) result = { ...result, memory }
  if (known) recent.delete(inner)
  recent.set(inner, result)
  if (recent.size > KEPT) for (const oldest of [...recent.keys()].slice(0, 1)) recent.delete(oldest)
  return result
}

const EMPTY_ROOT: MapSyntax = {
  kind: 'map',
  flow: false,
  odd: null,
  entries: [],
  size: 0,
  valueAt: 0,
  anchor: null,
  tag: null,
  refers: false
}

function parseSource(inner: string): FrontMatterSource | SyntaxFault {
  const placed = parseFrontMatter(inner)
  if (isFault(placed)) return placed
  const root = placed?.node ?? EMPTY_ROOT
  const rootAt = placed?.from ?? inner.length
  if (root.kind !== 'map')
    return { message: 'The front matter must be a list of fields, each “name: value”.', at: rootAt }
  if (root.odd) return { message: root.odd.message, at: rootAt + root.odd.at }
  const references = readReferences(root, rootAt)
  if (references.fault) return references.fault
  return { inner, root, rootAt, references, memory: NO_MEMORY }
}

const NO_MEMORY: StyleMemory = new Map()
