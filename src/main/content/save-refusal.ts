import { type FileFailure, noFile, type Version } from '#shared/content.ts'
import type { SaveRequest } from '#shared/ipc/contract.ts'
import { isMarkdownName } from './content-folder.ts'
import { postName } from './file-failure.ts'
import type { FileOps } from './file-ops.ts'
import { decodePost, describePost, protectionOf } from './post-file.ts'
import { maxPostBytes, readWhole, versionOf, type WholeFile } from './whole-file.ts'

/** Why a text must not be written at all, whatever is on the disk; null when it may. */
export function refusedText(request: SaveRequest, bytes: Buffer): FileFailure | null {
  const name = postName(request.id)
  if (!isMarkdownName(request.id))
    return { code: 'not-a-file', message: `“${name}” was not saved: it is not a Markdown file.` }
  if (bytes.length > maxPostBytes)
    return { code: 'too-large', message: `“${name}” was not saved: it has grown larger than 32 MB.` }
  // Half of a surrogate pair would be written as U+FFFD: not what was typed.
  const half = request.raw.search(/\p{Surrogate}/u)
  if (half >= 0) {
    const line = request.raw.slice(0, half).split(/\r\n|[\r\n]/).length
    return {
      code: 'not-utf8',
      message: `“${name}” was not saved: line ${line} holds half of a character, which no file can keep. Delete it and save again.`
    }
  }
  if (request.raw.includes('\0')) {
    const line = request.raw.slice(0, request.raw.indexOf('\0')).split(/\r\n|[\r\n]/).length
    return {
      code: 'not-utf8',
      message: `“${name}” was not saved: line ${line} holds a NUL character, which no text has. Delete it and save again.`
    }
  }
  return null
}

/**
 * Why the file on the disk must not be replaced by this save; null when it may.
 * `before` is null when there is none; `ours` is the version that an earlier save
 * of the same text wrote without being able to confirm it.
 */
export async function refusedSave(
  ops: FileOps,
  path: string,
  request: SaveRequest,
  before: WholeFile | null,
  ours: Version | null
): Promise<FileFailure | null> {
  const name = postName(request.id)
  if (before === null)
    return request.base === noFile
      ? null
      : {
          code: 'missing',
          message: `“${name}” was not saved: its file is no longer there. Your text is still here; save it again to write the file anew.`
        }
  const version = versionOf(before.bytes)
  if (version !== request.base && version !== ours) return changedOnDisk(ops, path, request, before)
  const { refusal } = decodePost(before.bytes)
  if (refusal !== null) return { code: 'not-utf8', message: `“${name}” was not saved. ${refusal}` }
  const protection = await protectionOf(ops, path)
  if (protection === null) return null
  return {
    code: 'no-permission',
    message:
      protection === 'disk'
        ? `“${name}” was not saved: the disk it lies on can only be read. Your text is still here; save a copy elsewhere.`
        : `“${name}” was not saved: its file is protected against changes. Your text is still here; allow writing in the file’s properties and save again.`
  }
}

/** The failure of a save that would have overwritten somebody's change, with the file as it is now. */
export async function changedOnDisk(
  ops: FileOps,
  path: string,
  request: SaveRequest,
  now?: WholeFile
): Promise<FileFailure> {
  const current = await describePost(ops, request.id, path, now ?? (await readWhole(ops, path)))
  return {
    code: 'changed-on-disk',
    message: `“${postName(request.id)}” was not saved: its file was changed by another program since you opened it. Your text is still here.`,
    current
  }
}
