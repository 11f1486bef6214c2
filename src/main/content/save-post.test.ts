import {
  chmod,
  chown,
  link,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  realpath,
  rm,
  stat,
  symlink,
  writeFile
} from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { noFile } from '#shared/content.ts'
import { diskOps, type FileOps } from './file-ops.ts'
import { readPost } from './read-post.ts'
import { createSaver, type SaverOptions } from './save-post.ts'
import { versionOf } from './whole-file.ts'

let top: string
let root: string
beforeEach(async () => {
  top = await realpath(await mkdtemp(join(tmpdir(), 'recap-save-')))
  root = join(top, 'content')
  await mkdir(root)
})
afterEach(() => rm(top, { recursive: true, force: true }))

const saver = (options: Partial<SaverOptions> = {}) =>
  createSaver({ rescueFolder: join(top, 'rescue'), ...options })
const text = (id: string) => readFile(join(root, id), 'utf8')
const version = (raw: string) => versionOf(Buffer.from(raw))
const lay = (id: string, raw: string) => writeFile(join(root, id), raw)
const posix = process.platform !== 'win32'

describe('savePost', () => {
  it('writes the text and gives back the version that is on the disk', async () => {
    await lay('post.md', '# One\r\n')
    const result = await saver().savePost(root, {
      id: 'post.md',
      raw: '\ufeff# Two\r\n',
      base: version('# One\r\n')
    })
    expect(result).toEqual({
      ok: true,
      value: {
        id: 'post.md',
        raw: '\ufeff# Two\r\n',
        version: version('\ufeff# Two\r\n'),
        readonlyReason: null
      }
    })
    expect(await readPost(root, 'post.md')).toEqual(result)
    expect(await readdir(root)).toEqual(['post.md'])
  })

  it('never overwrites what somebody else wrote, and says what is there now', async () => {
    await lay('post.md', '# Theirs')
    const result = await saver().savePost(root, { id: 'post.md', raw: '# Mine', base: version('# One') })
    expect(result).toMatchObject({
      ok: false,
      error: { code: 'changed-on-disk', current: { raw: '# Theirs', version: version('# Theirs') } }
    })
    expect(await text('post.md')).toBe('# Theirs')
  })

  it('notices a change in the last moment before the rename', async () => {
    await lay('post.md', '# One')
    const ops: FileOps = {
      ...diskOps,
      open: async (path, how, mode) => {
        if (how === 'create') await lay('post.md', '# Theirs')
        return diskOps.open(path, how, mode)
      }
    }
    const result = await saver({ ops }).savePost(root, {
      id: 'post.md',
      raw: '# Mine',
      base: version('# One')
    })
    expect(result).toMatchObject({
      ok: false,
      error: { code: 'changed-on-disk', current: { raw: '# Theirs' } }
    })
    expect(await readdir(root)).toEqual(['post.md'])
  })

  it('finds out a disk that takes bytes and keeps others, before the old file is given up', async () => {
    await lay('post.md', '# One')
    const ops: FileOps = {
      ...diskOps,
      open: async (path, how, mode) => {
        const file = await diskOps.open(path, how, mode)
        return { ...file, write: (bytes, position) => file.write(new Uint8Array(bytes.length), position) }
      }
    }
    const result = await saver({ ops }).savePost(root, {
      id: 'post.md',
      raw: '# Mine',
      base: version('# One')
    })
    expect(result).toMatchObject({
      ok: false,
      error: { code: 'io', message: expect.stringContaining('was not saved') }
    })
    expect(await text('post.md')).toBe('# One')
    expect(await readdir(root)).toEqual(['post.md'])
  })

  it('counts a file that holds the text already as saved', async () => {
    await lay('post.md', '# Same')
    expect(
      await saver().savePost(root, { id: 'post.md', raw: '# Same', base: version('# Old') })
    ).toMatchObject({ ok: true })
  })

  it('makes a new file, but only where there is none', async () => {
    expect(await saver().savePost(root, { id: 'new.md', raw: '# New', base: noFile })).toMatchObject({
      ok: true
    })
    expect(await text('new.md')).toBe('# New')
    const again = await saver().savePost(root, { id: 'new.md', raw: '# Other', base: noFile })
    expect(again).toMatchObject({ ok: false, error: { code: 'changed-on-disk', current: { raw: '# New' } } })
  })

  it('does not replace a file that appears while a new one is written', async () => {
    const ops: FileOps = {
      ...diskOps,
      link: async (from, to) => {
        await lay('new.md', '# Theirs')
        return diskOps.link(from, to)
      }
    }
    const result = await saver({ ops }).savePost(root, { id: 'new.md', raw: '# Mine', base: noFile })
    expect(result).toMatchObject({
      ok: false,
      error: { code: 'changed-on-disk', current: { raw: '# Theirs' } }
    })
    expect(await text('new.md')).toBe('# Theirs')
  })

  it('says that a deleted file is gone, and writes it anew when asked to', async () => {
    const gone = await saver().savePost(root, { id: 'post.md', raw: '# Mine', base: version('# One') })
    expect(gone).toMatchObject({ ok: false, error: { code: 'missing' } })
    expect(await saver().savePost(root, { id: 'post.md', raw: '# Mine', base: noFile })).toMatchObject({
      ok: true
    })
  })

  it('runs the saves of one file one after the other', async () => {
    await lay('post.md', '0')
    const one = saver()
    const results = await Promise.all(
      [1, 2, 3, 4, 5].map(n =>
        one.savePost(root, { id: 'post.md', raw: String(n), base: version(String(n - 1)) })
      )
    )
    expect(results.map(result => result.ok)).toEqual([true, true, true, true, true])
    expect(await text('post.md')).toBe('5')
    await one.idle()
  })

  it.each(['x.png', '../x.md', '/tmp/x.md', 'post.md/x.md'])('refuses to write %j', async id => {
    await lay('post.md', '')
    expect(await saver().savePost(root, { id, raw: 'x', base: noFile })).toMatchObject({ ok: false })
    expect(await readdir(root)).toEqual(['post.md'])
  })

  it('never writes over what is not UTF-8, even when asked with the right version', async () => {
    const latin = Buffer.from([0x63, 0x61, 0x66, 0xe9])
    await writeFile(join(root, 'post.md'), latin)
    const result = await saver().savePost(root, { id: 'post.md', raw: '', base: versionOf(latin) })
    expect(result).toMatchObject({ ok: false, error: { code: 'not-utf8' } })
    expect(await readFile(join(root, 'post.md'))).toEqual(latin)
  })

  it('refuses half of a surrogate pair with its line rather than write another character', async () => {
    await lay('post.md', 'one')
    const result = await saver().savePost(root, {
      id: 'post.md',
      raw: 'one\r\ntwo \ud83c.',
      base: version('one')
    })
    expect(result).toMatchObject({
      ok: false,
      error: { message: expect.stringContaining('line 2 holds half of a character') }
    })
    expect(await text('post.md')).toBe('one')
  })

  it.each([
    '#?%&.md',
    'a "quoted" <b>.md',
    '🎬 é é.md',
    ' leading and trailing .md',
    '-rf.md',
    '$(x).md',
    `${'x'.repeat(252)}.md`
  ])('saves under the name %j', async id => {
    await lay(id, 'one')
    expect(await saver().savePost(root, { id, raw: 'two', base: version('one') })).toMatchObject({ ok: true })
    expect(await text(id)).toBe('two')
    expect(await readdir(root)).toEqual([id])
  })

  it.skipIf(!posix)('saves under names with a newline, a backslash and a direction override', async () => {
    for (const id of ['a\nb.md', 'a\\b.md', '\u202egnp.md']) {
      await lay(id, 'one')
      expect(await saver().savePost(root, { id, raw: 'two', base: version('one') })).toMatchObject({
        ok: true
      })
    }
  })
})

