import { nodeAt } from '../frontmatter/index.ts'
import type { FieldNode, FieldPath, MapNode, ScalarNode } from '../frontmatter/types.ts'
import type { TextEdit } from '../text/text-edit.ts'
import type { PostReading } from './read-post.ts'
import type { Finding } from './rule.ts'

/** A scalar of the front matter, null where there is none that says anything. */
export function textAt(post: PostReading, path: FieldPath): ScalarNode | null {
  const node = nodeAt(post.frontMatter, path)
  return node?.kind === 'scalar' && node.type !== 'null' && node.value.trim() !== '' ? node : null
}

/** A finding that marks a value and is shown beside its field. */
export function atNode(node: FieldNode, message: string, fixes: Finding['fixes'] = []): Finding {
  return { from: node.from, to: node.to, message, fixes, field: node.path }
}

/**
 * Replaces a piece of a value's source where it stands there exactly once, in characters that mean themselves in
 * every style of YAML: then no other byte has to change. Null where that is not so.
 */
export function replaceIn(
  post: PostReading,
  node: { readonly from: number; readonly to: number },
  piece: string,
  by: string
): readonly TextEdit[] | null {
  const source = post.text.slice(node.from, node.to)
  const at = source.indexOf(piece)
  if (at < 0 || source.indexOf(piece, at + 1) >= 0 || !/^[\w.:/ +,-]*$/.test(piece + by)) return null
  const from = node.from + at
  return [{ from, to: from + piece.length, insert: by }]
}

/** Every map of the front matter: itself, and those in its fields and items. */
export function mapsIn(node: FieldNode, found: MapNode[] = []): readonly MapNode[] {
  if (node.kind === 'map') {
    found.push(node)
    for (const { value } of node.fields) mapsIn(value, found)
  } else if (node.kind === 'list') for (const item of node.items) mapsIn(item, found)
  return found
}
