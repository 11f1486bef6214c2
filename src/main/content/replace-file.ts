import { dirname, join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { FileFacts, FileOps, OpenFile } from './file-ops.ts'
import { leftoverName } from './leftovers.ts'
import { isOneOf, syncFolderOf, writeWhole } from './whole-file.ts'

/**
 * How it ended: `replaced`, `write-in-place` when a new file cannot take the old
 * one's place with the same owner and mode (nothing was changed yet), or `changed`
 * when `unchanged` said so at the last moment.
 */
export type Replacement = 'replaced' | 'write-in-place' | 'changed'

export interface ReplaceStep {
  readonly path: string
  readonly bytes: Uint8Array
  /** Mode and owner to keep; null for a file that must not exist yet. */
  readonly keep: Pick<FileFacts, 'mode' | 'uid' | 'gid'> | null
  /** Asked directly before the rename: whether the file is still the one that was compared. */
  readonly unchanged: () => Promise<boolean>
  readonly platform: NodeJS.Platform
}

/**
 * Puts new bytes in a file's place: all or nothing, whatever happens between. A
 * temporary file in the same folder is written, synced and read back, and only
 * then renamed over the file; the folder is synced after it. Throws the system's
 * error.
 */
export async function replaceFile(ops: FileOps, step: ReplaceStep): Promise<Replacement> {
  const temporary = join(dirname(step.path), leftoverName())
  let file: OpenFile
  try {
    file = await ops.open(temporary, 'create', (step.keep?.mode ?? 0o666) & 0o777)
  } catch (error) {
    if (isOneOf(error, ['EACCES', 'EPERM', 'ENAMETOOLONG'])) return 'write-in-place'
    throw error
  }
  let isOurs = true
  try {
    const fits = await fill(file, step)
    if (!fits) return 'write-in-place'
    if (!(await step.unchanged())) return 'changed'
    const moved = await takePlace(ops, temporary, step)
    if (moved) isOurs = step.keep === null
    else return 'write-in-place'
  } finally {
    if (isOurs) await ops.remove(temporary).catch(() => undefined)
  }
  await syncFolderOf(ops, step.path)
  return 'replaced'
}

/** Writes the temporary file and makes it look like the old one; false when it cannot. */
async function fill(file: OpenFile, step: ReplaceStep): Promise<boolean> {
  try {
    if (step.keep !== null && !(await imitate(file, step.keep))) return false
    await writeWhole(file, step.bytes)
    await file.sync()
    await holdWhole(file, step.bytes)
    return true
  } finally {
    await file.close()
  }
}

/** Before the old file is given up: a disk that lies about its writes is found out here. */
async function holdWhole(file: OpenFile, bytes: Uint8Array): Promise<void> {
  const held = Buffer.allocUnsafe(bytes.length + 1)
  let filled = 0
  while (filled < held.length) {
    const got = await file.read(held.subarray(filled), filled)
    filled += got
    if (got === 0 || filled === bytes.length) break
  }
  if (!held.subarray(0, filled).equals(bytes))
    throw new Error('the temporary file does not hold what was written')
}

async function imitate(file: OpenFile, keep: NonNullable<ReplaceStep['keep']>): Promise<boolean> {
  try {
    const own = await file.facts()
    // Owner first: changing it clears the set-id bits of the mode.
    if (own.uid !== keep.uid || own.gid !== keep.gid) await file.setOwner(keep.uid, keep.gid)
    if (own.mode !== keep.mode) await file.setMode(keep.mode)
    return true
  } catch (error) {
    if (isOneOf(error, ['EPERM', 'EACCES', 'EINVAL', 'ENOTSUP', 'ENOSYS'])) return false
    throw error
  }
}

async function takePlace(ops: FileOps, temporary: string, step: ReplaceStep): Promise<boolean> {
  if (step.keep === null) return await takeFreePlace(ops, temporary, step.path)
  if (step.platform === 'win32') {
    await renameOnWindows(ops, temporary, step.path)
    return true
  }
  try {
    await ops.rename(temporary, step.path)
    return true
  } catch (error) {
    // A sticky folder with somebody else's file, or a file that is itself a mount point.
    if (isOneOf(error, ['EPERM', 'EACCES', 'EBUSY', 'EXDEV'])) return false
    throw error
  }
}

/** A second name fails where a file has appeared meanwhile; a rename would replace it unseen. */
async function takeFreePlace(ops: FileOps, temporary: string, path: string): Promise<boolean> {
  try {
    await ops.link(temporary, path)
  } catch (error) {
    // FAT and some network folders know no hard links.
    if (!isOneOf(error, ['EPERM', 'ENOTSUP', 'ENOSYS', 'EMLINK', 'EINVAL'])) throw error
    await ops.rename(temporary, path)
  }
  return true
}

/**
 * Virus scanners and sync clients hold files open for moments. Windows then
 * refuses the rename; truncating in place or deleting first could lose both.
 */
async function renameOnWindows(ops: FileOps, from: string, to: string): Promise<void> {
  for (let wait = 10; ; wait *= 2) {
    try {
      return await ops.rename(from, to)
    } catch (error) {
      if (wait > 1500 || !isOneOf(error, ['EPERM', 'EACCES', 'EBUSY'])) throw error
      await pause(wait)
    }
  }
}
