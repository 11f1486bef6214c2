import { execFileSync } from 'node:child_process'
import { mkdirSync } from 'node:fs'

export const noSmallDisk = 'This machine does not let a test mount a small disk.'

/** Mounts a disk of 64 KiB in memory on a folder, made when needed; false where that is not allowed. */
export function mountSmallDisk(path: string): boolean {
  mkdirSync(path, { recursive: true })
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', path], { stdio: 'pipe' })
    return true
  } catch {
    return false
  }
}

export const remount = (path: string, how: 'ro' | 'rw'): unknown =>
  execFileSync('mount', ['-o', `remount,${how}`, path])

export const unmount = (path: string): unknown => execFileSync('umount', ['-l', path])
