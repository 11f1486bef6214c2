import { syntaxTree } from '@codemirror/language'
import type { EditorState } from '@codemirror/state'
import type { SyntaxNode } from '@lezer/common'

const VERBATIM = new Set(['FrontMatter', 'FencedCode', 'CodeBlock'])

/**
 * Whether Markdown marks mean something at this place. In front matter they would
 * break YAML (`title: **x**` is an alias), in code they are shown as typed.
 */
export function isProse(state: EditorState, pos: number): boolean {
  let node: SyntaxNode | null = syntaxTree(state).resolveInner(pos, -1)
  while (node && !VERBATIM.has(node.name)) node = node.parent
  return node === null
}
