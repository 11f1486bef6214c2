import { lineNumber } from '../text/line-number.ts'
import type { TextRange } from '../text/text-edit.ts'
import { type FrontMatterSource, type OpenedPost, openPost } from './document.ts'
import { ownLock } from './locks.ts'
import { seenText } from './looks.ts'
import { plainType } from './scalar-types.ts'
import type { ScalarSyntax, SyntaxNode } from './syntax.ts'
import type { FieldNode, FieldPath, FrontMatter, MapField, MapNode, ScalarNode } from './types.ts'

/** What was read of a block, while the block and its place stay the same: typing in the body costs nothing. */
const readings = new WeakMap<FrontMatterSource, FrontMatter>()
let lastWithout: { readonly text: string; readonly result: FrontMatter } | null = null

/**
 * Reads the front matter of a post's LF text. Never throws and never hangs, whatever the text. Front matter that
 * cannot be edited safely (TOML, JSON, broken, without a closing fence, with a field twice) is `unreadable`, with a
 * sentence and the line. As long as the front matter does not change, the same object is returned.
 */
export function readFrontMatter(text: string): FrontMatter {
  const opened = openPost(text)
  if (opened.kind !== 'yaml') {
    if (lastWithout?.text !== text) lastWithout = { text, result: withoutFields(text, opened) }
    return lastWithout.result
  }
  const { source, fences } = opened
  const known = readings.get(source)
  if (known?.kind === 'yaml' && known.block.from === fences.block.from && known.block.to === fences.block.to)
    return known
  const reader = fieldReader(source, fences.inner.from)
  const root = reader(source.root, source.rootAt, [], null)
  const result: FrontMatter =
    root.kind === 'map' ? { kind: 'yaml', root, block: fences.block, inner: fences.inner } : { kind: 'none' }
  readings.set(source, result)
  return result
}

function withoutFields(text: string, opened: Exclude<OpenedPost, { kind: 'yaml' }>): FrontMatter {
  if (opened.kind === 'none') return opened
  const { fences, fault } = opened
  return {
    kind: 'unreadable',
    format: fences.format,
    message: fault.message,
    at: fault.at,
    line: lineNumber(text, fault.at),
    block: fences.block
  }
}

/** An alias shows what it repeats. This many values are shown so, and no more: see "alias bomb". */
const MOST_REPEATED = 2000

/*
 * All fields are read on each key press of a form, hundreds of them. What can be kept from the last reading is kept:
 * of a scalar that did not change what it says, of a value that did not even move its whole node.
 */
const scalarReadings = new WeakMap<ScalarSyntax, ScalarReading>()
const lastNodes = new WeakMap<SyntaxNode, FieldNode>()

interface ScalarReading {
  readonly type: ScalarNode['type']
  readonly value: string
}

function fieldReader(source: FrontMatterSource, base: number) {
  const { inner } = source
  const hasReferences = source.root.refers
  let repeated = 0

  function read(node: SyntaxNode, from: number, path: FieldPath, lock: string | null): FieldNode {
    const last = lastNodes.get(node)
    if (
      last &&
      last.from === from + base &&
      last.locked === lock &&
      !node.refers &&
      samePath(last.path, path)
    )
      return last
    const own =
      lock ?? (isLockable(node) || hasReferences ? ownLock(source, { node, from })?.message : null) ?? null
    const made = make(node, from, from + base, from + base + node.size, path, own, null)
    if (own === lock) lastNodes.set(node, made)
    return made
  }

  /** `shown` is the range of the alias through which a value is seen; what is seen so is locked. */
  function make(
    node: SyntaxNode,
    at: number,
    from: number,
    to: number,
    path: FieldPath,
    locked: string | null,
    shown: TextRange | null
  ): FieldNode {
    if (node.kind === 'scalar') {
      const { type, value } = readScalar(inner, node, at)
      const exact = type === 'null' ? '' : node.text
      return { kind: 'scalar', from, to, type, value, exact, path, locked }
    }
    if (node.kind === 'alias') return makeAlias(at, from, to, path, locked)
    const child = (inside: SyntaxNode, insideAt: number, step: string | number, odd: string | null) => {
      const childPath = [...path, step]
      if (!shown) return read(inside, insideAt, childPath, locked ?? odd)
      repeated++
      return make(inside, insideAt, shown.from, shown.to, childPath, locked, shown)
    }
    if (node.kind === 'list') {
      const items = node.items.map((item, index) => child(item.node, at + item.at, index, null))
      return { kind: 'list', from, to, items, path, locked }
    }
    const fields = node.entries.map((entry): MapField => {
      const keyFrom = at + entry.keyAt + base
      return {
        key: entry.key,
        keyRange: shown ?? { from: keyFrom, to: keyFrom + entry.keySize },
        value: child(entry.node, at + entry.at, entry.key, entry.odd)
      }
    })
    return { kind: 'map', from, to, fields, path, locked }
  }

  function makeAlias(
    at: number,
    from: number,
    to: number,
    path: FieldPath,
    locked: string | null
  ): FieldNode {
    const target = source.references.targets.get(at)
    repeated++
    return target && repeated < MOST_REPEATED
      ? make(target.node, target.from, from, to, path, locked, { from, to })
      : { kind: 'scalar', from, to, type: 'null', value: '', exact: '', path, locked }
  }

  return read
}

