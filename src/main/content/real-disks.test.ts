import { execFileSync, spawnSync } from 'node:child_process'
import {
  chmod,
  chown,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  realpath,
  rm,
  stat,
  writeFile
} from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { FileFailure, PostFile } from '#shared/content.ts'
import type { Result } from '#shared/result.ts'
import { readPost } from './read-post.ts'
import { createSaver } from './save-post.ts'
import { bundleEntry } from './testing/bundle-entry.ts'

/** Real small disks, real read-only mounts, real other users: what a fake could only imitate. */
let top: string
const mounted: string[] = []
const isRoot = process.getuid?.() === 0

/** Mounts a memory disk; null, with the reason printed, where this is not permitted. */
function mount(folder: string, options: string): string | null {
  const done = spawnSync('mount', ['-t', 'tmpfs', '-o', options, 'tmpfs', folder], { encoding: 'utf8' })
  if (done.status === 0) {
    mounted.push(folder)
    return folder
  }
  console.log(`Skipped: no small disk can be mounted here (${(done.stderr || String(done.error)).trim()})`)
  return null
}

const canMount = (() => {
  if (process.platform !== 'linux' || !isRoot) {
    console.log('Skipped: small disks are mounted on Linux by root only')
    return false
  }
  const probe = spawnSync('unshare', ['--mount', 'mount', '-t', 'tmpfs', 'tmpfs', '/mnt'], {
    encoding: 'utf8'
  })
  if (probe.status !== 0)
    console.log(`Skipped: no disk can be mounted here (${(probe.stderr || String(probe.error)).trim()})`)
  return probe.status === 0
})()

beforeAll(async () => {
  top = await realpath(await mkdtemp(join(tmpdir(), 'recap-disks-')))
  await chmod(top, 0o755)
})
afterAll(async () => {
  for (const folder of mounted) execFileSync('umount', [folder])
  await rm(top, { recursive: true, force: true })
})

const folder = async (name: string) => {
  const path = join(top, name)
  await mkdir(path, { recursive: true })
  return path
}

async function save(root: string, id: string, raw: string): Promise<Result<PostFile, FileFailure>> {
  const read = await readPost(root, id)
  if (!read.ok) return read
  return createSaver({ rescueFolder: join(top, 'rescue') }).savePost(root, {
    id,
    raw,
    base: read.value.version
  })
}

describe.skipIf(!canMount)('a disk of 1 MiB', () => {
  const old = 'Charge! '.repeat(64 * 1024)

  it('keeps the old file whole when the new one does not fit, and says so', async () => {
    const disk = mount(await folder('small'), 'size=1m')
    if (disk === null) return
    await writeFile(join(disk, 'post.md'), old)
    for (const size of [600 * 1024, 3 * 1024 * 1024]) {
      expect(await save(disk, 'post.md', 'x'.repeat(size))).toEqual({
        ok: false,
        error: {
          code: 'disk-full',
          message:
            '“post.md” was not saved: the disk is full. Free some space and try again. Your text is still here.'
        }
      })
      expect(await readFile(join(disk, 'post.md'), 'utf8')).toBe(old)
      expect(await readdir(disk)).toEqual(['post.md'])
    }
    expect(await save(disk, 'post.md', 'short again')).toMatchObject({ ok: true })
  })

  it('keeps a hard-linked file whole when the new text does not fit', async () => {
    const disk = mount(await folder('linked'), 'size=1m')
    if (disk === null) return
    await writeFile(join(disk, 'post.md'), old)
    execFileSync('ln', [join(disk, 'post.md'), join(disk, 'twin.md')])
    expect(await save(disk, 'post.md', 'y'.repeat(3 * 1024 * 1024))).toMatchObject({
      ok: false,
      error: { code: 'disk-full' }
    })
    expect(await readFile(join(disk, 'twin.md'), 'utf8')).toBe(old)
    expect(await save(disk, 'post.md', 'z'.repeat(700 * 1024))).toMatchObject({ ok: true })
    expect((await stat(join(disk, 'twin.md'))).size).toBe(700 * 1024)
  })

  it('names a disk without room for one more file', async () => {
    const disk = mount(await folder('inodes'), 'size=1m,nr_inodes=2')
    if (disk === null) return
    await writeFile(join(disk, 'post.md'), 'one')
    expect(await save(disk, 'post.md', 'two')).toMatchObject({ ok: false, error: { code: 'disk-full' } })
    expect(await readFile(join(disk, 'post.md'), 'utf8')).toBe('one')
  })
})

