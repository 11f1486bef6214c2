/** What the text says at the place of a field, whether or not the field is there. */
import { nodeAt } from '#core/frontmatter/index.ts'
import type { FieldPath } from '#core/frontmatter/types.ts'
import { formatDuration } from '#core/videos/duration.ts'
import { type Reconciliation, reconcileVideos } from '#core/videos/reconcile.ts'
import type { PostId } from '#shared/content.ts'
import type { PostAnalysis } from './analysis.ts'
import type { FieldReader } from './kept-drafts.ts'
import { startOf } from './reconciliation.ts'

/** The scope of a post's details; that of a video is its key. */
export const detailsScope = (post: PostId): string => `details of ${post}`

export const fieldReader: FieldReader = {
  said(post, { scope, path }) {
    if (post.frontMatter.kind !== 'yaml') return undefined
    if (scope === detailsScope(post.id)) return valueAt(post, path)
    const index = post.keys.indexOf(scope)
    if (index < 0 || post.listPath === null) return null
    const [key, ...inner] = path
    if (key === startKey && inner.length === 0) return startAt(post, index)
    const value = inner.length === 0 ? Reflect.get(post.entries[index] ?? {}, key ?? '') : undefined
    return typeof value === 'string' ? value : valueAt(post, [...post.listPath, index, ...path])
  },
  videoOf(post, scope) {
    const index = post.keys.indexOf(scope)
    return index < 0 ? null : index
  },
  scopeOf: (post, video) => (video === null ? detailsScope(post.id) : (post.keys[video] ?? null))
}

/** In a video's scope: where its embed in the text starts. */
export const startKey = 'startsAt'

/** A list reads as its items, whatever divides them in a field. */
function valueAt(post: PostAnalysis, path: FieldPath): string {
  const node = post.frontMatter.kind === 'yaml' ? nodeAt(post.frontMatter, path) : null
  if (node === null || node.kind === 'map') return ''
  if (node.kind === 'scalar') return node.value
  return JSON.stringify(node.items.map(item => (item.kind === 'scalar' ? item.value : null)))
}

const compared = new WeakMap<PostAnalysis, Reconciliation>()

/** From the text itself: what is shown of the comparison comes only in the pauses of typing. */
function startAt(post: PostAnalysis, index: number): string {
  const result = compared.get(post) ?? reconcileVideos(post.text, { frontMatter: post.frontMatter })
  compared.set(post, result)
  const start = startOf(result, index)
  return start === null ? '' : formatDuration(start)
}
