import type { AliasSyntax, MapSyntax, SyntaxFault, SyntaxNode } from './syntax.ts'

/** A node and its offset in the text between the fences. */
export interface PlacedNode {
  readonly node: SyntaxNode
  readonly from: number
}

/** Which alias repeats which anchored value. */
export interface References {
  /** By the alias's offset. */
  readonly targets: ReadonlyMap<number, PlacedNode>
  /** Anchored values that some alias repeats: a change inside one would show in two places. */
  readonly repeated: readonly PlacedNode[]
  readonly fault: SyntaxFault | null
}

const NONE: References = { targets: new Map(), repeated: [], fault: null }

/** Resolves aliases in document order, as YAML does: an alias means the last anchor of its name above it. */
export function readReferences(root: MapSyntax, rootAt: number): References {
  if (!root.refers) return NONE
  const anchors = new Map<string, PlacedNode>()
  const open = new Set<string>()
  const targets = new Map<number, PlacedNode>()
  const repeated = new Set<PlacedNode>()
  let fault: SyntaxFault | null = null

  function visitAlias(node: AliasSyntax, from: number) {
    const target = anchors.get(node.name)
    if (!target) {
      const message = open.has(node.name)
        ? `“*${node.name}” repeats a value inside itself.`
        : `“*${node.name}” repeats a value, but nothing above it is marked “&${node.name}”.`
      fault ??= { message, at: from }
      return
    }
    targets.set(from, target)
    repeated.add(target)
  }

  function visit(node: SyntaxNode, from: number) {
    if (!node.refers) return
    if (node.kind === 'alias') return visitAlias(node, from)
    if (node.anchor !== null) {
      anchors.delete(node.anchor)
      open.add(node.anchor)
    }
    for (const child of childrenOf(node)) visit(child.node, from + child.at)
    if (node.anchor !== null) {
      open.delete(node.anchor)
      anchors.set(node.anchor, { node, from })
    }
  }

  visit(root, rootAt)
  return { targets, repeated: [...repeated], fault }
}

/** The values directly in a map or list. */
export function childrenOf(node: SyntaxNode): readonly { readonly at: number; readonly node: SyntaxNode }[] {
  if (node.kind === 'map') return node.entries
  return node.kind === 'list' ? node.items : []
}
