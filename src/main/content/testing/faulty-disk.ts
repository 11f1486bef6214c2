import { readFile, rm, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { diskOps, type FileOps, type OpenFile } from '../file-ops.ts'

/**
 * What happens at one step: the system reports a fault; the process dies before
 * or after the step; a write takes only half of its bytes, with or without a
 * full disk after it; or it says that it took them, and did not.
 */
export type Fault =
  | 'io'
  | 'full'
  | 'refused'
  | 'die-before'
  | 'die-after'
  | 'half'
  | 'half-then-full'
  | 'half-then-io'
  | 'half-then-die'
  | 'lie'

export interface FaultyDisk {
  readonly ops: FileOps
  /** Names of the steps so far, in order. */
  readonly steps: readonly string[]
  readonly died: () => boolean
  /** Lets the operations work again, as for another attempt after a fault. */
  heal(): void
  /** Gives back what the system takes from a dead process: its open files. */
  bury(): Promise<void>
  /**
   * The power goes: bytes that were not synced are a mixture of old, new and
   * zeros; names that were changed in a folder that was not synced are as before,
   * or, with `namesKept`, as after.
   */
  cutPower(namesKept: boolean): Promise<void>
}

class Death extends Error {}
const fault = (code: string) => Object.assign(new Error(code), { code })

/** The real disk with one fault at step number `at`, from 0; `base` may refuse some operations always. */
export function faultyDisk(at: number, kind: Fault, base: FileOps = diskOps): FaultyDisk {
  const steps: string[] = []
  const unsynced = new Map<string, Buffer>()
  const names: { readonly path: string; readonly before: Buffer | null }[] = []
  const opened = new Set<OpenFile>()
  const closing = async (file: OpenFile) => {
    opened.delete(file)
    await file.close()
  }
  let dead = false
  let healed = false
  let brokenFrom = Number.POSITIVE_INFINITY

  async function step<Value>(name: string, run: () => Promise<Value>): Promise<Value> {
    if (dead) throw new Death()
    const number = steps.push(name) - 1
    if (healed) return run()
    if (number !== at) return run()
    if (kind === 'io') throw fault('EIO')
    if (kind === 'full') throw fault('ENOSPC')
    if (kind === 'refused') throw fault('EACCES')
    if (kind === 'die-before') dead = true
    if (dead) throw new Death()
    if (kind !== 'die-after' && kind !== 'half-then-die') return run()
    await run().finally(() => {
      dead = true
    })
    throw new Death()
  }

  const refuse = async (file: OpenFile, end: number) => {
    if (kind === 'half-then-io') throw fault('EIO')
    if (kind === 'half-then-full' && end > (await file.facts()).bytes) throw fault('ENOSPC')
  }

  const watch = (file: OpenFile, path: string, durable: Buffer): OpenFile => {
    const touch = () => {
      if (!unsynced.has(path)) unsynced.set(path, durable)
    }
    return {
      facts: () => step('file facts', file.facts),
      read: (into, position) => step('read', () => file.read(into, position)),
      write: (bytes, position) => {
        const number = steps.length
        const half = !healed && number === at && kind.startsWith('half')
        if (half) brokenFrom = number + 1
        return step('write', async () => {
          if (!healed && number >= brokenFrom) await refuse(file, position + bytes.length)
          touch()
          if (!healed && number === at && kind === 'lie')
            return file.write(Buffer.alloc(bytes.length), position)
          return file.write(half ? bytes.subarray(0, Math.max(1, bytes.length >> 1)) : bytes, position)
        })
      },
      truncate: bytes =>
        step('truncate', () => {
          touch()
          return file.truncate(bytes)
        }),
      setMode: mode => step('set mode', () => file.setMode(mode)),
      setOwner: (uid, gid) => step('set owner', () => file.setOwner(uid, gid)),
      sync: () =>
        step('sync', async () => {
          await file.sync()
          unsynced.delete(path)
        }),
      close: () => step('close', () => closing(file))
    }
  }

  const changeNames = async (paths: readonly string[], run: () => Promise<void>) => {
    const before = await Promise.all(paths.map(path => readFile(path).catch(() => null)))
    await run()
    for (const [index, path] of paths.entries()) names.push({ path, before: before[index] ?? null })
  }

  const ops: FileOps = {
    open: (path, how, mode) =>
      step(`open ${how}`, async () => {
        const file = await base.open(path, how, mode)
        opened.add(file)
        if (how !== 'folder')
          return watch(file, path, how === 'update' ? await readFile(path) : Buffer.alloc(0))
        return {
          ...file,
          sync: () =>
            step('sync folder', async () => {
              await file.sync()
              names.splice(0, names.length, ...names.filter(name => dirname(name.path) !== path))
            }),
          close: () => step('close folder', () => closing(file))
        }
      }),
    facts: path => step('facts', () => base.facts(path)),
    writeRefusal: path => step('may write', () => base.writeRefusal(path)),
    rename: (from, to) =>
      step('rename', () =>
        changeNames([to], async () => {
          await base.rename(from, to)
          const durable = unsynced.get(from)
          unsynced.delete(from)
          if (durable !== undefined) unsynced.set(to, durable)
        })
      ),
    link: (from, to) => step('link', () => changeNames([to], () => base.link(from, to))),
    remove: path =>
      step('remove', () =>
        changeNames([path], async () => {
          await base.remove(path)
          unsynced.delete(path)
        })
      ),
    makeFolder: path => step('make folder', () => changeNames([path], () => base.makeFolder(path)))
  }

  return {
    ops,
    steps,
    died: () => dead,
    heal: () => {
      healed = true
    },
    async bury() {
      for (const file of [...opened]) await closing(file)
    },
    async cutPower(namesKept) {
      dead = true
      for (const [path, durable] of unsynced) {
        const now = await readFile(path).catch(() => null)
        if (now !== null) await writeFile(path, mixture(durable, now))
      }
      if (namesKept) return
      for (const { path, before } of names.reverse()) {
        if (before === null) await rm(path, { force: true, recursive: true })
        else await writeFile(path, before)
      }
    }
  }
}

/** A third of the new bytes, a third of the old ones, zeros in the rest. */
function mixture(old: Buffer, now: Buffer): Buffer {
  const third = Math.floor(now.length / 3)
  return Buffer.from(now.map((byte, at) => (at < third ? byte : at < 2 * third ? (old[at] ?? 0) : 0)))
}
