import { mkdtemp, readdir, readFile, realpath, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { mountRemoteFolder, type RemoteFolder } from '../../../e2e/support/remote-folder.ts'
import { readPost } from './read-post.ts'
import { createSaver } from './save-post.ts'

/** Folders that a server in the network offers: slow, with other rules for names, and gone all at once. */
let top: string
let remote: RemoteFolder | null = null
beforeEach(async () => {
  top = await realpath(await mkdtemp(join(tmpdir(), 'recap-remote-')))
})
afterEach(async () => {
  remote?.unmount()
  remote = null
  await rm(top, { recursive: true, force: true })
})

const linux = process.platform === 'linux' && process.getuid?.() === 0
if (!linux) console.log('Skipped: FUSE folders are mounted on Linux by root only')

async function mount(...options: readonly string[]): Promise<RemoteFolder | null> {
  remote = await mountRemoteFolder(join(top, 'remote'), options)
  return remote
}

async function save(root: string, id: string, raw: string, base?: string) {
  const read = await readPost(root, id)
  if (!read.ok) return read
  const saver = createSaver({ rescueFolder: join(top, 'rescue') })
  return saver.savePost(root, { id, raw, base: base ?? read.value.version })
}

describe.skipIf(!linux)('a network folder', () => {
  it('that is slow takes a save', async () => {
    const folder = await mount('--delay', '15')
    if (folder === null) return
    await writeFile(join(folder.path, 'post.md'), 'one')
    expect(await save(folder.path, 'post.md', 'two')).toMatchObject({ ok: true })
    expect(await readFile(join(folder.path, 'post.md'), 'utf8')).toBe('two')
    expect(await readdir(folder.path)).toEqual(['post.md'])
  })

  it('that is full keeps the old file and says so', async () => {
    const folder = await mount()
    if (folder === null) return
    await writeFile(join(folder.path, 'post.md'), 'one')
    expect(await save(folder.path, 'post.md', 'x'.repeat(2 * 1024 * 1024))).toMatchObject({
      error: { code: 'disk-full' }
    })
    expect(await readFile(join(folder.path, 'post.md'), 'utf8')).toBe('one')
    expect(await readdir(folder.path)).toEqual(['post.md'])
  })

  it('that heeds neither case nor how accents are composed keeps one file, and nobody’s text is overwritten', async () => {
    const folder = await mount('--folds')
    if (folder === null) return
    const [composed, decomposed] = ['Grüne.md'.normalize('NFC'), 'Grüne.md'.normalize('NFD')]
    await writeFile(join(folder.path, composed), 'one')
    expect(await readdir(folder.path)).toEqual([decomposed])
    const first = await readPost(folder.path, decomposed)
    if (!first.ok) throw new Error(first.error.message)
    expect(await save(folder.path, composed, 'two')).toMatchObject({ ok: true })
    expect(await save(folder.path, decomposed.toUpperCase(), 'three', first.value.version)).toMatchObject({
      error: { code: 'changed-on-disk' }
    })
    expect(await save(folder.path, decomposed.toUpperCase(), 'three')).toMatchObject({ ok: true })
    expect(await readdir(folder.path)).toEqual([expect.stringMatching(/^gru\u0308ne\.md$/i)])
    expect(await readFile(join(folder.path, decomposed), 'utf8')).toBe('three')
    // A new post must not take the place of another spelling's file.
    const saver = createSaver({ rescueFolder: join(top, 'rescue') })
    expect(
      await saver.savePost(folder.path, { id: composed.toUpperCase(), raw: 'new', base: '' })
    ).toMatchObject({ error: { code: 'changed-on-disk' } })
  })

  it('that vanishes is named as what does not answer', async () => {
    const folder = await mount()
    if (folder === null) return
    await writeFile(join(folder.path, 'post.md'), 'one')
    const read = await readPost(folder.path, 'post.md')
    if (!read.ok) throw new Error(read.error.message)
    await folder.vanish()
    const sentence = 'the disk or network folder does not answer. Check the connection and try again.'
    expect(await readPost(folder.path, 'post.md')).toMatchObject({
      error: { message: `“post.md” could not be opened: ${sentence}` }
    })
    const saver = createSaver({ rescueFolder: join(top, 'rescue') })
    expect(
      await saver.savePost(folder.path, { id: 'post.md', raw: 'two', base: read.value.version })
    ).toMatchObject({
      error: { message: `“post.md” was not saved: ${sentence} Your text is still here.` }
    })
  })
})
