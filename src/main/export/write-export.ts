import { realpath } from 'node:fs/promises'
import { basename, dirname, extname, join } from 'node:path'
import type { FileFailure } from '#shared/content.ts'
import { fail, ok, type Result } from '#shared/result.ts'
import { fileFailure, shownName } from '../content/file-failure.ts'
import { diskOps, type FileFacts } from '../content/file-ops.ts'
import { replaceFile } from '../content/replace-file.ts'
import { isOneOf } from '../content/whole-file.ts'

/**
 * Writes a file to a place that the writer chose, whole or not at all: a file that is
 * there is replaced, the dialog has asked. Without one of the endings the first is added.
 *
 * @returns the path that was written
 */
export async function writeExport(
  chosen: string,
  endings: readonly [string, ...(readonly string[])],
  bytes: Uint8Array
): Promise<Result<string, FileFailure>> {
  const has = endings.includes(extname(chosen).toLowerCase())
  const name = has ? basename(chosen) : `${basename(chosen)}${endings[0]}`
  try {
    // A link in its place is followed: what it leads to is replaced.
    const folder = await realpath(dirname(chosen))
    const path = await realpath(join(folder, name)).catch(() => join(folder, name))
    const keep = await factsOf(path)
    if (keep?.isFile === false) return fail(notAFile(name))
    const done = await replaceFile(diskOps, {
      path,
      bytes,
      keep,
      unchanged: async () => true,
      platform: process.platform
    })
    return done === 'replaced' ? ok(path) : fail(refused(name))
  } catch (error) {
    return fail(fileFailure(error, shownName(name), 'save'))
  }
}

async function factsOf(path: string): Promise<FileFacts | null> {
  try {
    return await diskOps.facts(path)
  } catch (error) {
    if (isOneOf(error, ['ENOENT'])) return null
    throw error
  }
}

const notAFile = (name: string): FileFailure => ({
  code: 'not-a-file',
  message: `“${shownName(name)}” is not a file, so nothing was written there.`
})

const refused = (name: string): FileFailure => ({
  code: 'no-permission',
  message: `“${shownName(name)}” could not be written: the folder takes no new file. Choose another folder.`
})
