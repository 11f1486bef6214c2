import { mkdtemp, readdir, readFile, realpath, rm, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { UnsavedPost } from '#shared/recovery.ts'
import { diskOps, type FileOps } from '../content/file-ops.ts'
import { type Fault, faultyDisk } from '../content/testing/faulty-disk.ts'
import { openJournal } from './journal.ts'
import { writeRecord } from './record-file.ts'

const folder = '/home/ada/films'
let directory: string
beforeEach(async () => {
  directory = await realpath(await mkdtemp(join(tmpdir(), 'recap-journal-')))
})
afterEach(() => rm(directory, { recursive: true, force: true }))

const unsaved = (text: string, more: Partial<UnsavedPost> = {}): UnsavedPost => ({
  id: 'blog/spring/index.md',
  text,
  baseRaw: '# Spring',
  baseVersion: 'abc',
  editor: null,
  top: 0,
  at: 1,
  ...more
})

/** The files of the one content folder that a test writes for. */
async function files(): Promise<readonly string[]> {
  const [place = ''] = await readdir(directory)
  return (await readdir(join(directory, place))).map(name => join(directory, place, name))
}

describe('the journal', () => {
  it('gives back what was kept, in a later life too', async () => {
    const post = unsaved('# Spring\n\ntyped', { editor: '{"cursor":3}' })
    expect(await openJournal({ directory }).keepUnsaved(folder, post)).toEqual({ ok: true, value: null })
    expect(await openJournal({ directory }).readUnsaved(folder)).toEqual([post])
    expect(await openJournal({ directory }).readUnsaved('/home/ada')).toEqual([])
  })

  it('keeps with the text what could not be written into it, and reads entries of before that', async () => {
    const refused = {
      video: 1,
      path: ['clip', 0],
      typed: '14:4o',
      error: 'No.',
      before: '14:48',
      after: null,
      said: ['PT14M48S']
    }
    const journal = openJournal({ directory })
    await journal.keepUnsaved(folder, unsaved('one', { refused: [refused] }))
    expect(await journal.readUnsaved(folder)).toEqual([unsaved('one', { refused: [refused] })])
    const [path = ''] = await files()
    await writeRecord(diskOps, path, { folder, post: unsaved('two') })
    expect(await journal.readUnsaved(folder)).toEqual([unsaved('two')])
  })

  it('gives the text back where such values cannot be understood', async () => {
    const journal = openJournal({ directory })
    await journal.keepUnsaved(folder, unsaved('one'))
    const [path = ''] = await files()
    const fine = { video: 0, path: ['a'], typed: 'x', error: '', before: '', after: '', said: [''] }
    const hostile = [
      'many',
      [null],
      [{ ...fine, video: -1 }],
      [{ ...fine, path: [] }],
      [{ ...fine, path: [{ toString: 'x' }] }],
      [{ ...fine, said: [1] }],
      [fine, { ...fine, later: true }]
    ]
    for (const refused of hostile) {
      await writeRecord(diskOps, path, { folder, post: { ...unsaved('one'), refused } })
      expect(await journal.readUnsaved(folder)).toEqual([unsaved('one')])
    }
  })

  it('keeps any text exactly, half surrogates included', async () => {
    const journal = openJournal({ directory })
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary' }), fc.string(), async (text, id) => {
        const post = unsaved(`${text}\ud83c`, { id })
        await journal.keepUnsaved(folder, post)
        expect(await journal.readUnsaved(folder)).toEqual([post])
        await journal.dropUnsaved(folder, id)
      }),
      { numRuns: 40 }
    )
  })

  it('keeps one entry for each post and drops it when it was saved', async () => {
    const journal = openJournal({ directory })
    await journal.keepUnsaved(folder, unsaved('one', { at: 2 }))
    await journal.keepUnsaved(folder, unsaved('two', { at: 3 }))
    await journal.keepUnsaved(folder, unsaved('other', { id: 'other.md', at: 1 }))
    expect((await journal.readUnsaved(folder)).map(post => post.text)).toEqual(['other', 'two'])
    await journal.dropUnsaved(folder, 'blog/spring/index.md')
    await journal.dropUnsaved(folder, 'never-kept.md')
    expect((await journal.readUnsaved(folder)).map(post => post.text)).toEqual(['other'])
  })

  it('makes only the newest of the writes that wait, in order, and a drop is one of them', async () => {
    let renames = 0
    const ops: FileOps = {
      ...diskOps,
      rename: (from, to) => {
        renames += 1
        return diskOps.rename(from, to)
      }
    }
    const journal = openJournal({ directory, ops })
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, n) => journal.keepUnsaved(folder, unsaved(`${n}`)))
    )
    expect(answers.every(answer => answer.ok)).toBe(true)
    expect((await journal.readUnsaved(folder)).map(post => post.text)).toEqual(['49'])
    expect(renames).toBe(2)
    await Promise.all([
      journal.keepUnsaved(folder, unsaved('late')),
      journal.dropUnsaved(folder, unsaved('').id)
    ])
    expect(await journal.readUnsaved(folder)).toEqual([])
  })

  it('says so when it cannot be written, and keeps the entry before', async () => {
    const good = openJournal({ directory })
    await good.keepUnsaved(folder, unsaved('before'))
    const ops: FileOps = {
      ...diskOps,
      open: () => Promise.reject(Object.assign(new Error(), { code: 'ENOSPC' }))
    }
    expect(await openJournal({ directory, ops }).keepUnsaved(folder, unsaved('after'))).toEqual({
      ok: false,
      error: {
        code: 'disk-full',
        message:
          '“spring” could not be kept in the recovery folder: the disk is full. Free some space and try again.'
      }
    })
    expect((await good.readUnsaved(folder)).map(post => post.text)).toEqual(['before'])
  })

  it.each<[string, (path: string) => Promise<void>]>([
    ['torn', async path => truncate(path, 90)],
    ['empty', async path => truncate(path, 0)],
    ['foreign', async path => writeFile(path, '{"text":"hello"}')],
    ['changed', async path => writeFile(path, (await readFile(path, 'utf8')).replace('typed', 'taped'))],
    ['of another shape', async path => writeFile(path, 'recap-desk 2 \n{}')]
  ])('sets a %s entry aside, reads the others and says so', async (_what, damage) => {
    const said: string[] = []
    const journal = openJournal({ directory, report: sentence => said.push(sentence) })
    await journal.keepUnsaved(folder, unsaved('typed'))
    const [path = ''] = await files()
    await damage(path)
    const damaged = await readFile(path, 'utf8')
    await journal.keepUnsaved(folder, unsaved('whole', { id: 'other.md' }))
    expect((await journal.readUnsaved(folder)).map(post => post.text)).toEqual(['whole'])
    expect(said).toEqual([
      expect.stringMatching(/^An entry of unsaved text could not be read\. It is kept in .*set-aside/)
    ])
    const aside = (await files()).find(name => name.endsWith('set-aside')) ?? ''
    const [kept = ''] = await readdir(aside)
    expect(await readFile(join(aside, kept), 'utf8')).toBe(damaged)
    expect(await journal.readUnsaved(folder)).toHaveLength(1)
    expect(said).toHaveLength(1)
  })

  it('reads what the first versions of the app wrote, which kept less', async () => {
    const journal = openJournal({ directory })
    await journal.keepUnsaved(folder, unsaved('newer'))
    await journal.keepSession(folder, { open: [], active: null })
    const paths = await files()
    const { top: _top, afterSave: _afterSave, ...first } = unsaved('typed long ago')
    const entry = paths.find(path => path.endsWith('.unsaved')) ?? ''
    await writeRecord(diskOps, entry, { folder, post: first })
    const session = paths.find(path => path.endsWith('.session')) ?? ''
    await writeRecord(diskOps, session, { folder, session: { open: ['a.md'], active: null } })
    expect(await journal.readUnsaved(folder)).toMatchObject([{ text: 'typed long ago', top: 0 }])
    expect(await journal.readSession(folder)).toEqual({ open: ['a.md'], active: null })
  })

  it('believes an entry only in its own folder and under its own name', async () => {
    const journal = openJournal({ directory })
    await journal.keepUnsaved(folder, unsaved('typed'))
    await journal.keepUnsaved('/elsewhere', unsaved('theirs', { id: 'other.md' }))
    const places = (await readdir(directory)).map(name => join(directory, name))
    const entries = await Promise.all(places.map(async place => join(place, (await readdir(place))[0] ?? '')))
    for (const place of places)
      for (const entry of entries) {
        const bytes = await readFile(entry)
        await writeFile(join(place, 'copy.unsaved'), bytes)
        await writeFile(join(place, basename(entry)), bytes)
      }
    expect((await journal.readUnsaved(folder)).map(post => post.text)).toEqual(['typed'])
    expect((await journal.readUnsaved('/elsewhere')).map(post => post.text)).toEqual(['theirs'])
  })

  it('remembers which posts were open', async () => {
    const journal = openJournal({ directory })
    expect(await journal.readSession(folder)).toBeNull()
    await journal.keepSession(folder, { open: ['a.md', 'b.md'], active: 'b.md' })
    expect(await journal.readSession(folder)).toEqual({ open: ['a.md', 'b.md'], active: 'b.md' })
    const [path = ''] = await files()
    await truncate(path, 20)
    expect(await journal.readSession(folder)).toBeNull()
  })

  it('takes a text that was written and not yet renamed when the process died', async () => {
    const trial = { directory: join(directory, 'trial') }
    await openJournal(trial).keepUnsaved(folder, unsaved('before'))
    const clean = faultyDisk(-1, 'io')
    await openJournal({ ...trial, ops: clean.ops }).keepUnsaved(folder, unsaved('after'))
    await rm(trial.directory, { recursive: true })
    let at = 0
    const die = async (before: string, text: string) => {
      at += 1
      const disk = faultyDisk(clean.steps.indexOf(before), 'die-before')
      await openJournal({ directory, ops: disk.ops }).keepUnsaved(folder, unsaved(text, { at }))
      await disk.bury()
    }
    await openJournal({ directory }).keepUnsaved('/elsewhere', unsaved('theirs'))
    await openJournal({ directory }).keepSession(folder, { open: [], active: null })
    await die('sync', 'first')
    expect(await openJournal({ directory }).folders()).toHaveLength(2)
    await die('rename', 'second')
    const texts = async () => (await openJournal({ directory }).readUnsaved(folder)).map(post => post.text)
    expect(await texts()).toEqual(['second'])
    await die('write', 'third')
    expect(await texts()).toEqual(['second'])
    await openJournal({ directory }).dropUnsaved(folder, unsaved('').id)
    expect(await texts()).toEqual([])
    expect(await openJournal({ directory }).folders()).toEqual(['/elsewhere'])
  })

  it('waits for what is being written before it reads, as for a window that died', async () => {
    const journal = openJournal({ directory })
    const keeping = journal.keepUnsaved(folder, unsaved('typed at last'))
    expect((await journal.readUnsaved(folder)).map(post => post.text)).toEqual(['typed at last'])
    expect(await keeping).toMatchObject({ ok: true })
  })

  it('survives death and power cut at every operation: the text is the one before or the new one', async () => {
    const clean = faultyDisk(-1, 'io')
    await openJournal({ directory, ops: clean.ops }).keepUnsaved(folder, unsaved('one'))
    const kinds: readonly Fault[] = ['die-before', 'die-after', 'io', 'full']
    for (const kind of kinds)
      for (const at of clean.steps.keys())
        for (const namesKept of [true, false]) {
          await openJournal({ directory }).keepUnsaved(folder, unsaved('before'))
          const disk = faultyDisk(at, kind)
          const answer = await openJournal({ directory, ops: disk.ops }).keepUnsaved(folder, unsaved('after'))
          await disk.bury()
          await disk.cutPower(namesKept)
          const [read, ...more] = await openJournal({ directory }).readUnsaved(folder)
          expect(more).toEqual([])
          expect(answer.ok && !disk.died() ? ['after'] : ['before', 'after']).toContain(read?.text)
        }
    await openJournal({ directory }).readUnsaved(folder)
    expect(await files()).toHaveLength(1)
  })
})
