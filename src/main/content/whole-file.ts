import { createHash } from 'node:crypto'
import { dirname } from 'node:path'
import type { Version } from '#shared/content.ts'
import { errorCode } from './file-failure.ts'
import type { FileFacts, FileOps, OpenFile } from './file-ops.ts'

/** Posts up to this many bytes are opened and saved. */
export const maxPostBytes = 32 * 1024 * 1024

/** A file's bytes with what was known of it while it was read. */
export interface WholeFile {
  readonly bytes: Buffer
  readonly facts: FileFacts
}

/** Why a whole file was not read, besides errors of the system. */
export class UnfitFile extends Error {
  readonly why: 'not-a-file' | 'too-large'
  constructor(why: 'not-a-file' | 'too-large') {
    super(why)
    this.why = why
  }
}

/** SHA-256 as lower-case hex. */
export const versionOf = (bytes: Uint8Array): Version => createHash('sha256').update(bytes).digest('hex')

/**
 * Reads all bytes of an ordinary file. Throws `UnfitFile` for devices, FIFOs and
 * what is larger than `limit`, even where it grows while it is read, and the
 * system's error otherwise.
 */
export async function readWhole(ops: FileOps, path: string, limit = maxPostBytes): Promise<WholeFile> {
  const file = await ops.open(path, 'read')
  try {
    const facts = await file.facts()
    if (!facts.isFile) throw new UnfitFile('not-a-file')
    if (facts.bytes > limit) throw new UnfitFile('too-large')
    // One byte more than expected shows whether the file has grown meanwhile.
    let bytes = Buffer.allocUnsafe(facts.bytes + 1)
    let filled = 0
    for (;;) {
      const got = await file.read(bytes.subarray(filled), filled)
      filled += got
      if (filled > limit) throw new UnfitFile('too-large')
      // As many as there were, and then the end: a look beyond it would find nothing.
      if (got === 0 || filled === facts.bytes) return { bytes: bytes.subarray(0, filled), facts }
      if (filled === bytes.length) bytes = Buffer.concat([bytes], bytes.length * 2)
    }
  } finally {
    await file.close()
  }
}

/**
 * Writes all bytes from the file's start. A disk that fills up may take only
 * some of them without an error, so that what is left is written again until
 * the system names the fault.
 */
export async function writeWhole(file: OpenFile, bytes: Uint8Array): Promise<void> {
  let done = 0
  while (done < bytes.length) {
    const taken = await file.write(bytes.subarray(done), done)
    if (taken <= 0) throw Object.assign(new Error('no bytes were taken'), { code: 'ENOSPC' })
    done += taken
  }
}

/** Makes names that were created, replaced or removed in a file's folder durable. */
export async function syncFolderOf(ops: FileOps, path: string): Promise<void> {
  let folder: OpenFile
  try {
    folder = await ops.open(dirname(path), 'folder')
  } catch (error) {
    // Windows opens no folders; a folder may also be writable but not readable.
    if (isOneOf(error, ['EISDIR', 'EPERM', 'EACCES', 'EINVAL'])) return
    throw error
  }
  try {
    await folder.sync()
  } catch (error) {
    // Some network and FUSE file systems know no sync of a folder.
    if (!isOneOf(error, ['EINVAL', 'ENOTSUP', 'ENOSYS', 'EPERM', 'EISDIR'])) throw error
  } finally {
    await folder.close()
  }
}

/** Makes a folder, and those above it, where they are missing; each is durable in the one above it. */
export async function ensureFolder(ops: FileOps, folder: string): Promise<void> {
  try {
    await ops.facts(folder)
  } catch (error) {
    if (!isOneOf(error, ['ENOENT']) || dirname(folder) === folder) throw error
    await ensureFolder(ops, dirname(folder))
    await ops.makeFolder(folder)
    await syncFolderOf(ops, folder)
  }
}

export const isOneOf = (error: unknown, codes: readonly string[]): boolean =>
  codes.includes(errorCode(error) ?? '')
