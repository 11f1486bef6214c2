import { mkdtemp, readdir, readFile, realpath, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createSaver } from '../content/save-post.ts'
import { versionOf } from '../content/whole-file.ts'
import { openHistory } from './history.ts'
import { thinnedVersions } from './history-thinning.ts'

const post = '/home/ada/films/content/blog/spring/index.md'
const minute = 60_000
const day = 24 * 60 * minute
let directory: string
let time = 0
let said: string[] = []
beforeEach(async () => {
  directory = await realpath(await mkdtemp(join(tmpdir(), 'recap-history-')))
  time = Date.UTC(2026, 4, 14, 12)
  said = []
})
afterEach(async () => {
  await open().tidy()
  expect(said).toEqual([])
  await rm(directory, { recursive: true, force: true })
})

const open = (limitBytes?: number) =>
  openHistory({
    directory,
    now: () => time,
    report: sentence => said.push(sentence),
    ...(limitBytes === undefined ? {} : { limitBytes })
  })
const keep = (history: ReturnType<typeof open>, text: string, at = post) =>
  history.keep(at, Buffer.from(text))

describe('the history', () => {
  it('keeps versions as plain files with a small index', async () => {
    const history = open()
    await keep(history, 'one')
    time += minute
    await keep(history, '\ufefftwo\r\n')
    const [folder = ''] = await readdir(directory)
    expect(folder).toMatch(/^spring-[0-9a-f]{12}$/)
    expect(await readdir(join(directory, folder))).toEqual([
      '2026-05-14T12-00-00.000Z.md',
      '2026-05-14T12-01-00.000Z.md',
      'index.json'
    ])
    expect(await readFile(join(directory, folder, '2026-05-14T12-01-00.000Z.md'), 'utf8')).toBe(
      '\ufefftwo\r\n'
    )
    expect(JSON.parse(await readFile(join(directory, folder, 'index.json'), 'utf8'))).toEqual({
      post,
      versions: [
        {
          name: '2026-05-14T12-00-00.000Z.md',
          replaced: '2026-05-14T12:00:00.000Z',
          bytes: 3,
          sha256: versionOf(Buffer.from('one'))
        },
        {
          name: '2026-05-14T12-01-00.000Z.md',
          replaced: '2026-05-14T12:01:00.000Z',
          bytes: 8,
          sha256: versionOf(Buffer.from('\ufefftwo\r\n'))
        }
      ]
    })
  })

  it('lists newest first, reads exactly, removes', async () => {
    const history = open()
    await keep(history, 'one')
    await keep(history, 'two')
    await keep(history, 'two')
    const [newest, oldest, ...more] = await history.list(post)
    expect(more).toEqual([])
    expect(await history.read(post, newest?.name ?? '')).toMatchObject({ value: { raw: 'two' } })
    expect(await history.read(post, oldest?.name ?? '')).toMatchObject({ value: { raw: 'one' } })
    expect(await history.read(post, '../../secret.md')).toMatchObject({ error: { code: 'missing' } })
    await history.remove(post, newest?.name)
    expect(await history.list(post)).toEqual([oldest])
    await history.remove(post)
    expect(await readdir(directory)).toEqual([])
    expect(await history.list(post)).toEqual([])
  })

  it('keeps posts of one name apart', async () => {
    const history = open()
    await keep(history, 'ours')
    await keep(history, 'theirs', '/elsewhere/spring/index.md')
    expect(await history.list(post)).toHaveLength(1)
    await history.removeAll()
    expect(await history.list('/elsewhere/spring/index.md')).toEqual([])
  })

  it('makes the index again from the files, and tells a damaged copy', async () => {
    const history = open()
    await keep(history, 'one')
    const before = await history.list(post)
    const [folder = ''] = await readdir(directory)
    await writeFile(join(directory, folder, 'index.json'), '{"versions":')
    expect(await history.list(post)).toEqual(before)
    await keep(history, 'two')
    const name = before[0]?.name ?? ''
    await writeFile(join(directory, folder, name), 'oops')
    expect(await history.read(post, name)).toMatchObject({
      error: { message: 'This version was damaged and cannot be shown.' }
    })
  })

  it('holds its limit by letting the oldest go, whosever they are', async () => {
    const history = open(10_000)
    for (let n = 0; n < 30; n += 1) {
      time += minute
      await keep(history, `${n}`.padEnd(1000, '.'), n < 5 ? '/a.md' : '/b.md')
    }
    expect(await history.list('/a.md')).toEqual([])
    const left = await history.list('/b.md')
    expect(left.length).toBeGreaterThanOrEqual(8)
    expect(left.length).toBeLessThanOrEqual(10)
    expect(left[0]?.at).toBe(time)
  })

  it('thins in later lives too', async () => {
    for (let n = 0; n < 12; n += 1) {
      time += minute
      await keep(open(), `${n}`)
    }
    time += 2 * day
    await open().tidy()
    const left = await open().list(post)
    expect(left).toHaveLength(1)
    expect(await open().read(post, left[0]?.name ?? '')).toMatchObject({ value: { raw: '11' } })
  })

  it('receives from the saver what a save replaces', async () => {
    const history = openHistory({ directory: join(directory, 'history') })
    const saver = createSaver({ rescueFolder: join(directory, 'rescue'), keepPrevious: history.keep })
    await saver.savePost(directory, { id: 'post.md', raw: 'one', base: '' })
    await saver.savePost(directory, { id: 'post.md', raw: 'two', base: versionOf(Buffer.from('one')) })
    const [kept] = await history.list(join(directory, 'post.md'))
    expect(await history.read(join(directory, 'post.md'), kept?.name ?? '')).toMatchObject({
      value: { raw: 'one' }
    })
  })
})

describe('thinnedVersions', () => {
  const kept = (ages: readonly number[], now: number) => {
    const versions = ages.map(age => ({ at: now - age }))
    const gone = thinnedVersions(versions, now)
    return versions.filter(version => !gone.includes(version)).map(version => now - version.at)
  }
  const now = Date.UTC(2026, 4, 14, 12)

  it('keeps all of the last hour, then one for ten minutes, an hour, a day', () => {
    expect(kept([minute, 2 * minute, 59 * minute], now)).toHaveLength(3)
    const everyMinute = Array.from({ length: 24 * 60 }, (_, n) => n * minute)
    expect(kept(everyMinute, now)).toHaveLength(61 + 23 * 6)
    const everyTenMinutes = Array.from({ length: 30 * 24 * 6 }, (_, n) => n * 10 * minute)
    expect(kept(everyTenMinutes, now).length).toBeLessThan(7 + 23 * 6 + 6 * 24 + 25 + 3)
  })

  it('keeps the newest version however old it is, and nothing else after 30 days', () => {
    expect(kept([40 * day, 31 * day], now)).toEqual([31 * day])
    expect(kept([], now)).toEqual([])
  })

  it('never takes more when it is asked again', () => {
    const ages = Array.from({ length: 500 }, (_, n) => n * n * minute)
    const once = kept(ages, now)
    expect(kept(once, now)).toEqual(once)
  })
})
