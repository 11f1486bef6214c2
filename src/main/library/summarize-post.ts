import { readdir } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { FileFailure, PostId, PostSummary } from '#shared/content.ts'
import { fail, ok, type Result } from '#shared/result.ts'
import { resolveInside } from '../content/path-guard.ts'
import { readFailure } from '../content/read-post.ts'
import { type DescribedPost, describePost } from './describe-post.ts'
import { readPostHead } from './post-head.ts'

/** The library's row of one post, read anew: after a save, or when its file changed. Fails as `readPost` does. */
export async function summarizePost(root: string, id: PostId): Promise<Result<PostSummary, FileFailure>> {
  const inside = await resolveInside(root, id)
  if (!inside.ok) return inside
  try {
    const siblings = await readdir(dirname(join(root, ...id.split('/'))))
    return ok((await describeFile(root, id, inside.value.path, siblings)).summary)
  } catch (error) {
    return fail(readFailure(error, id))
  }
}

/** Reads and describes a post whose real path is known. Throws what `readPostHead` throws. */
export async function describeFile(
  root: string,
  id: PostId,
  path: string,
  siblings: readonly string[]
): Promise<DescribedPost> {
  const bytes = await readPostHead(path)
  return describePost(bytes, {
    id,
    root,
    siblings,
    exists: async image => {
      const found = await resolveInside(root, image)
      return found.ok && found.value.exists
    }
  })
}
