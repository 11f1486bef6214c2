import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { chmod, mkdtemp, open, realpath, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { diskOps, type FileOps } from './file-ops.ts'
import { decodePost } from './post-file.ts'
import { readPost } from './read-post.ts'

let root: string
beforeAll(async () => {
  root = await realpath(await mkdtemp(join(tmpdir(), 'recap-read-')))
})
afterAll(() => rm(root, { recursive: true, force: true }))

async function readBytes(bytes: Buffer | string, name = 'post.md') {
  await writeFile(join(root, name), bytes)
  const result = await readPost(root, name)
  if (!result.ok) throw new Error(result.error.message)
  return result.value
}

describe('decodePost', () => {
  it('gives a text that is written back as the same bytes, or refuses to have it written', () => {
    const parts = fc.constantFrom('\ufeff', '\r\n', '\r', '\n', '---', 'é', '🎬', '\u2028', '\0', '\ufffd')
    const bytes = fc.oneof(
      fc.uint8Array(),
      fc
        .array(fc.oneof(parts, fc.string({ unit: 'binary' })))
        .map(texts => new TextEncoder().encode(texts.join('')))
    )
    fc.assert(
      fc.property(bytes, given => {
        const { text, refusal } = decodePost(given)
        if (refusal === null) expect(Buffer.from(text ?? '', 'utf8')).toEqual(Buffer.from(given))
      }),
      { numRuns: 500 }
    )
  })
})

describe('readPost', () => {
  it.each([
    ['a byte order mark', '\ufeff---\ntitle: Spring\n---\n'],
    ['carriage returns', 'one\r\ntwo\r\n'],
    ['mixed line endings', 'one\r\ntwo\nthree\rfour'],
    ['no final newline', '# Spring'],
    ['nothing at all', ''],
    ['a mark inside', 'a\ufeffb'],
    ['emoji and accents', 'é e\u0301 🎬👩‍👩‍👧 \u202e']
  ])('gives back %s exactly', async (_what, text) => {
    const post = await readBytes(text)
    expect(post.raw).toBe(text)
    expect(post.readonlyReason).toBeNull()
    expect(post.version).toBe(createHash('sha256').update(text).digest('hex'))
  })

  it('shows what is not UTF-8 as read-only and empty', async () => {
    const post = await readBytes(Buffer.from([0x23, 0x20, 0xe9, 0x0a]))
    expect(post).toMatchObject({ raw: '', readonlyReason: expect.stringContaining('not UTF-8') })
  })

  it('shows UTF-16 as read-only text', async () => {
    const little = await readBytes(Buffer.from('\ufeff# Frühling', 'utf16le'))
    expect(little).toMatchObject({ raw: '# Frühling', readonlyReason: expect.stringContaining('UTF-16') })
    const big = await readBytes(Buffer.from('\ufeff# Frühling', 'utf16le').swap16())
    expect(big).toMatchObject({ raw: '# Frühling', readonlyReason: expect.stringContaining('UTF-16') })
    const broken = await readBytes(Buffer.from([0xff, 0xfe, 0x00, 0xd8, 0x41, 0x00]))
    expect(broken).toMatchObject({ raw: '', readonlyReason: expect.stringContaining('UTF-16') })
  })

  it('opens a file with NUL bytes read-only', async () => {
    expect(await readBytes('a\0b')).toMatchObject({
      raw: 'a\0b',
      readonlyReason: expect.stringContaining('NUL')
    })
  })

  it('opens 20 MB, and refuses 100 MB with a sentence and without reading it', async () => {
    const large = await readBytes(Buffer.alloc(20 * 1024 * 1024, 'recap '))
    expect(large.raw).toHaveLength(20 * 1024 * 1024)
    const file = await open(join(root, 'huge.md'), 'w')
    await file.truncate(100 * 1024 * 1024)
    await file.close()
    expect(await readPost(root, 'huge.md')).toEqual({
      ok: false,
      error: { code: 'too-large', message: '“huge.md” is larger than 32 MB, too large to be edited here.' }
    })
  })

  it('stops at a file that grows without end while it is read', async () => {
    await writeFile(join(root, 'growing.md'), 'x')
    const growing: FileOps = {
      ...diskOps,
      open: async (path, how, mode) => ({
        ...(await diskOps.open(path, how, mode)),
        read: async into => into.fill(120).length
      })
    }
    expect(await readPost(root, 'growing.md', growing)).toMatchObject({
      ok: false,
      error: { code: 'too-large' }
    })
  })

  it('opens a file read-only that the system does not let this user write', async () => {
    await writeFile(join(root, 'kept.md'), '# Kept')
    await chmod(join(root, 'kept.md'), 0o444)
    expect(await readPost(root, 'kept.md')).toMatchObject({
      // The administrator may write it, whatever its mode says.
      value: {
        raw: '# Kept',
        readonlyReason: process.getuid?.() === 0 ? null : expect.stringContaining('protected against changes')
      }
    })
  })

  it.skipIf(process.platform === 'win32')(
    'does not wait for a FIFO that took the place of a file',
    async () => {
      execFileSync('mkfifo', [join(root, 'pipe.md')])
      expect(await readPost(root, 'pipe.md')).toMatchObject({ ok: false, error: { code: 'not-a-file' } })
      await expect(
        diskOps.open(join(root, 'pipe.md'), 'read').then(file => file.facts().finally(file.close))
      ).resolves.toMatchObject({
        isFile: false
      })
    }
  )

  it.skipIf(process.platform === 'win32')(
    'does not follow a link that took the place of a file after the guard',
    async () => {
      await symlink('/etc/hostname', join(root, 'swapped.md'))
      await expect(diskOps.open(join(root, 'swapped.md'), 'read')).rejects.toMatchObject({ code: 'ELOOP' })
    }
  )

  it('says what is missing', async () => {
    expect(await readPost(root, 'blog/gone/index.md')).toEqual({
      ok: false,
      error: {
        code: 'missing',
        message:
          '“gone” could not be opened: it is no longer there. It may have been moved, renamed or deleted.'
      }
    })
  })
})
