import { realpath } from 'node:fs/promises'
import { basename, dirname, extname, join, relative, sep } from 'node:path'
import { type FileFailure, noFile } from '#shared/content.ts'
import type { SavedCopy } from '#shared/ipc/contract.ts'
import { fail, ok, type Result } from '#shared/result.ts'
import { isMarkdownName } from './content-folder.ts'
import { fileFailure, shownName } from './file-failure.ts'
import { isInside } from './path-guard.ts'
import { readPost } from './read-post.ts'
import type { Saver } from './save-post.ts'

/**
 * Writes a text to a place that the writer chose, as safely as any save. A file
 * that is there is replaced: the dialog has asked. Without a Markdown ending `.md`
 * is added.
 *
 * @param root the window's content folder, null when it has none
 */
export async function saveCopy(
  saver: Saver,
  root: string | null,
  chosen: string,
  raw: string
): Promise<Result<SavedCopy, FileFailure>> {
  const name = isMarkdownName(chosen) ? basename(chosen) : `${basename(chosen)}.md`
  try {
    const folder = await realpath(dirname(chosen))
    const there = await readPost(folder, name)
    if (!there.ok && there.error.code !== 'missing') return there
    const base = there.ok ? there.value.version : noFile
    const saved = await saver.savePost(folder, { id: name, raw, base })
    if (!saved.ok) return saved
    const path = join(folder, name)
    const id = root !== null && isInside(root, path) ? relative(root, path).split(sep).join('/') : null
    return ok({ path, id })
  } catch (error) {
    return fail(fileFailure(error, shownName(name), 'save'))
  }
}

/** What the dialog offers as the copy's name, beside the post. */
export function copyName(path: string): string {
  const ending = extname(path)
  return join(dirname(path), `${basename(path, ending)}-copy${ending}`)
}
