import { createHash } from 'node:crypto'
import { mkdir, rename } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import type { FileOps, OpenFile } from '../content/file-ops.ts'
import { leftoverName } from '../content/leftovers.ts'
import { isOneOf, readWhole, syncFolderOf, UnfitFile, writeWhole } from '../content/whole-file.ts'

const head = /^recap-desk 1 ([0-9a-f]{64})\n/
/** A post, the file it started from and the editor's state, each as JSON. */
const maxRecordBytes = 512 * 1024 * 1024

const sumOf = (body: string): string => createHash('sha256').update(body).digest('hex')

/**
 * Writes a value as one small file of the app's data folder, all or nothing and
 * durable when it resolves: JSON under a line with its checksum. Throws the
 * system's error; what was there before is then still whole.
 */
export async function writeRecord(ops: FileOps, path: string, value: unknown): Promise<void> {
  const body = JSON.stringify(value)
  await makeFolderFor(ops, path)
  const temporary = join(dirname(path), leftoverName())
  const file: OpenFile = await ops.open(temporary, 'create', 0o600)
  let moved = false
  try {
    try {
      await writeWhole(file, Buffer.from(`recap-desk 1 ${sumOf(body)}\n${body}`))
      await file.sync()
    } finally {
      await file.close()
    }
    await ops.rename(temporary, path)
    moved = true
  } finally {
    if (!moved) await ops.remove(temporary).catch(() => undefined)
  }
  await syncFolderOf(ops, path)
}

/** A new folder's own name has to be synced too, or a power cut takes the folder with all it holds. */
async function makeFolderFor(ops: FileOps, path: string): Promise<void> {
  const first = await mkdir(dirname(path), { recursive: true, mode: 0o700 })
  if (first === undefined) return
  for (let made = dirname(path); made.length >= first.length; made = dirname(made))
    await syncFolderOf(ops, made)
}

/** Removes a record; one that is not there is removed already. */
export async function removeRecord(ops: FileOps, path: string): Promise<void> {
  try {
    await ops.remove(path)
  } catch (error) {
    if (isOneOf(error, ['ENOENT'])) return
    throw error
  }
  await syncFolderOf(ops, path)
}

/** What a record file turned out to be. `damaged`: torn, foreign, or of a later version of the app. */
export type RecordRead =
  | { readonly kind: 'value'; readonly value: unknown }
  | { readonly kind: 'missing' }
  | { readonly kind: 'damaged' }

/** Reads a record back. Only errors of the system other than "not there" are thrown. */
export async function readRecord(ops: FileOps, path: string): Promise<RecordRead> {
  let text: string
  try {
    text = (await readWhole(ops, path, maxRecordBytes)).bytes.toString('utf8')
  } catch (error) {
    if (isOneOf(error, ['ENOENT', 'ENOTDIR'])) return { kind: 'missing' }
    if (error instanceof UnfitFile) return { kind: 'damaged' }
    throw error
  }
  const match = head.exec(text)
  if (match === null) return { kind: 'damaged' }
  const body = text.slice(match[0].length)
  if (sumOf(body) !== match[1]) return { kind: 'damaged' }
  try {
    return { kind: 'value', value: JSON.parse(body) }
  } catch {
    return { kind: 'damaged' }
  }
}

/**
 * Moves a file that cannot be understood out of the way. It may hold somebody's
 * words, so it is never deleted. Never throws; returns where it is now, null when
 * it could not be moved.
 */
export async function setAside(path: string, now: number = Date.now()): Promise<string | null> {
  const folder = join(dirname(path), 'set-aside')
  const place = join(folder, `${new Date(now).toISOString().replaceAll(':', '-')}-${basename(path)}`)
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 })
    await rename(path, place)
    return place
  } catch {
    return null
  }
}
