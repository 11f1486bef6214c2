import { mkdtemp, realpath, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { UnsavedPost } from '#shared/recovery.ts'
import { openJournal } from './journal.ts'
import { openSaveNotes } from './save-notes.ts'
import { createUnsavedTexts } from './unsaved-texts.ts'

const folder = '/home/ada/films'
const id = 'spring/index.md'
const nowhere = () => false
let directory: string
beforeEach(async () => {
  directory = await realpath(await mkdtemp(join(tmpdir(), 'recap-unsaved-')))
})
afterEach(() => rm(directory, { recursive: true, force: true }))

/** The application's next life: nothing is left but what is on disk. */
const life = () =>
  createUnsavedTexts(
    openJournal({ directory: join(directory, 'unsaved') }),
    openSaveNotes(join(directory, 'saves'))
  )

const unsaved = (text: string, more: Partial<UnsavedPost> = {}): UnsavedPost => ({
  id,
  text,
  baseRaw: 'base',
  baseVersion: 'v0',
  editor: null,
  top: 0,
  at: 1,
  ...more
})

describe('unsaved texts across a save that died', () => {
  it('says that a text is older than the save that came after it', async () => {
    const texts = life()
    await texts.keep(folder, unsaved('a'))
    await texts.savingNow(folder, id, { base: 'v0', version: 'v1' })
    const [found] = await life().read(folder, nowhere)
    expect(found?.saves).toEqual([{ version: 'v1', contained: false }])
  })

  it('says that a text was typed on top of the save before it', async () => {
    const texts = life()
    await texts.keep(folder, unsaved('a'))
    await texts.savingNow(folder, id, { base: 'v0', version: 'v1' })
    await texts.keep(folder, unsaved('ab'))
    const [found] = await life().read(folder, nowhere)
    expect(found?.text).toBe('ab')
    expect(found?.saves).toEqual([{ version: 'v1', contained: true }])
  })

  it('knows both, when a failed save was followed by another', async () => {
    const texts = life()
    await texts.keep(folder, unsaved('a'))
    await texts.savingNow(folder, id, { base: 'v0', version: 'v1' })
    await texts.keep(folder, unsaved('ab'))
    await texts.savingNow(folder, id, { base: 'v0', version: 'v2' })
    const [found] = await life().read(folder, nowhere)
    expect(found?.saves).toEqual([
      { version: 'v1', contained: true },
      { version: 'v2', contained: false }
    ])
  })

  it('knows a save that went on from the one that the text was typed after', async () => {
    const texts = life()
    await texts.keep(folder, unsaved('a'))
    await texts.savingNow(folder, id, { base: 'v0', version: 'v1' })
    await texts.keep(folder, unsaved('ab'))
    // The window heard of the first save, and saved again, before the disk took the next entry.
    await texts.savingNow(folder, id, { base: 'v1', version: 'v2' })
    const [found] = await life().read(folder, nowhere)
    expect(found?.saves).toEqual([
      { version: 'v1', contained: true },
      { version: 'v2', contained: false }
    ])
  })

  it('knows the last of several saves since the text was kept', async () => {
    const texts = life()
    await texts.keep(folder, unsaved('a'))
    for (const [base, version] of [
      ['v0', 'v1'],
      ['v1', 'v2'],
      ['v2', 'v3'],
      // Tried again, with more text in it.
      ['v2', 'v4']
    ] as const)
      await texts.savingNow(folder, id, { base, version })
    const [found] = await life().read(folder, nowhere)
    expect(found?.saves).toEqual([{ version: 'v4', contained: false }])
  })

  it('takes no save for later that wrote what the text was typed on', async () => {
    const texts = life()
    await texts.keep(folder, unsaved('a'))
    await texts.savingNow(folder, id, { base: 'v0', version: 'v1' })
    // Undone and saved: the file is as it was.
    await texts.savingNow(folder, id, { base: 'v1', version: 'v0' })
    await texts.keep(folder, unsaved('b'))
    const [found] = await life().read(folder, nowhere)
    expect(found?.text).toBe('b')
    expect(found?.saves).toEqual([])
  })

  it('forgets a save once the window has heard of it', async () => {
    const texts = life()
    await texts.keep(folder, unsaved('a'))
    await texts.savingNow(folder, id, { base: 'v0', version: 'v1' })
    await texts.keep(folder, unsaved('ab', { baseVersion: 'v1' }))
    const [found] = await life().read(folder, nowhere)
    expect(found?.saves).toEqual([])
  })

  it('leaves no note behind once nothing is unsaved', async () => {
    const texts = life()
    await texts.keep(folder, unsaved('a'))
    await texts.savingNow(folder, id, { base: 'v0', version: 'v1' })
    await texts.drop(folder, id)
    expect(await openSaveNotes(join(directory, 'saves')).read(folder, id)).toBeNull()
    expect(await life().folders()).toEqual([])
  })
})

describe('folders that overlap', () => {
  it.each([
    ['a folder inside', '/home/ada/films/spring', 'index.md'],
    ['the folder around', '/home/ada', 'films/spring/index.md']
  ])('brings unsaved text over to %s', async (_what, other, otherId) => {
    await life().keep(folder, unsaved('a'))
    const [found] = await life().read(other, nowhere)
    expect(found).toMatchObject({ id: otherId, text: 'a' })
    expect(await life().folders()).toEqual([other])
  })

  it('leaves it where a window shows it, and where the post is not inside', async () => {
    await life().keep(folder, unsaved('a'))
    expect(await life().read('/home/ada', other => other === folder)).toEqual([])
    expect(await life().read('/home/ada/films/autumn', nowhere)).toEqual([])
    expect(await life().folders()).toEqual([folder])
  })
})
