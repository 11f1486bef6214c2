import type { FileFailure, PostFile, PostId } from '#shared/content.ts'
import type { Result } from '#shared/result.ts'
import { within } from './patience.ts'
import type { OpenFiles } from './windows/open-files.ts'

/** A post's file that takes longer, in milliseconds, does not hold up what else there is to show. */
const patienceMs = 200

/**
 * Reads the post that a window begins with, so that it need not ask for it.
 * @param read opens it for the window, as when the window itself asks
 * @returns null when it takes too long or cannot be read. The window asks again then if it wants the post; what was
 * asked here no longer takes the file, which nobody would give back.
 */
export async function readFront<Window>(
  window: Window,
  id: PostId,
  openFiles: OpenFiles<Window>,
  read: (window: Window, id: PostId) => Result<PostFile, FileFailure> | Promise<Result<PostFile, FileFailure>>
): Promise<PostFile | null> {
  const reading = (async () => read(window, id))().catch(() => null)
  const result = await within(patienceMs, reading, null)
  if (result?.ok) return result.value
  openFiles.release(window, id)
  return null
}
