import { createHash } from 'node:crypto'
import { readdir } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { readRecord, removeRecord, setAside, writeRecord } from '../recovery/record-file.ts'
import { shownName } from './file-failure.ts'
import type { FileOps } from './file-ops.ts'
import { isOneOf, readWhole, syncFolderOf, writeWhole } from './whole-file.ts'

/**
 * Some files cannot be replaced by a rename: one with several hard links, or in
 * a folder where nothing may be created. They are written in place, and a death
 * half-way would leave a mixture. So their bytes before and after are put on disk
 * first, here, and the mixture is turned back into the file as it was.
 */
interface Rescue {
  readonly path: string
  readonly before: Buffer
  readonly after: Buffer
}

/** A write in place failed, and so did putting the old bytes back: the record keeps them. `cause` is the first fault. */
export class HalfWritten extends Error {
  constructor(cause: unknown) {
    super('a file is half-written', { cause })
  }
}

export const rescuePath = (folder: string, path: string): string =>
  join(folder, `${createHash('sha256').update(path).digest('hex').slice(0, 32)}.rescue`)

/** Writes a file in place, its old and new bytes journaled first. Throws the system's error, with the old bytes back in place or kept. */
export async function writeInPlace(ops: FileOps, folder: string, rescue: Rescue): Promise<void> {
  const record = rescuePath(folder, rescue.path)
  await writeRecord(ops, record, {
    path: rescue.path,
    before: rescue.before.toString('base64'),
    after: rescue.after.toString('base64')
  })
  try {
    await overwrite(ops, rescue.path, rescue.after)
  } catch (error) {
    try {
      // The old bytes fitted before, so that they fit again, even on a full disk.
      await overwrite(ops, rescue.path, rescue.before)
    } catch {
      throw new HalfWritten(error)
    }
    await removeRecord(ops, record).catch(() => undefined)
    throw error
  }
  // Should this fail, the file equals `after`, and the record is dropped at the next look.
  await removeRecord(ops, record).catch(() => undefined)
}

async function overwrite(ops: FileOps, path: string, bytes: Buffer): Promise<void> {
  const file = await ops.open(path, 'update')
  try {
    await writeWhole(file, bytes)
    await file.truncate(bytes.length)
    await file.sync()
  } finally {
    await file.close()
  }
  if (!(await readWhole(ops, path)).bytes.equals(bytes))
    throw new Error('the file does not hold what was written')
}

/**
 * Finishes what a dead process left half-written in place. Returns null when
 * there was nothing to do, else a sentence for the log. Throws the system's error
 * when the file cannot be reached now: the record then stays for the next time.
 */
export async function finishRescue(ops: FileOps, record: string): Promise<string | null> {
  const read = await readRecord(ops, record)
  if (read.kind === 'missing') return null
  const rescue = read.kind === 'value' ? asRescue(read.value) : null
  // The record is written before the file is touched: a torn one means an untouched file.
  if (rescue === null) return asideSentence(await setAside(record), 'A damaged rescue record')
  const name = shownName(basename(rescue.path))
  let now: Buffer
  try {
    now = (await readWhole(ops, rescue.path)).bytes
  } catch (error) {
    if (!isOneOf(error, ['ENOENT', 'ENOTDIR'])) throw error
    return asideSentence(await setAside(record), `“${name}” is gone; its text before an interrupted save`)
  }
  if (now.equals(rescue.before) || now.equals(rescue.after)) {
    await removeRecord(ops, record)
    return null
  }
  if (!isMixture(now, rescue))
    return asideSentence(
      await setAside(record),
      `“${name}” was changed since; its text before an interrupted save`
    )
  await overwrite(ops, rescue.path, rescue.before)
  await syncFolderOf(ops, rescue.path)
  await removeRecord(ops, record)
  return `A save of “${name}” was interrupted. The file is back as it was before it.`
}

/**
 * Looks at every record in the folder. A sentence for each that mattered. A file that does not answer holds up no other.
 * @param inTurn runs work on a file, by its path, when no other work on it is under way: a save may come before
 */
export async function finishRescues(
  ops: FileOps,
  folder: string,
  inTurn: (path: string, work: () => Promise<string | null>) => Promise<string | null>
): Promise<readonly string[]> {
  const names = (await readdir(folder).catch(() => [])).filter(name => name.endsWith('.rescue'))
  const sentences = await Promise.all(
    names.map(async name => {
      const record = join(folder, name)
      const read = await readRecord(ops, record).catch(() => null)
      const path = (read?.kind === 'value' && asRescue(read.value)?.path) || record
      return inTurn(path, () => finishRescue(ops, record)).catch(
        () =>
          'A file that was half-written when the app died cannot be reached. It is tried again at the next start.'
      )
    })
  )
  return sentences.filter(sentence => sentence !== null)
}

/**
 * Whether a file can be what an interrupted write left: each byte from before,
 * from after, or never written (0), and no shorter than either. Anything else was
 * written by somebody, and is not touched.
 */
function isMixture(now: Buffer, { before, after }: Rescue): boolean {
  if (now.length < Math.min(before.length, after.length)) return false
  if (now.length > Math.max(before.length, after.length)) return false
  for (const [at, byte] of now.entries())
    if (byte !== before[at] && byte !== after[at] && byte !== 0) return false
  return true
}

function asRescue(value: unknown): Rescue | null {
  if (typeof value !== 'object' || value === null) return null
  const { path, before, after } = value as Partial<Record<string, unknown>>
  if (typeof path !== 'string' || typeof before !== 'string' || typeof after !== 'string') return null
  return { path, before: Buffer.from(before, 'base64'), after: Buffer.from(after, 'base64') }
}

function asideSentence(place: string | null, what: string): string {
  return place === null
    ? `${what} could not be moved out of the way.`
    : `${what} is kept in “${shownName(place)}”.`
}
