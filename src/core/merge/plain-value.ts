import type { FieldNode } from '../frontmatter/types.ts'

/** What a value means, without its places: for comparing what a merge was meant to say with what it says. */
export type PlainValue =
  | { readonly kind: 'scalar'; readonly type: string; readonly value: string }
  /** A scalar that was put together from both sides' lines: what it says is known only when it is read again. */
  | { readonly kind: 'some scalar' }
  | { readonly kind: 'list'; readonly items: readonly PlainValue[] }
  | { readonly kind: 'map'; readonly fields: readonly (readonly [key: string, value: PlainValue])[] }

export function plainValue(node: FieldNode): PlainValue {
  switch (node.kind) {
    case 'scalar':
      return { kind: 'scalar', type: node.type, value: node.value }
    case 'list':
      return { kind: 'list', items: node.items.map(plainValue) }
    case 'map':
      return { kind: 'map', fields: node.fields.map(({ key, value }) => [key, plainValue(value)] as const) }
  }
}

/** Whether a value that was read is the one that was meant. */
export function isMeant(read: PlainValue, meant: PlainValue): boolean {
  if (meant.kind === 'some scalar') return read.kind === 'scalar'
  if (meant.kind === 'scalar') {
    return read.kind === 'scalar' && read.type === meant.type && read.value === meant.value
  }
  if (meant.kind === 'list') {
    return read.kind === 'list' && everyPair(read.items, meant.items, isMeant)
  }
  return (
    read.kind === 'map' &&
    everyPair(read.fields, meant.fields, ([key, value], [meantKey, meantValue]) => {
      return key === meantKey && isMeant(value, meantValue)
    })
  )
}

function everyPair<Item>(
  a: readonly Item[],
  b: readonly Item[],
  same: (a: Item, b: Item) => boolean
): boolean {
  return a.length === b.length && a.every((item, at) => same(item, b[at] ?? item))
}
