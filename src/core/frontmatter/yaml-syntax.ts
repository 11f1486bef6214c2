import { CST } from 'yaml'
import { describeOddKey, keyTwice, type OddKey } from './faults.ts'
import {
  isFault,
  type ListItemSyntax,
  type MapEntrySyntax,
  type MapSyntax,
  type ScalarStyle,
  type SyntaxFault,
  type SyntaxNode
} from './syntax.ts'
import { parseTokens } from './yaml-tokens.ts'

/** A node and where it begins, in the text that was parsed. */
export interface PlacedSyntax {
  readonly node: SyntaxNode
  readonly from: number
}

/**
 * Parses a text that holds one YAML value, or nothing (null). Whatever the text, it returns: a fault carries a
 * sentence for the writer and the offset in `text`.
 */
export function parseYaml(text: string): PlacedSyntax | SyntaxFault | null {
  const document = parseTokens(text)
  if (!document || isFault(document)) return document
  return document.value ? placeNode(document.value, document.start, document.offset) : null
}

type Props = readonly CST.SourceToken[]

function placeNode(token: CST.Token | undefined, props: Props, emptyAt: number): PlacedSyntax {
  const anchor = props.find(prop => prop.type === 'anchor') ?? null
  const tag = props.find(prop => prop.type === 'tag') ?? null
  const first = Math.min(anchor?.offset ?? Infinity, tag?.offset ?? Infinity)
  const propsEnd = Math.max(endOf(anchor), endOf(tag))
  const valueFrom = token ? token.offset : propsEnd < 0 ? emptyAt : propsEnd
  const from = Math.min(first, valueFrom)
  const base = {
    valueAt: valueFrom - from,
    anchor: anchor ? anchor.source.slice(1) : null,
    tag: tag ? tag.source : null,
    refers: anchor !== null
  }
  if (!token)
    return { node: { ...base, kind: 'scalar', style: 'empty', text: '', size: valueFrom - from }, from }
  switch (token.type) {
    case 'block-map':
      return { node: { ...base, ...blockMap(token, from) }, from }
    case 'block-seq':
      return { node: { ...base, ...blockList(token, from) }, from }
    case 'flow-collection':
      return { node: { ...base, ...flowCollection(token, from) }, from }
    case 'alias':
      return {
        node: {
          ...base,
          kind: 'alias',
          name: token.source.slice(1),
          refers: true,
          size: token.offset + token.source.length - from
        },
        from
      }
    default:
      return { node: { ...base, ...scalar(token, from) }, from }
  }
}

function endOf(token: CST.SourceToken | null): number {
  return token ? token.offset + token.source.length : -1
}

const STYLES: Readonly<Record<string, ScalarStyle>> = {
  scalar: 'plain',
  'single-quoted-scalar': 'single',
  'double-quoted-scalar': 'double'
}

function scalar(token: CST.Token, from: number) {
  const resolved = CST.resolveAsScalar(token)
  const text = resolved?.value ?? ''
  if (token.type !== 'block-scalar') {
    const source = 'source' in token ? token.source : ''
    const style = source === '' ? 'empty' : (STYLES[token.type] ?? 'plain')
    return { kind: 'scalar', style, text, size: token.offset + source.length - from } as const
  }
  const header = token.props.find(prop => prop.type === 'block-scalar-header')
  const headerSource = header && 'source' in header ? header.source : '|'
  const last = token.props.at(-1)
  const contentFrom = last && 'source' in last ? last.offset + last.source.length : token.offset
  const style = headerSource.startsWith('>') ? 'folded' : 'literal'
  return {
    kind: 'scalar',
    style,
    text,
    size: blockEnd(token.source, contentFrom, headerSource.includes('+')) - from
  } as const
}

/** The end of a block scalar's last line that counts, its line break left out; of its header if there is none. */
function blockEnd(content: string, contentFrom: number, keep: boolean): number {
  let end = content.endsWith('\n') ? content.length - 1 : content.length
  // Without `+`, lines of spaces alone at the end are chomped: they are the space below, not the value.
  while (!keep && end >= 0) {
    const lineFrom = content.lastIndexOf('\n', end - 1) + 1
    if (content.slice(lineFrom, end).trimStart() !== '' || end === 0) break
    end = lineFrom - 1
  }
  return end <= 0 && content.trim() === '' && !(keep && content !== '') ? contentFrom - 1 : contentFrom + end
}

