import { nodeAt } from '#core/frontmatter/index.ts'
import type { FieldNode, FieldPath } from '#core/frontmatter/types.ts'
import type { PostAnalysis } from '../state/analysis.ts'

/** Where the key of a value begins, or the value itself where it has none, in the post's text; null where there is none. */
export function startOf(post: PostAnalysis | null, path: FieldPath): number | null {
  const parent = nodeOf(post, path.slice(0, -1))
  const field = parent?.kind === 'map' ? parent.fields.find(({ key }) => key === path.at(-1)) : undefined
  return field?.keyRange.from ?? nodeOf(post, path)?.from ?? null
}

/** The value at a path of the post's front matter; null where there is none. */
export function nodeOf(post: PostAnalysis | null, path: FieldPath): FieldNode | null {
  if (post === null || post.frontMatter.kind !== 'yaml') return null
  return nodeAt(post.frontMatter, path)
}
