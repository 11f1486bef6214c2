import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createGuardedReader } from './guarded-reader.ts'

let outside: string
let root: string
beforeEach(() => {
  outside = mkdtempSync(join(tmpdir(), 'recap-guard-'))
  root = join(outside, 'site')
  mkdirSync(join(root, 'data'), { recursive: true })
  writeFileSync(join(root, 'data/a.yaml'), 'a')
  writeFileSync(join(outside, 'secret.txt'), 'secret')
})
afterEach(() => rmSync(outside, { recursive: true }))

describe('createGuardedReader', () => {
  it('reads what lies inside, links within the folder included', () => {
    symlinkSync(join(root, 'data'), join(root, 'more'))
    const reader = createGuardedReader(root)
    expect(reader.list('')).toEqual(['data/a.yaml', 'more/a.yaml'])
    expect(reader.read('more/a.yaml', 10)?.toString()).toBe('a')
    expect(reader.readHead('data/a.yaml', 100)?.toString()).toBe('a')
    expect(reader.stamp('data/a.yaml')).toMatch(/^1 /)
  })

  it('treats what leads out as absent', () => {
    symlinkSync(join(outside, 'secret.txt'), join(root, 'data/link.txt'))
    symlinkSync(outside, join(root, 'folder'))
    const reader = createGuardedReader(root)
    expect(reader.list('')).toEqual(['data/a.yaml'])
    for (const path of [
      'data/link.txt',
      'folder/secret.txt',
      '../secret.txt',
      'data/../../secret.txt',
      '/etc/passwd'
    ]) {
      expect(reader.read(path, 1000)).toBeNull()
      expect(reader.readHead(path, 1000)).toBeNull()
      expect(reader.size(path)).toBeNull()
    }
    expect(reader.names('..')).toEqual([])
    expect(reader.isFolder('folder')).toBe(false)
  })

  it('goes round a loop of links once, and waits for no FIFO', () => {
    symlinkSync(root, join(root, 'data/again'))
    execFileSync('mkfifo', [join(root, 'data/pipe')])
    const reader = createGuardedReader(root)
    expect(reader.list('')).toEqual(['data/a.yaml'])
    expect(reader.read('data/pipe', 10)).toBeNull()
  })

  it('leaves a file alone that is larger than the limit', () => {
    expect(createGuardedReader(root).read('data/a.yaml', 0)).toBeNull()
  })
})
