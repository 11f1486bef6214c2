import { dirname } from 'node:path'
import type { FileFailure, PostFile, Version } from '#shared/content.ts'
import type { SaveRequest } from '#shared/ipc/contract.ts'
import { fail, ok, type Result } from '#shared/result.ts'
import { failureOf, fileFailure, postName } from './file-failure.ts'
import type { FileOps, OpenFile } from './file-ops.ts'
import { readFailure } from './read-post.ts'
import { replaceFile } from './replace-file.ts'
import { finishRescue, HalfWritten, rescuePath, writeInPlace } from './rescue.ts'
import { changedOnDisk, refusedSave, refusedText } from './save-refusal.ts'
import {
  ensureFolder,
  isOneOf,
  readWhole,
  syncFolderOf,
  UnfitFile,
  versionOf,
  type WholeFile
} from './whole-file.ts'

/**
 * A file that was replaced by a save that then failed to be confirmed (the
 * folder's sync, the reading back). The writer still has the older base and saves
 * again: what is on disk is our own text, not somebody else's.
 */
export interface UnconfirmedSave {
  readonly base: Version
  readonly written: Version
}

export interface SaveContext {
  readonly ops: FileOps
  readonly unconfirmed: Map<string, UnconfirmedSave>
  /** Files that are known to have no rescue record: one look for it in a session is enough. */
  readonly withoutRescue: Set<string>
  readonly rescueFolder: string
  readonly keepPrevious: (path: string, bytes: Buffer) => Promise<void>
  readonly report: (sentence: string) => void
  readonly platform: NodeJS.Platform
}

type Saved = Result<PostFile, FileFailure>

/** One save from the comparison to the reading back. `path` is real and inside; the caller lets one save at a time touch it. */
export async function writePost(context: SaveContext, path: string, request: SaveRequest): Promise<Saved> {
  const bytes = Buffer.from(request.raw, 'utf8')
  const refused = refusedText(request, bytes)
  if (refused !== null) return fail(refused)
  try {
    return await compareAndWrite(context, path, request, bytes)
  } catch (error) {
    // Somebody made the file between the look and the write of a new one.
    if (!isOneOf(error, ['EEXIST'])) return fail(saveFailure(error, request))
    return changedOnDisk(context.ops, path, request).then(fail, later => fail(saveFailure(later, request)))
  }
}

function saveFailure(error: unknown, request: SaveRequest): FileFailure {
  if (error instanceof UnfitFile) return readFailure(error, request.id)
  const name = postName(request.id)
  if (!(error instanceof HalfWritten)) return fileFailure(error, name, 'save')
  const { code, message } = fileFailure(error.cause, name, 'save')
  return {
    code,
    message: `${message} The file is damaged now; its earlier text is kept and is put back at the next save.`
  }
}

async function compareAndWrite(
  context: SaveContext,
  path: string,
  request: SaveRequest,
  bytes: Buffer
): Promise<Saved> {
  const { ops, unconfirmed } = context
  if (!context.withoutRescue.has(path)) {
    const rescued = await finishRescue(ops, rescuePath(context.rescueFolder, path))
    if (rescued !== null) context.report(rescued)
    context.withoutRescue.add(path)
  }
  const before = await readBefore(ops, path)
  const saved = ok({ id: request.id, raw: request.raw, version: versionOf(bytes), readonlyReason: null })

  if (before?.bytes.equals(bytes)) {
    // Nothing to write, but what is there may not be durable yet.
    await syncFile(ops, path)
    await syncFolderOf(ops, path)
    unconfirmed.delete(path)
    return saved
  }
  const pending = unconfirmed.get(path)
  const ours = pending?.base === request.base ? pending.written : null
  const refused = await refusedSave(ops, path, request, before, ours)
  if (refused !== null) return fail(refused)

  // Beside the writing; both are awaited, so that no version is replaced that was not kept.
  const kept = before === null ? Promise.resolve() : keepPrevious(context, path, before.bytes, request)
  unconfirmed.set(path, { base: request.base, written: saved.value.version })
  if (!(await put(context, path, bytes, before, kept))) return fail(await changedOnDisk(ops, path, request))
  if (!(await readWhole(ops, path)).bytes.equals(bytes)) return fail(await changedOnDisk(ops, path, request))
  unconfirmed.delete(path)
  return saved
}

/** Puts the bytes in the file's place, or into the file where that cannot be; false when it changed at the last moment. */
async function put(
  context: SaveContext,
  path: string,
  bytes: Buffer,
  before: WholeFile | null,
  kept: Promise<void>
): Promise<boolean> {
  const { ops } = context
  const unchanged = async () => {
    await kept
    return isStill(ops, path, before)
  }
  // A post that is saved again after its folder was renamed or removed.
  if (before === null) await ensureFolder(ops, dirname(path))
  if (before === null || before.facts.links === 1) {
    const keep = before?.facts ?? null
    const result = await replaceFile(ops, { path, bytes, keep, unchanged, platform: context.platform })
    if (result === 'replaced') return true
    if (result === 'changed') return false
  }
  if (before === null) throw Object.assign(new Error('nothing can be created here'), { code: 'EACCES' })
  if (!(await unchanged())) return false
  context.withoutRescue.delete(path)
  await writeInPlace(ops, context.rescueFolder, { path, before: before.bytes, after: bytes })
  return true
}

async function readBefore(ops: FileOps, path: string): Promise<WholeFile | null> {
  try {
    return await readWhole(ops, path)
  } catch (error) {
    if (isOneOf(error, ['ENOENT'])) return null
    throw error
  }
}

async function isStill(ops: FileOps, path: string, before: WholeFile | null): Promise<boolean> {
  try {
    const facts = await ops.facts(path)
    if (before === null) return false
    if (facts.stamp === before.facts.stamp) return true
    // Touched or replaced, perhaps by the same text: only the bytes can tell.
    return (await readWhole(ops, path)).bytes.equals(before.bytes)
  } catch (error) {
    if (isOneOf(error, ['ENOENT'])) return before === null
    throw error
  }
}

async function syncFile(ops: FileOps, path: string): Promise<void> {
  let file: OpenFile
  try {
    // Windows syncs only what was opened for writing.
    file = await ops.open(path, 'update')
  } catch (error) {
    // A protected file that holds the text already is not ours to sync.
    if (isOneOf(error, ['EACCES', 'EPERM', 'EROFS'])) return
    throw error
  }
  try {
    await file.sync()
  } finally {
    await file.close()
  }
}

async function keepPrevious(
  context: SaveContext,
  path: string,
  bytes: Buffer,
  request: SaveRequest
): Promise<void> {
  try {
    await context.keepPrevious(path, bytes)
  } catch (error) {
    context.report(
      failureOf(error, `The version of “${postName(request.id)}” before this save`, 'keep-version').message
    )
  }
}
