/** What a dead process left half-written in place, at the next start, on real files. */
import { mkdir, mkdtemp, readFile, realpath, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { writeRecord } from '../recovery/record-file.ts'
import { diskOps, type FileOps } from './file-ops.ts'
import { rescuePath } from './rescue.ts'
import { createSaver } from './save-post.ts'
import { versionOf } from './whole-file.ts'

const before = 'The first cut of the film, as it was shown.\n'
const after = 'The last cut of the film, with other music.\n'
const mixture = after.slice(0, 20) + before.slice(20)

let top: string
let rescueFolder: string
beforeEach(async () => {
  top = await realpath(await mkdtemp(join(tmpdir(), 'recap-rescue-')))
  rescueFolder = join(top, 'rescue')
  await mkdir(rescueFolder)
})
afterEach(() => rm(top, { recursive: true, force: true }))

async function leaveHalfWritten(name: string): Promise<string> {
  const path = join(top, name)
  await writeFile(path, mixture)
  const base64 = (text: string) => Buffer.from(text).toString('base64')
  await writeRecord(diskOps, rescuePath(rescueFolder, path), {
    path,
    before: base64(before),
    after: base64(after)
  })
  return path
}

/** A disk on which a file, first opened so, does not answer until it is let go. */
function hanging(
  path: string,
  hanging: 'read' | 'update'
): {
  readonly ops: FileOps
  readonly isStuck: () => boolean
  letGo(): void
} {
  let letGo = (): void => undefined
  const gone = new Promise<void>(resolve => {
    letGo = resolve
  })
  let opened = false
  return {
    ops: {
      ...diskOps,
      async open(file, how, mode) {
        if (file === path && how === hanging && !opened) {
          opened = true
          await gone
        }
        return diskOps.open(file, how, mode)
      }
    },
    isStuck: () => opened,
    letGo: () => letGo()
  }
}

it('puts other files back while one does not answer', async () => {
  const stuck = await leaveHalfWritten('stuck.md')
  const fine = await leaveHalfWritten('fine.md')
  const disk = hanging(stuck, 'read')
  const finishing = createSaver({ rescueFolder, ops: disk.ops }).finishInterrupted()
  await vi.waitFor(async () => expect(await readFile(fine, 'utf8')).toBe(before))
  expect(await readFile(stuck, 'utf8')).toBe(mixture)
  disk.letGo()
  expect(await finishing).toHaveLength(2)
  expect(await readFile(stuck, 'utf8')).toBe(before)
})

it('puts nothing back over a save that comes while the file does not answer', async () => {
  const path = await leaveHalfWritten('stuck.md')
  const disk = hanging(path, 'update')
  const saver = createSaver({ rescueFolder, ops: disk.ops })
  const finishing = saver.finishInterrupted()
  await vi.waitFor(() => expect(disk.isStuck()).toBe(true))
  const raw = `${before}And a line that was typed since.\n`
  const saving = saver.savePost(top, { id: 'stuck.md', raw, base: versionOf(Buffer.from(before)) })
  await new Promise(resolve => setTimeout(resolve, 200))
  disk.letGo()
  await finishing
  expect(await saving).toMatchObject({ ok: true })
  expect(await readFile(path, 'utf8')).toBe(raw)
})
