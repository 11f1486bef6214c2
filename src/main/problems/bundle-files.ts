import { dirname, join } from 'node:path'
import { imageSize } from 'image-size'
import { isImageName } from '#core/post/image-name.ts'
import type { CoverFacts, CoverLimits } from '#core/problems/post-facts.ts'
import { isBundlePost } from '../content/content-folder.ts'
import { readStart } from '../library/post-head.ts'
import { filesBelow } from './site-folders.ts'

/** More than this is no bundle that somebody wrote. */
const mostFiles = 5000

/**
 * The files that a post can name plainly, relative to its folder: those of a leaf bundle with all below it, for any
 * other post those beside it. Null where there are too many to say. `path` is the post's absolute path.
 */
export async function filesBeside(
  id: string,
  path: string,
  siblings: readonly string[]
): Promise<readonly string[] | null> {
  return /(^|\/)index\.[^/]+$/i.test(id) ? filesBelow(dirname(path), mostFiles) : siblings
}

/** So much of a picture is read for its size; a JPEG's stands behind what the camera noted. */
const headBytes = 256 * 1024

/** The size of a bundle's `cover` picture, where the site says how large covers should be. */
export async function readCover(
  id: string,
  path: string,
  siblings: readonly string[],
  limits: CoverLimits | null
): Promise<CoverFacts | null> {
  const name = siblings.find(sibling => /^cover\b/i.test(sibling) && isImageName(sibling))
  if (limits === null || name === undefined || !isBundlePost(id)) return null
  try {
    const { width, height } = imageSize((await readStart(join(dirname(path), name), headBytes)).bytes)
    return { name, width, height, limits }
  } catch {
    return null
  }
}