function samePath(one: FieldPath, two: FieldPath): boolean {
  return one.length === two.length && one.every((step, index) => step === two[index])
}

function isLockable(node: SyntaxNode): boolean {
  return node.tag !== null || node.kind === 'alias' || (node.kind === 'map' && node.odd !== null)
}

function readScalar(inner: string, node: ScalarSyntax, from: number): ScalarReading {
  const known = scalarReadings.get(node)
  if (known) return known
  const isPlain = node.style === 'plain' || node.style === 'empty'
  const type = isPlain ? plainType(node.text) : 'string'
  const reading = { type, value: type === 'null' ? '' : seenText(inner, node, from) }
  scalarReadings.set(node, reading)
  return reading
}

/** The field at a path, or null when there is none. */
export function nodeAt(frontMatter: FrontMatter, path: FieldPath): FieldNode | null {
  if (frontMatter.kind !== 'yaml') return null
  let node: FieldNode = frontMatter.root
  for (const step of path) {
    const next: FieldNode | undefined =
      node.kind === 'map'
        ? node.fields.find(field => field.key === step)?.value
        : node.kind === 'list' && typeof step === 'number'
          ? node.items[step]
          : undefined
    if (!next) return null
    node = next
  }
  return node
}

/**
 * The innermost field that an offset of the post's text stands in: on its key, its value, or behind it up to the next
 * field. Null outside the front matter and above its first field.
 */
export function nodeAtOffset(frontMatter: FrontMatter, offset: number): FieldNode | null {
  if (frontMatter.kind !== 'yaml') return null
  const { root, inner } = frontMatter
  return offset < inner.from || offset >= inner.to ? null : childAt(root, offset)
}

function childAt(node: FieldNode, offset: number): FieldNode | null {
  if (node.kind === 'map') {
    const field = lastBefore(node.fields, candidate => candidate.keyRange.from, offset)
    return field ? innermost(field.value, offset) : null
  }
  if (node.kind !== 'list') return null
  const item = lastBefore(node.items, candidate => dashFrom(candidate), offset)
  return item ? innermost(item, offset) : null
}

/** A dash stands before its value; two columns is how far back it counts as the item. */
function dashFrom(node: FieldNode): number {
  return node.from - 2
}

function innermost(node: FieldNode, offset: number): FieldNode {
  return childAt(node, offset) ?? node
}

/** The last part that begins at or before an offset: parts are in file order, and there may be hundreds. */
function lastBefore<Part>(parts: readonly Part[], from: (part: Part) => number, offset: number): Part | null {
  let low = 0
  let high = parts.length
  while (low < high) {
    const middle = (low + high) >> 1
    const part = parts[middle]
    if (part !== undefined && from(part) <= offset) low = middle + 1
    else high = middle
  }
  return parts[low - 1] ?? null
}

/** The root of a front matter that can be edited; null otherwise. */
export function rootOf(frontMatter: FrontMatter): MapNode | null {
  return frontMatter.kind === 'yaml' ? frontMatter.root : null
}