describe.skipIf(!posix)('savePost keeps what belongs to the file', () => {
  it('its mode', async () => {
    await lay('post.md', 'one')
    for (const mode of [0o600, 0o640, 0o777, 0o2664]) {
      await lay('post.md', 'one')
      await chmod(join(root, 'post.md'), mode)
      await saver().savePost(root, { id: 'post.md', raw: 'two', base: version('one') })
      expect((await stat(join(root, 'post.md'))).mode & 0o7777).toBe(mode)
    }
  })

  it.skipIf(process.getuid?.() !== 0)('its owner and group', async () => {
    await lay('post.md', 'one')
    await chown(join(root, 'post.md'), 12345, 54321)
    expect(await saver().savePost(root, { id: 'post.md', raw: 'two', base: version('one') })).toMatchObject({
      ok: true
    })
    expect(await stat(join(root, 'post.md'))).toMatchObject({ uid: 12345, gid: 54321 })
  })

  it('the link that leads to it', async () => {
    await mkdir(join(root, 'shared'))
    await lay('shared/real.md', 'one')
    await symlink(join('shared', 'real.md'), join(root, 'post.md'))
    expect(await saver().savePost(root, { id: 'post.md', raw: 'two', base: version('one') })).toMatchObject({
      ok: true
    })
    expect(await text('shared/real.md')).toBe('two')
    expect(await readdir(root)).toEqual(['post.md', 'shared'])
    expect(await realpath(join(root, 'post.md'))).toBe(join(root, 'shared', 'real.md'))
  })

  it('its other names', async () => {
    await lay('post.md', 'one and more')
    await link(join(root, 'post.md'), join(root, 'twin.md'))
    expect(
      await saver().savePost(root, { id: 'post.md', raw: 'two', base: version('one and more') })
    ).toMatchObject({ ok: true })
    expect([await text('post.md'), await text('twin.md')]).toEqual(['two', 'two'])
    expect(await readdir(join(top, 'rescue'))).toEqual([])
  })

  it('its protection, as far as the system heeds it', async () => {
    await lay('post.md', 'one')
    await chmod(join(root, 'post.md'), 0o444)
    const result = await saver().savePost(root, { id: 'post.md', raw: 'two', base: version('one') })
    if (process.getuid?.() === 0) {
      // The administrator may write it; the mode comes along.
      expect(result).toMatchObject({ ok: true })
      expect((await stat(join(root, 'post.md'))).mode & 0o777).toBe(0o444)
    } else {
      expect(result).toMatchObject({ ok: false, error: { code: 'no-permission' } })
      expect(await text('post.md')).toBe('one')
    }
  })
})

