import { syntaxTree } from '@codemirror/language'
import type { EditorState } from '@codemirror/state'

/**
 * Whether Markdown marks mean something at this place. In front matter they would
 * break YAML (`title: **x**` is an alias), in code they are shown as typed.
 */
export function isProse(state: EditorState, pos: number): boolean {
  for (let node = syntaxTree(state).resolveInner(pos, -1); ; ) {
    if (node.name === 'FrontMatter') return pos > node.to
    if (node.name === 'FencedCode' || node.name === 'CodeBlock') return false
    if (!node.parent) return true
    node = node.parent
  }
}
