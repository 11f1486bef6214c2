import { Composer, CST, Lexer, Parser, type YAMLParseError } from 'yaml'
import { describeFault, type Oddity, oddKeys } from './faults.ts'
import type {
  ListItemSyntax,
  MapEntrySyntax,
  MapSyntax,
  ScalarStyle,
  SyntaxFault,
  SyntaxNode
} from './syntax.ts'

/** A node and where it begins, in the text that was parsed. */
export interface PlacedSyntax {
  readonly node: SyntaxNode
  readonly from: number
}

/** No post nests deeper; what does is an attack on the stack (attacks.md, 19). */
const DEEPEST = 64

/**
 * Parses a text that holds one YAML value, or nothing (null). Whatever the text, it returns: a fault carries a
 * sentence for the writer and the offset in `text`.
 */
export function parseYaml(text: string): PlacedSyntax | SyntaxFault | null {
  try {
    return parseWhole(text)
  } catch {
    // The parser reports what it cannot read and throws on its own faults only; a writer must not lose the form to one.
    return { message: 'The front matter cannot be read here.', at: 0 }
  }
}

function parseWhole(text: string): PlacedSyntax | SyntaxFault | null {
  const tokens = tokensOf(text)
  if (!tokens) return { message: 'The front matter is too large to be edited here.', at: 0 }
  const strange = tokens.find(token => token.type === 'directive' || token.type === 'doc-end')
  if (strange)
    return {
      message: `The form cannot edit front matter with “${firstLine(text, strange.offset)}” in it.`,
      at: strange.offset
    }
  const deep = tooDeep(tokens)
  if (deep !== null) return { message: 'The front matter is nested too deeply to be edited here.', at: deep }
  const composer = new Composer({ uniqueKeys: false, logLevel: 'silent' })
  for (const document of composer.compose(tokens, true, text.length)) {
    const error = document.errors[0]
    if (error)
      return {
        message: describeFault(error.code, error.message),
        at: openQuote(tokens, error) ?? error.pos[0]
      }
  }
  const documents = tokens.filter(token => token.type === 'document')
  const [only] = documents
  if (!only) return null
  if (documents.length > 1)
    return { message: 'The front matter ends here, but more text follows.', at: documents[1]?.offset ?? 0 }
  if (!only.value) return null
  return placeNode(only.value, only.start, only.offset)
}

/** A thousand video entries come to half of it; what has more makes parsing take seconds (attacks.md, 19). */
const MOST_LEXEMES = 100_000

/** Null when there is too much. */
function tokensOf(text: string): readonly CST.Token[] | null {
  const parser = new Parser()
  const tokens: CST.Token[] = []
  let count = 0
  for (const lexeme of new Lexer().lex(text)) {
    if (++count > MOST_LEXEMES) return null
    for (const token of parser.next(lexeme)) tokens.push(token)
  }
  for (const token of parser.end()) tokens.push(token)
  return tokens
}

function firstLine(text: string, from: number): string {
  const end = text.indexOf('\n', from)
  return text.slice(from, Math.min(end < 0 ? text.length : end, from + 40)).trim()
}

/** All values of a tree with their depth. Walks with its own stack: the call stack is what is at risk. */
function* walk(tokens: readonly CST.Token[]): Generator<readonly [token: CST.Token, depth: number]> {
  const stack: (readonly [CST.Token, number])[] = []
  for (const token of tokens) if (token.type === 'document' && token.value) stack.push([token.value, 1])
  for (let next = stack.pop(); next; next = stack.pop()) {
    yield next
    const [token, depth] = next
    if (!CST.isCollection(token)) continue
    for (const item of token.items) {
      if (item.key) stack.push([item.key, depth + 1])
      if (item.value) stack.push([item.value, depth + 1])
    }
  }
}

/** Where the tree passes {@link DEEPEST}, or null. */
function tooDeep(tokens: readonly CST.Token[]): number | null {
  for (const [token, depth] of walk(tokens))
    if (depth > DEEPEST && CST.isCollection(token)) return token.offset
  return null
}

/** The parser finds a missing quote at the end of the text; the writer looks for where it was opened. */
function openQuote(tokens: readonly CST.Token[], { message, pos }: YAMLParseError): number | null {
  if (!/closing .*quote/.test(message)) return null
  for (const [token] of walk(tokens))
    if (/quoted/.test(token.type) && 'source' in token && token.offset + token.source.length >= pos[0])
      return token.offset
  return null
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
  const odd: Oddity[] = []
  let end = token.offset
  for (const item of token.items) {
    if (!item.key && !item.sep) {
      if (item.start.some(start => start.type === 'explicit-key-ind')) odd.push('explicit')
      continue
    }
    const entry = mapEntry(item, from, odd)
    entries.push(entry)
    end = Math.max(end, from + entry.at + entry.node.size)
  }
  return {
    kind: 'map',
    flow: false,
    entries,
    odd: oddKeys(odd, entries),
    size: end - from,
    ...refersOf(entries)
  } as const
}

function refersOf(parts: readonly { node: SyntaxNode }[]): { refers: true } | object {
  return parts.some(part => part.node.refers) ? { refers: true } : {}
}

function mapEntry(item: CST.CollectionItem, from: number, odd: Oddity[]): MapEntrySyntax {
  const { start, key, sep = [], value } = item
  if (start.some(token => token.type === 'explicit-key-ind')) odd.push('explicit')
  if (start.some(token => token.type === 'anchor' || token.type === 'tag')) odd.push('marked')
  if (key && !CST.isScalar(key)) odd.push('complex')
  if (key?.type === 'block-scalar') odd.push('complex')
  const keySource = key && 'source' in key ? key.source : ''
  const keyFrom = key?.offset ?? sep[0]?.offset ?? from
  const colon = sep.find(token => token.type === 'map-value-ind')
  const keyEnd = keyFrom + keySource.length
  const colonEnd = colon ? colon.offset + 1 : keyEnd
  const placed = placeNode(value ?? undefined, colon ? sep : [], colonEnd)
  return {
    key: key && CST.isScalar(key) ? (CST.resolveAsScalar(key)?.value ?? '') : '',
    keyAt: keyFrom - from,
    keySize: keySource.length,
    colonAt: colon ? colon.offset - from : -1,
    at: placed.from - from,
    node: placed.node
  }
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
    const odd: Oddity[] = []
    const items = token.items.filter(item => item.key || item.sep)
    const entries = items.map(item => mapEntry(item, from, odd))
    return {
      kind: 'map',
      flow: true,
      entries,
      odd: oddKeys(odd, entries),
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
  const entry = mapEntry(item, from, [])
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
