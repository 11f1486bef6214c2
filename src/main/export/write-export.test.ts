import { chmod, mkdir, mkdtemp, readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { writeExport } from './write-export.ts'

let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'export-'))
})
afterEach(() => rm(folder, { recursive: true }))

const endings = ['.html', '.htm'] as const
const write = (name: string, text = 'new') => writeExport(join(folder, name), endings, Buffer.from(text))

it('writes a file, with an ending where it has none', async () => {
  expect(await write('a')).toMatchObject({ ok: true })
  expect(await write('b.htm')).toMatchObject({ ok: true })
  expect((await readdir(folder)).sort()).toEqual(['a.html', 'b.htm'])
  expect(await readFile(join(folder, 'a.html'), 'utf8')).toBe('new')
})

it('replaces a file as a whole, and keeps its mode', async () => {
  await writeFile(join(folder, 'a.html'), 'a longer old text')
  await chmod(join(folder, 'a.html'), 0o640)
  expect(await write('a.html')).toMatchObject({ ok: true })
  expect(await readFile(join(folder, 'a.html'), 'utf8')).toBe('new')
  expect((await stat(join(folder, 'a.html'))).mode & 0o777).toBe(0o640)
})

it('replaces what a link leads to', async () => {
  await mkdir(join(folder, 'other'))
  await writeFile(join(folder, 'other', 'real.html'), 'old')
  await symlink(join(folder, 'other', 'real.html'), join(folder, 'link.html'))
  expect(await write('link.html')).toMatchObject({ ok: true })
  expect(await readFile(join(folder, 'other', 'real.html'), 'utf8')).toBe('new')
})

it('writes nothing in the place of a folder, nor where there is none', async () => {
  await mkdir(join(folder, 'a.html'))
  expect(await write('a.html')).toMatchObject({ ok: false, error: { code: 'not-a-file' } })
  expect(await write('gone/a.html')).toMatchObject({ ok: false, error: { code: 'missing' } })
  expect(await readdir(folder)).toEqual(['a.html'])
})
