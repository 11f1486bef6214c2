import { createHash, randomBytes } from 'node:crypto'
import { readdir, rm, stat } from 'node:fs/promises'
import { hostname } from 'node:os'
import { join } from 'node:path'

const host = createHash('sha256').update(hostname()).digest('hex').slice(0, 8)
const pattern = /^\.recap-desk-(\d+)-([0-9a-f]{8})-[0-9a-f]{12}\.tmp$/
const dayMs = 24 * 60 * 60 * 1000

/** A fresh name for the file that a save writes before it takes the post's place. Says which process of which computer it belongs to. */
export function leftoverName(pid: number = process.pid): string {
  return `.recap-desk-${pid}-${host}-${randomBytes(6).toString('hex')}.tmp`
}

/** Whether a file name is one that a save gives to its temporary file. Never a post. */
export const isLeftoverName = (name: string): boolean => pattern.test(name)

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    // EPERM: it runs, as somebody else.
    return typeof error === 'object' && error !== null && 'code' in error && error.code === 'EPERM'
  }
}

/**
 * Removes what a save left behind when its process died. A file that may belong
 * to a save under way stays: one of a running process here, or of another
 * computer on the same network folder, until it is a day old. Never throws;
 * returns how many were removed.
 */
export async function removeLeftovers(
  folder: string,
  names?: readonly string[],
  running: (pid: number) => boolean = isRunning
): Promise<number> {
  let removed = 0
  for (const name of names ?? (await readdir(folder).catch(() => []))) {
    const match = pattern.exec(name)
    if (match === null) continue
    const path = join(folder, name)
    try {
      const dead = match[2] === host && !running(Number(match[1]))
      if (!dead && Date.now() - (await stat(path)).mtimeMs < dayMs) continue
      await rm(path)
      removed += 1
    } catch {
      // Gone already, or the folder is read-only now: the name is hidden from lists anyway.
    }
  }
  return removed
}
