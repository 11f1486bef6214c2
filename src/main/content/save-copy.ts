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
 * is added; about a file of that name the dialog knew nothing.
 *
 * @param root the window's content folder, null when it has none
 * @param mayReplace asks the writer about a file by that name
 * @returns null when the writer wants to keep that file
 */
export async function saveCopy(
  saver: Saver,
  root: string | null,
  chosen: string,
  raw: string,
  mayReplace: (name: string) => Promise<boolean>
): Promise<Result<SavedCopy | null, FileFailure>> {
  const name = isMarkdownName(chosen) ? basename(chosen) : `${basename(chosen)}.md`
  try {
    const folder = await realpath(dirname(chosen))
    const there = await readPost(folder, name)
    if (!there.ok && there.error.code !== 'missing') return there
    if (there.ok && name !== basename(chosen) && !(await mayReplace(shownName(name)))) return ok(null)
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
