import type { FileFailure, PostFile, PostId } from '#shared/content.ts'
import { fail, ok, type Result } from '#shared/result.ts'
import { fileFailure, postName } from './file-failure.ts'
import { diskOps, type FileOps } from './file-ops.ts'
import { resolveInside } from './path-guard.ts'
import { describePost } from './post-file.ts'
import { readWhole, UnfitFile } from './whole-file.ts'

/**
 * Reads a post of a content folder. `raw` is the decoded file to the last
 * character; what must not be edited comes with `readonlyReason`. Fails with a
 * sentence for what is missing, unreadable, outside the folder, no ordinary file,
 * or larger than 32 MB.
 */
export async function readPost(
  root: string,
  id: PostId,
  ops: FileOps = diskOps
): Promise<Result<PostFile, FileFailure>> {
  const inside = await resolveInside(root, id)
  if (!inside.ok) return inside
  try {
    const whole = await readWhole(ops, inside.value.path)
    return ok(await describePost(ops, id, inside.value.path, whole))
  } catch (error) {
    return fail(readFailure(error, id))
  }
}

/** The failure for an error that `readWhole` threw. */
export function readFailure(error: unknown, id: PostId): FileFailure {
  const name = postName(id)
  if (!(error instanceof UnfitFile)) return fileFailure(error, name, 'open')
  return error.why === 'too-large'
    ? { code: 'too-large', message: `“${name}” is larger than 32 MB, too large to be edited here.` }
    : { code: 'not-a-file', message: `“${name}” is not an ordinary file.` }
}