function blockMap(token: CST.BlockMap, from: number) {
  const entries: MapEntrySyntax[] = []
  let end = token.offset
  for (const item of token.items) {
    if (!item.key && !item.sep && !item.start.some(isExplicit)) continue
    const entry = mapEntry(item, from)
    entries.push(entry)
    end = Math.max(end, from + entry.at + entry.node.size)
  }
  return {
    kind: 'map',
    flow: false,
    entries,
    odd: keyTwice(entries),
    size: end - from,
    ...refersOf(entries)
  } as const
}

function refersOf(parts: readonly { node: SyntaxNode }[]): { refers: true } | object {
  return parts.some(part => part.node.refers) ? { refers: true } : {}
}

const isExplicit = ({ type }: CST.SourceToken): boolean => type === 'explicit-key-ind'
const isMark = ({ type }: CST.SourceToken): boolean => type === 'anchor' || type === 'tag'

function mapEntry(item: CST.CollectionItem, from: number): MapEntrySyntax {
  const { start, key, sep = [], value } = item
  const odd = oddKey(item)
  const keySource = key ? CST.stringify(key) : ''
  const keyFrom = key?.offset ?? sep[0]?.offset ?? from
  const colon = sep.find(token => token.type === 'map-value-ind')
  const before = start.find(token => isExplicit(token) || isMark(token))
  const keyAt = Math.min(before?.offset ?? keyFrom, keyFrom)
  const keyEnd = Math.max(key ? keyFrom + keySource.length : 0, ...start.filter(isExplicit).map(endOf))
  const colonEnd = colon ? colon.offset + 1 : keyEnd
  const placed = placeNode(value ?? undefined, colon ? sep : [], colonEnd)
  return {
    key: key && CST.isScalar(key) ? (CST.resolveAsScalar(key)?.value ?? '') : keySource.trim(),
    keyAt: keyAt - from,
    keySize: keyEnd - keyAt,
    odd: odd && describeOddKey(odd),
    colonAt: colon ? colon.offset - from : -1,
    at: placed.from - from,
    node: placed.node
  }
}

function oddKey({ start, key, sep = [] }: CST.CollectionItem): OddKey | null {
  if (start.some(isExplicit)) return 'explicit'
  if (start.some(isMark)) return 'marked'
  return key && CST.isScalar(key) && key.type !== 'block-scalar' ? null : sep.length > 0 ? 'complex' : null
}

function blockList(token: CST.BlockSequence, from: number) {
  const items: ListItemSyntax[] = []
  let end = token.offset
  for (const item of token.items) {
    const dash = item.start.find(start => start.type === 'seq-item-ind')
    if (!dash) continue
    const placed = placeNode(item.value, item.start, dash.offset + 1)
    items.push({ dashAt: dash.offset - from, at: placed.from - from, node: placed.node })
    end = Math.max(end, placed.from + placed.node.size)
  }
  return { kind: 'list', flow: false, items, size: end - from, ...refersOf(items) } as const
}

function flowCollection(token: CST.FlowCollection, from: number) {
  const closing = token.end[0]
  const size = (closing ? closing.offset + closing.source.length : token.offset + 1) - from
  if (token.start.source === '{') {
    const items = token.items.filter(item => item.key || item.sep || item.start.some(isExplicit))
    const entries = items.map(item => mapEntry(item, from))
    return {
      kind: 'map',
      flow: true,
      entries,
      odd: keyTwice(entries),
      size,
      ...refersOf(entries)
    } as const
  }
  const items: ListItemSyntax[] = []
  for (const item of token.items) {
    if (item.key || item.sep) {
      items.push(pairItem(item, from))
      continue
    }
    const marked = item.start.some(start => start.type === 'anchor' || start.type === 'tag')
    if (!item.value && !marked) continue
    const placed = placeNode(item.value, item.start, token.offset + 1)
    items.push({ dashAt: placed.from - from, at: placed.from - from, node: placed.node })
  }
  return { kind: 'list', flow: true, items, size, ...refersOf(items) } as const
}

/** `[key: value]`: a map without braces. */
function pairItem(item: CST.CollectionItem, from: number): ListItemSyntax {
  const entry = mapEntry(item, from)
  const at = Math.min(entry.keyAt, entry.at)
  const node: MapSyntax = {
    kind: 'map',
    flow: true,
    odd: { message: 'The form cannot edit a pair without braces inside a list.', at: 0 },
    entries: [
      {
        ...entry,
        keyAt: entry.keyAt - at,
        colonAt: entry.colonAt < 0 ? -1 : entry.colonAt - at,
        at: entry.at - at
      }
    ],
    size: Math.max(entry.keyAt + entry.keySize, entry.at + entry.node.size) - at,
    valueAt: 0,
    anchor: null,
    tag: null,
    refers: entry.node.refers
  }
  return { dashAt: at, at, node }
}
