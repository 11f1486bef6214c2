import { execFileSync } from 'node:child_process'
import { mkdir, mkdtemp, realpath, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { isInside, refusedSpelling, resolveInside } from './path-guard.ts'

let top: string
let root: string

beforeAll(async () => {
  top = await realpath(await mkdtemp(join(tmpdir(), 'recap-guard-')))
  root = join(top, 'site')
  await mkdir(join(root, 'blog', 'spring'), { recursive: true })
  await mkdir(join(top, 'site-secrets'))
  await writeFile(join(root, 'blog', 'spring', 'index.md'), '# Spring')
  await writeFile(join(top, 'site-secrets', 'key.md'), 'secret')
  await symlink(join(top, 'site-secrets', 'key.md'), join(root, 'out.md'))
  await symlink(join(top, 'site-secrets'), join(root, 'out-folder'))
  await symlink(join(root, 'blog', 'spring', 'index.md'), join(root, 'within.md'))
  await symlink('loop.md', join(root, 'loop.md'))
  await symlink(join(top, 'nowhere.md'), join(root, 'dangling.md'))
})
afterAll(() => rm(top, { recursive: true, force: true }))

const codeFor = async (id: string) => {
  const result = await resolveInside(root, id)
  return result.ok ? result.value : result.error.code
}

describe('resolveInside', () => {
  it('resolves a file of the folder', async () => {
    expect(await codeFor('blog/spring/index.md')).toEqual({
      path: join(root, 'blog', 'spring', 'index.md'),
      exists: true
    })
  })

  it('resolves a link to its target while that lies inside', async () => {
    expect(await codeFor('within.md')).toEqual({
      path: join(root, 'blog', 'spring', 'index.md'),
      exists: true
    })
  })

  it('resolves a file that does not exist yet in a folder that does', async () => {
    expect(await codeFor('blog/new.md')).toEqual({ path: join(root, 'blog', 'new.md'), exists: false })
    expect(await codeFor('new.md')).toEqual({ path: join(root, 'new.md'), exists: false })
  })

  it('resolves a file whose folders do not exist (any more)', async () => {
    expect(await codeFor('nowhere/at/all/new.md')).toEqual({
      path: join(root, 'nowhere', 'at', 'all', 'new.md'),
      exists: false
    })
    expect(await codeFor('out-folder/nowhere/new.md')).toBe('outside-folder')
    expect(await codeFor('dangling.md/new.md')).toBe('missing')
    expect(await codeFor('blog/spring/index.md/new.md')).toBe('missing')
  })

  it.each([
    '../site-secrets/key.md',
    'blog/../../site-secrets/key.md',
    '/etc/passwd',
    '//host/share/x.md',
    '\\\\host\\share\\x.md',
    'C:\\Windows\\win.ini',
    'c:/Windows/win.ini',
    'blog/\0.md',
    '',
    '.',
    '..',
    'blog//spring/index.md',
    './blog/spring/index.md',
    'out.md',
    'out-folder/key.md',
    'out-folder/new.md'
  ])('refuses %j as outside', async id => {
    expect(await codeFor(id)).toBe('outside-folder')
  })

  it('takes a percent sign as a percent sign', async () => {
    expect(await codeFor('..%2fsite-secrets%2fkey.md')).toMatchObject({ exists: false })
  })

  it('refuses loops, dangling links and folders', async () => {
    expect(await codeFor('loop.md')).toBe('not-a-file')
    expect(await codeFor('dangling.md')).toBe('missing')
    expect(await codeFor('blog')).toBe('not-a-file')
    expect(await codeFor('blog/spring/index.md/x.md')).toBe('missing')
  })

  it('refuses a name that no disk can hold', async () => {
    expect(await codeFor(`${'x'.repeat(300)}.md`)).toBe('io')
  })

  it.skipIf(process.platform === 'win32')('refuses FIFOs and devices without opening them', async () => {
    execFileSync('mkfifo', [join(root, 'pipe.md')])
    expect(await codeFor('pipe.md')).toBe('not-a-file')
    await symlink('/dev/zero', join(root, 'zero.md'))
    expect(await codeFor('zero.md')).toBe('outside-folder')
    const devices = await resolveInside('/dev', 'zero')
    expect(devices).toMatchObject({ ok: false, error: { code: 'not-a-file' } })
  })

  it('says so when the whole folder is gone', async () => {
    const result = await resolveInside(join(top, 'gone'), 'a.md')
    expect(result).toMatchObject({ ok: false, error: { code: 'missing' } })
  })

  it('shows no control characters in its sentence', async () => {
    const result = await resolveInside(root, '../a\u202egnp\n.md')
    expect(result).toMatchObject({
      ok: false,
      error: { message: expect.stringContaining('“a\ufffdgnp\ufffd.md”') }
    })
  })
})

describe('refusedSpelling on Windows', () => {
  it.each([
    'a\\b.md',
    '..\\b.md',
    'a.md:stream',
    'c:b.md',
    'CON',
    'con.md',
    'blog/NUL.txt',
    'a.md.',
    'a /b.md',
    'COM1.md'
  ])('refuses %j', id => expect(refusedSpelling(id, 'win32')).not.toBeNull())
  it.each(['console.md', 'blog/nulls.md', 'a b.md', 'é#?%.md'])('allows %j', id =>
    expect(refusedSpelling(id, 'win32')).toBeNull()
  )
  it('leaves those names alone where they are ordinary', () => {
    for (const id of ['CON', 'a\\b.md', 'a:b.md', 'a.']) expect(refusedSpelling(id, 'linux')).toBeNull()
  })
})

describe('isInside', () => {
  it('does not take a longer sibling name for a child', () => {
    expect(isInside('/a/site', '/a/site-secrets')).toBe(false)
    expect(isInside('/a/site', '/a/site/x')).toBe(true)
    expect(isInside('/a/site', '/a/site')).toBe(false)
    expect(isInside('/', '/x')).toBe(true)
    expect(isInside('/a', '/a/..x')).toBe(true)
  })
})
