import {
  type Document,
  isAlias,
  isMap,
  isPair,
  isScalar,
  isSeq,
  type Node,
  type Pair,
  parseDocument,
  type Scalar,
  type YAMLMap,
  type YAMLSeq
} from 'yaml'

/*
 * The judge of the bench: it reads front matter with `yaml` into plain data, apart from core's reader, makes the
 * change there in plain JavaScript, and compares.
 */

export type Path = readonly (string | number)[]
export type Data = null | string | number | boolean | Date | readonly Data[] | ReadonlyMap<string, Data>

/** The front matter between the fences, found apart from core. Null for a post without YAML front matter. */
export function innerOf(text: string): { readonly inner: string; readonly from: number } | null {
  const match = /^\s*---\n((?:(?!---).*\n)*)---/.exec(text)
  if (!match) return null
  const inner = match[1] ?? ''
  return { inner, from: match[0].length - 3 - inner.length }
}

export function parseAs(inner: string, version: '1.1' | '1.2'): Document.Parsed | null {
  const document = parseDocument(inner, { version, prettyErrors: false, logLevel: 'silent' })
  return document.errors.length > 0 ? null : document
}

/**
 * Plain data. Keys are as they are spelled, since YAML 1.1 takes some (`n`, `on`) for booleans; merge keys stay keys,
 * since what is merged from equal data is equal. Null for an empty document.
 */
export function dataOf(document: Document): Data {
  const known = new Map<unknown, Data>()
  const read = (node: unknown): Data => {
    const last = known.get(node)
    if (last !== undefined) return last
    const data = make(node)
    known.set(node, data)
    return data
  }
  const make = (node: unknown): Data => {
    if (isAlias(node)) return read(node.resolve(document))
    if (isPair(node)) return new Map([[keyOf(node), read(node.value)]])
    if (isSeq(node)) return node.items.map(read)
    if (isMap(node)) return new Map(node.items.map(pair => [keyOf(pair), read(pair.value)]))
    return isScalar(node) ? scalarData(node) : null
  }
  return read(document.contents)
}

function scalarData({ value, source }: Scalar): Data {
  if (value === null || value === undefined) return null
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value
  // What only a tag makes of it, bytes for example, is what its source says.
  return value instanceof Date ? value : (source ?? String(value))
}

export interface ScalarTarget {
  readonly path: Path
  readonly node: Scalar
  readonly inFlow: boolean
  readonly locked: boolean
}

export interface ListTarget {
  readonly path: Path
  readonly node: YAMLSeq
}

export interface MapTarget {
  readonly path: Path
  readonly node: YAMLMap
}

export interface Targets {
  readonly scalars: readonly ScalarTarget[]
  readonly lists: readonly ListTarget[]
  readonly maps: readonly MapTarget[]
}

/** Every scalar, list and map with its path, aliases left out. */
export function targetsOf(document: Document): Targets {
  const scalars: ScalarTarget[] = []
  const lists: ListTarget[] = []
  const maps: MapTarget[] = []
  const visit = (node: unknown, path: Path, inFlow: boolean, locked: boolean) => {
    if (isAlias(node)) return
    const marked = locked || hasMark(node)
    if (isScalar(node)) scalars.push({ path, node, inFlow, locked: marked })
    if (isSeq(node)) {
      lists.push({ path, node })
      node.items.forEach((item, index) => {
        visit(isPair(item) ? item.value : item, [...path, index], inFlow || node.flow === true, marked)
      })
    }
    if (isMap(node)) {
      maps.push({ path, node })
      // What stands under a key that is a list or a group itself has no path to be edited by.
      for (const pair of node.items.filter(({ key }) => isScalar(key)))
        visit(pair.value, [...path, keyOf(pair)], inFlow || node.flow === true, marked)
    }
  }
  visit(document.contents, [], false, false)
  return { scalars, lists, maps }
}

function hasMark(node: unknown): boolean {
  const { anchor, tag } = (node ?? {}) as { anchor?: string; tag?: string }
  return anchor !== undefined || tag !== undefined
}

export function keyOf(pair: Pair): string {
  const { key } = pair
  if (!isScalar(key)) return String(key)
  return key.type === 'PLAIN' ? (key.source ?? String(key.value)) : String(key.value)
}

/** The node at a path. */
export function nodeAtPath(document: Document, path: Path): Node | null {
  let node: unknown = document.contents
  for (const step of path) {
    if (isMap(node)) node = node.items.find(pair => keyOf(pair) === step)?.value
    else if (isSeq(node)) node = node.items[Number(step)]
    else return null
  }
  return (node as Node | undefined) ?? null
}

/** The data with another value, or other children, at a path. */
export function changed(data: Data, path: Path, change: (old: Data) => Data): Data {
  const [step, ...rest] = path
  if (step === undefined) return change(data)
  if (Array.isArray(data))
    return data.map((item, index) => (index === step ? changed(item, rest, change) : item))
  if (!(data instanceof Map)) return data
  return new Map(
    [...data].map(
      ([key, value]) => [key, String(key) === step ? changed(value, rest, change) : value] as const
    )
  )
}

/** Equal data, the order of keys included. `alike` decides for texts that differ. */
export function sameData(
  one: Data,
  two: Data,
  alike: (one: string, two: string) => boolean = () => false
): boolean {
  if (one === two) return true
  if (typeof one === 'string' && typeof two === 'string') return alike(one, two)
  if (one instanceof Date && two instanceof Date) return one.getTime() === two.getTime()
  if (Array.isArray(one) && Array.isArray(two))
    return one.length === two.length && one.every((item, index) => sameData(item, two[index], alike))
  if (one instanceof Map && two instanceof Map) {
    const [ones, twos] = [[...one], [...two]]
    return (
      ones.length === twos.length &&
      ones.every(([key, value], index) => {
        const [otherKey, other] = twos[index] ?? []
        return key === otherKey && other !== undefined && sameData(value, other, alike)
      })
    )
  }
  return Object.is(one, two)
}

/**
 * Whether a block scalar holds a text but for its own line breaks: spaces that became line breaks because lines are
 * wrapped, and the one that `|` and `>` add at the end.
 */
export function holdsWrapped(wanted: string, found: string): boolean {
  const body = found.length === wanted.length + 1 && found.endsWith('\n') ? found.slice(0, -1) : found
  if (body.length !== wanted.length) return false
  for (let at = 0; at < body.length; at++)
    if (body[at] !== wanted[at] && !(wanted[at] === ' ' && body[at] === '\n')) return false
  return true
}
