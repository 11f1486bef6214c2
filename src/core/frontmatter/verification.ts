import type { FrontMatterSource } from './document.ts'
import { seenText } from './looks.ts'
import { childrenOf, type PlacedNode } from './references.ts'
import { isDate, isTextToAll, plainType } from './scalar-types.ts'
import type { MapSyntax, ScalarSyntax, SyntaxNode } from './syntax.ts'
import type { FieldPath, NewValue } from './types.ts'

/*
 * No edit is accepted before its result has been read back and found to hold the old data but for the change.
 * Parts whose text did not change are the very same objects in both trees (chunks.ts), so that this looks at little
 * more than what the edit touched.
 */

/** What stands in a slot after an edit: the old child of that number, or a new value. */
export type Expected = number | { readonly key?: string; readonly value: NewValue }

/** The change that an edit was to make: at `path`, either another value, or other children. */
export interface Change {
  readonly path: FieldPath
  readonly becomes:
    | { readonly value: NewValue }
    | { readonly children: readonly Expected[] }
    | { readonly copy: true }
}

/** Whether `after` holds the data of `before` but for `change`. */
export function changedOnly(before: FrontMatterSource, after: FrontMatterSource, change: Change): boolean {
  const compare = comparison(before, after)

  function at(one: PlacedNode, two: PlacedNode, depth: number): boolean {
    const step = change.path[depth]
    if (step === undefined) return becomes(one, two)
    const ones = childrenOf(one.node)
    const twos = childrenOf(two.node)
    if (one.node.kind !== two.node.kind || ones.length !== twos.length) return false
    return ones.every((child, index) => {
      const other = twos[index]
      if (!other || keyOf(one.node, index) !== keyOf(two.node, index)) return false
      const isStep = one.node.kind === 'map' ? keyOf(one.node, index) === step : index === step
      const first = { node: child.node, from: one.from + child.at }
      const second = { node: other.node, from: two.from + other.at }
      return isStep ? at(first, second, depth + 1) : compare(first, second)
    })
  }

  function becomes(one: PlacedNode, two: PlacedNode): boolean {
    const { becomes: goal } = change
    if ('value' in goal) return holds(after, two, goal.value)
    if ('copy' in goal) {
      const target = before.references.targets.get(one.from)
      return two.node.kind !== 'alias' && target !== undefined && compare(target, two)
    }
    const ones = childrenOf(one.node)
    const twos = childrenOf(two.node)
    // An emptied list is `[]` and a filled one may have been nothing before.
    if (two.node.kind !== 'list' && two.node.kind !== 'map') return false
    if (twos.length !== goal.children.length) return false
    return goal.children.every((expected, index) => {
      const child = twos[index]
      if (!child) return false
      const second = { node: child.node, from: two.from + child.at }
      if (typeof expected !== 'number')
        return keyOf(two.node, index) === expected.key && holds(after, second, expected.value)
      const old = ones[expected]
      if (!old || keyOf(one.node, expected) !== keyOf(two.node, index)) return false
      return compare({ node: old.node, from: one.from + old.at }, second)
    })
  }

  return at({ node: before.root, from: before.rootAt }, { node: after.root, from: after.rootAt }, 0)
}

function keyOf(node: SyntaxNode, index: number): string | undefined {
  return node.kind === 'map' ? node.entries[index]?.key : undefined
}

/** Equality of data, aliases followed. Each pair of anchored values is compared once, however often repeated. */
function comparison(before: FrontMatterSource, after: FrontMatterSource) {
  const known = new Map<string, boolean>()

  function same(one: PlacedNode, two: PlacedNode): boolean {
    if (one.node === two.node && !one.node.refers) return true
    if (one.node.kind === 'alias' || two.node.kind === 'alias') return sameTargets(one, two)
    if (one.node.kind === 'scalar')
      return two.node.kind === 'scalar' && one.node.tag === two.node.tag && sameScalar(one.node, two.node)
    if (one.node.kind !== two.node.kind || one.node.tag !== two.node.tag) return false
    const ones = childrenOf(one.node)
    const twos = childrenOf(two.node)
    return (
      ones.length === twos.length &&
      ones.every((child, index) => {
        const other = twos[index]
        return (
          other !== undefined &&
          keyOf(one.node, index) === keyOf(two.node, index) &&
          same(
            { node: child.node, from: one.from + child.at },
            { node: other.node, from: two.from + other.at }
          )
        )
      })
    )
  }

  function sameTargets(one: PlacedNode, two: PlacedNode): boolean {
    const first = one.node.kind === 'alias' ? before.references.targets.get(one.from) : one
    const second = two.node.kind === 'alias' ? after.references.targets.get(two.from) : two
    if (!first || !second) return false
    const pair = `${first.from} ${second.from}`
    const answer = known.get(pair)
    if (answer !== undefined) return answer
    known.set(pair, true)
    const result = same(first, second)
    known.set(pair, result)
    return result
  }

  return same
}

function isQuoted({ style }: ScalarSyntax): boolean {
  return style !== 'plain' && style !== 'empty'
}

/** Plain scalars with the same characters mean the same to every reader; so do quoted ones. */
function sameScalar(one: ScalarSyntax, two: ScalarSyntax): boolean {
  if (isQuoted(one) === isQuoted(two)) return one.text === two.text
  const plain = isQuoted(one) ? two : one
  return one.text === two.text && isTextToAll(plain.text)
}

/** Whether a node holds a value that was to be written. */
export function holds(source: FrontMatterSource, { node, from }: PlacedNode, value: NewValue): boolean {
  if (node.tag !== null) return false
  if (typeof value === 'string') {
    if (node.kind !== 'scalar' || seenText(source.inner, node, from) !== value) return false
    return isQuoted(node) || isTextToAll(node.text)
  }
  if (value === null || typeof value !== 'object') return node.kind === 'scalar' && holdsRaw(node, value)
  if ('date' in value) return node.kind === 'scalar' && holdsDate(node, value.date)
  if ('raw' in value) return node.kind === 'scalar' && !isQuoted(node) && node.text === value.raw
  if ('fields' in value) return node.kind === 'map' && holdsFields(source, node, from, value.fields)
  return (
    node.kind === 'list' &&
    node.items.length === value.length &&
    node.items.every((item, index) =>
      holds(source, { node: item.node, from: from + item.at }, value[index] ?? null)
    )
  )
}

function holdsRaw(node: ScalarSyntax, value: number | boolean | null): boolean {
  if (isQuoted(node)) return false
  return value === null ? plainType(node.text) === 'null' : node.text === String(value)
}

/** A date may stand in quotes, and what is no date to YAML must stand as text. */
function holdsDate(node: ScalarSyntax, date: string): boolean {
  return node.text === date && (isQuoted(node) || isDate(date) || isTextToAll(date))
}

function holdsFields(
  source: FrontMatterSource,
  node: MapSyntax,
  from: number,
  fields: readonly (readonly [string, NewValue])[]
): boolean {
  return (
    node.entries.length === fields.length &&
    fields.every(([key, value]) => {
      const entry = node.entries.find(candidate => candidate.key === key)
      return entry !== undefined && holds(source, { node: entry.node, from: from + entry.at }, value)
    })
  )
}
