import type { FileFailure, PostFile } from '#shared/content.ts'
import type { SaveRequest } from '#shared/ipc/contract.ts'
import type { Result } from '#shared/result.ts'
import { diskOps, type FileOps } from './file-ops.ts'
import { resolveInside } from './path-guard.ts'
import { finishRescues } from './rescue.ts'
import { createSaveQueue } from './save-queue.ts'
import { type UnconfirmedSave, writePost } from './write-post.ts'

export interface SaverOptions {
  /** Absolute, in the app's data folder: where files that are written in place are journaled. */
  readonly rescueFolder: string
  /** Given the file's real path and its bytes just before they are replaced. A failure is reported and does not stop the save. */
  readonly keepPrevious?: (path: string, bytes: Buffer) => Promise<void>
  /** Takes sentences about what went wrong beside a save that went on. */
  readonly report?: (sentence: string) => void
  readonly ops?: FileOps
  readonly platform?: NodeJS.Platform
}

export interface Saver {
  /**
   * Writes a post when its file is still the version the text started from
   * (`noFile`: when there is none). What comes back was synced with its folder and
   * read back: it is on the disk. Fails with a sentence; the file is then as it
   * was, or, with `changed-on-disk`, as `current` says.
   */
  savePost(root: string, request: SaveRequest): Promise<Result<PostFile, FileFailure>>
  /**
   * At start: puts back what a dead process left half-written, each file in its turn with the saves of it. Sentences
   * for the log.
   */
  finishInterrupted(): Promise<readonly string[]>
  /** Resolves when no save is under way. */
  idle(): Promise<void>
}

/** The one saver of the app: saves of one file wait for each other, whichever window they come from. */
export function createSaver(options: SaverOptions): Saver {
  const ops = options.ops ?? diskOps
  const unconfirmed = new Map<string, UnconfirmedSave>()
  const context = {
    ops,
    unconfirmed,
    withoutRescue: new Set<string>(),
    rescueFolder: options.rescueFolder,
    keepPrevious: options.keepPrevious ?? (async () => undefined),
    report: options.report ?? (() => undefined),
    platform: options.platform ?? process.platform
  }
  const queue = createSaveQueue()
  return {
    // In the order of asking for one id, and one at a time for a file that has several ids.
    savePost: (root, request) =>
      queue.run(JSON.stringify([root, request.id]), async () => {
        const inside = await resolveInside(root, request.id, 'save')
        if (!inside.ok) return inside
        const waits = queue.isBusy(inside.value.path)
        return queue.run(inside.value.path, async () => {
          // Again, now that it is this save's turn: the file may have become a link meanwhile.
          const still = waits ? await resolveInside(root, request.id, 'save') : inside
          return still.ok ? writePost(context, still.value.path, request) : still
        })
      }),
    finishInterrupted: () => finishRescues(ops, options.rescueFolder, (path, work) => queue.run(path, work)),
    idle: () => queue.idle()
  }
}
