import { nodeAt } from '#core/frontmatter/index.ts'
import type { FieldNode, FieldPath } from '#core/frontmatter/types.ts'
import type { PostAnalysis } from '../state/analysis.ts'

/** The value at a path of the post's front matter; null where there is none. */
export function nodeOf(post: PostAnalysis | null, path: FieldPath): FieldNode | null {
  if (post === null || post.frontMatter.kind !== 'yaml') return null
  return nodeAt(post.frontMatter, path)
}