describe('the version before', () => {
  it('is handed over before it is replaced', async () => {
    await lay('post.md', 'one')
    const kept: string[] = []
    const keepPrevious = async (path: string, bytes: Buffer) => {
      kept.push(`${path.slice(root.length + 1)}: ${bytes}, on disk ${await text('post.md')}`)
    }
    await saver({ keepPrevious }).savePost(root, { id: 'post.md', raw: 'two', base: version('one') })
    expect(kept).toEqual(['post.md: one, on disk one'])
  })

  it('does not stop a save when it cannot be kept, but that is said', async () => {
    await lay('post.md', 'one')
    const said: string[] = []
    const options = {
      keepPrevious: () => Promise.reject(Object.assign(new Error(), { code: 'ENOSPC' })),
      report: (sentence: string) => said.push(sentence)
    }
    expect(
      await saver(options).savePost(root, { id: 'post.md', raw: 'two', base: version('one') })
    ).toMatchObject({ ok: true })
    expect(said).toEqual([
      expect.stringMatching(
        /^The version of “post.md” before this save could not be kept among the earlier versions: the disk is full/
      )
    ])
  })
})

describe('on Windows', () => {
  it('waits for a program that holds the file for a moment, and never truncates or deletes instead', async () => {
    await lay('post.md', 'one')
    let refused = 0
    const ops: FileOps = {
      ...diskOps,
      rename: async (from, to) => {
        if (refused++ < 3) throw Object.assign(new Error(), { code: 'EPERM' })
        expect(await text('post.md')).toBe('one')
        return diskOps.rename(from, to)
      }
    }
    const result = await saver({ ops, platform: 'win32' }).savePost(root, {
      id: 'post.md',
      raw: 'two',
      base: version('one')
    })
    expect(result).toMatchObject({ ok: true })
    expect(refused).toBe(4)
  })
})
