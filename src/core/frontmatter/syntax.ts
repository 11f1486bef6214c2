/**
 * The front matter as written: what stands where, and how it is spelled. Every offset is relative to the start of
 * the node that holds it, so that a part of the tree stays the very same object while the text around it moves.
 */
export type SyntaxNode = ScalarSyntax | AliasSyntax | ListSyntax | MapSyntax

interface SyntaxBase {
  /** Length from the first anchor, tag or character of the value to the end of its last line with content. */
  readonly size: number
  /** Where the value itself begins, after an anchor and a tag. */
  readonly valueAt: number
  readonly anchor: string | null
  readonly tag: string | null
  /** Whether an anchor or an alias is in here. */
  readonly refers: boolean
}

export type ScalarStyle = 'empty' | 'plain' | 'single' | 'double' | 'literal' | 'folded'

export interface ScalarSyntax extends SyntaxBase {
  readonly kind: 'scalar'
  readonly style: ScalarStyle
  /** The characters that YAML reads, before a plain scalar is given a type. */
  readonly text: string
}

export interface AliasSyntax extends SyntaxBase {
  readonly kind: 'alias'
  readonly name: string
}

export interface ListSyntax extends SyntaxBase {
  readonly kind: 'list'
  readonly flow: boolean
  readonly items: readonly ListItemSyntax[]
}

export interface ListItemSyntax {
  /** The dash of a block list; in a flow list where the value is. */
  readonly dashAt: number
  readonly at: number
  readonly node: SyntaxNode
}

export interface MapSyntax extends SyntaxBase {
  readonly kind: 'map'
  readonly flow: boolean
  /** Why none of its keys can be edited; null for an ordinary map. */
  readonly odd: SyntaxFault | null
  readonly entries: readonly MapEntrySyntax[]
}

export interface MapEntrySyntax {
  /** What the key says; for one that is a list or a map, how it is written. */
  readonly key: string
  /** Where the entry begins: at its key, or at the question mark, anchor or tag before it. */
  readonly keyAt: number
  readonly keySize: number
  /** Why this entry cannot be edited, as a sentence; null for an ordinary key. */
  readonly odd: string | null
  /** The colon, or -1 for a key of a flow map that has none. */
  readonly colonAt: number
  readonly at: number
  readonly node: SyntaxNode
}

/** Why a text is not YAML that can be edited. The offset is relative to what was parsed. */
export interface SyntaxFault {
  readonly message: string
  readonly at: number
}

export function isFault(result: object | null): result is SyntaxFault {
  return result !== null && 'message' in result
}