describe.skipIf(!canMount)('a disk that can only be read', () => {
  it('opens posts read-only and refuses to save with a sentence', async () => {
    const disk = mount(await folder('frozen'), 'size=1m')
    if (disk === null) return
    await writeFile(join(disk, 'post.md'), 'one')
    execFileSync('mount', ['-o', 'remount,ro', disk])
    const read = await readPost(disk, 'post.md')
    expect(read).toMatchObject({
      value: { raw: 'one', readonlyReason: expect.stringMatching(/^The disk .* can only be read/) }
    })
    expect(await save(disk, 'post.md', 'two')).toMatchObject({
      ok: false,
      error: {
        code: 'no-permission',
        message: expect.stringContaining('the disk it lies on can only be read')
      }
    })
    const created = await createSaver({ rescueFolder: join(top, 'rescue') }).savePost(disk, {
      id: 'new.md',
      raw: 'x',
      base: ''
    })
    expect(created).toMatchObject({
      ok: false,
      error: { message: expect.stringContaining('can only be read') }
    })
  })
})

describe.skipIf(!isRoot)("another user's files", () => {
  const someone = 65534
  let script: string
  let rescue: string
  beforeAll(async () => {
    script = await bundleEntry(join(import.meta.dirname, 'testing', 'save-once.ts'), top, 'save-once')
    rescue = await folder('their-rescue')
    await chown(rescue, someone, someone)
  })

  /** Saves as the user nobody, in a process of their own. */
  function saveAsNobody(root: string, id: string, raw: string) {
    const out = execFileSync(process.execPath, [script, rescue, root, id, raw], {
      uid: someone,
      gid: someone,
      encoding: 'utf8'
    })
    return JSON.parse(out) as { readonlyReason: string | null; saved: Result<PostFile, FileFailure> }
  }

  it('are read-only when they may not be written', async () => {
    const root = await folder('others')
    await writeFile(join(root, 'post.md'), 'one')
    expect(saveAsNobody(root, 'post.md', 'two')).toMatchObject({
      readonlyReason: expect.stringContaining('protected against changes'),
      saved: { ok: false, error: { code: 'no-permission' } }
    })
    expect(await readFile(join(root, 'post.md'), 'utf8')).toBe('one')
  })

  it('are not opened when they may not be read', async () => {
    const root = await folder('secret')
    await writeFile(join(root, 'post.md'), 'one', { mode: 0o600 })
    expect(saveAsNobody(root, 'post.md', 'two').saved).toMatchObject({
      ok: false,
      error: { code: 'no-permission' }
    })
  })

  it('are written in place, keeping their owner, when they may be written', async () => {
    const root = await folder('group')
    await writeFile(join(root, 'post.md'), 'one')
    await chmod(join(root, 'post.md'), 0o666)
    await chmod(root, 0o777)
    expect(saveAsNobody(root, 'post.md', 'two').saved).toMatchObject({ ok: true })
    expect(await readFile(join(root, 'post.md'), 'utf8')).toBe('two')
    expect(await stat(join(root, 'post.md'))).toMatchObject({ uid: 0 })
    expect(await readdir(root)).toEqual(['post.md'])
  })

  it('are written in place in a folder where nothing can be created', async () => {
    const root = await folder('closed')
    await writeFile(join(root, 'post.md'), 'one')
    await chown(join(root, 'post.md'), someone, someone)
    expect(saveAsNobody(root, 'post.md', 'two').saved).toMatchObject({ ok: true })
    expect(await readFile(join(root, 'post.md'), 'utf8')).toBe('two')
    const created = saveAsNobody(root, 'new.md', 'x').saved
    expect(created).toMatchObject({ ok: false, error: { code: 'no-permission' } })
  })
})
