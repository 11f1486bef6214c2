import { existsSync } from 'node:fs'
import { link, mkdir, mkdtemp, readdir, readFile, realpath, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { noFile } from '#shared/content.ts'
import { diskOps, type FileOps } from './file-ops.ts'
import { removeLeftovers } from './leftovers.ts'
import { createSaver } from './save-post.ts'
import { type Fault, type FaultyDisk, faultyDisk } from './testing/faulty-disk.ts'
import { versionOf } from './whole-file.ts'

/**
 * Crash consistency by enumeration: every single file operation of a save fails,
 * is cut short, or is the last thing the process or the computer does; then the
 * app starts again. Whatever happened, the file is the old one or the new one.
 */
const before = `---\ntitle: Spring\n---\n${'Sintel walks on. '.repeat(40)}\n`
const longer = before
  .replace('Spring', 'Open film night')
  .replaceAll('walks', 'climbs the mountain and walks')
const shorter = before.replace('Spring', 'S').replaceAll('Sintel walks on. ', 'She walks. ')
const faults: readonly Fault[] = [
  'io',
  'full',
  'refused',
  'die-before',
  'die-after',
  'half',
  'half-then-full',
  'half-then-io',
  'half-then-die',
  'lie'
]

interface Scenario {
  readonly name: string
  /** The post, `post.md` where none is named. */
  readonly id?: string
  readonly after: string
  readonly before: string | null
  readonly lay: (root: string) => Promise<void>
  readonly base?: (root: string) => FileOps
}

const ordinary = (root: string) => writeFile(join(root, 'post.md'), before)
const noNewFiles = (root: string): FileOps => ({
  ...diskOps,
  open: async (path, how, mode) => {
    if (how === 'create' && dirname(path) === root)
      throw Object.assign(new Error('EACCES'), { code: 'EACCES' })
    return diskOps.open(path, how, mode)
  }
})

const scenarios: readonly Scenario[] = [
  { name: 'an ordinary file', before, after: longer, lay: ordinary },
  { name: 'a file that gets shorter', before, after: shorter, lay: ordinary },
  { name: 'a new file', before: null, after: longer, lay: async () => undefined },
  {
    name: 'a file whose folders are gone',
    id: 'blog/spring/post.md',
    before: null,
    after: longer,
    lay: async () => undefined
  },
  {
    name: 'a link to the file',
    before,
    after: longer,
    lay: async root => {
      await writeFile(join(root, 'real.md'), before)
      await symlink('real.md', join(root, 'post.md'))
    }
  },
  ...[longer, shorter].map(after => ({
    name: `a file with two hard links, ${after.length} characters`,
    before,
    after,
    lay: async (root: string) => {
      await ordinary(root)
      await link(join(root, 'post.md'), join(root, 'other name.md'))
    }
  })),
  { name: 'a folder where nothing can be created', before, after: longer, lay: ordinary, base: noNewFiles }
]

// Thousands of small saves: in memory where the system has such a folder.
const memoryFolder = existsSync('/dev/shm') ? '/dev/shm' : tmpdir()
let top: string
let runs = 0
beforeAll(async () => {
  top = await realpath(await mkdtemp(join(memoryFolder, 'recap-faults-')))
})
afterAll(() => rm(top, { recursive: true, force: true }))

async function start(scenario: Scenario, at: number, fault: Fault) {
  runs += 1
  const home = join(top, String(runs))
  const root = join(home, 'content')
  const rescueFolder = join(home, 'data', 'rescue')
  await mkdir(root, { recursive: true })
  await mkdir(rescueFolder, { recursive: true })
  await scenario.lay(root)
  const disk = faultyDisk(at, fault, scenario.base?.(root))
  const saver = createSaver({ rescueFolder, ops: disk.ops })
  const base = scenario.before === null ? noFile : versionOf(Buffer.from(scenario.before))
  const id = scenario.id ?? 'post.md'
  const save = (raw = scenario.after) => saver.savePost(root, { id, raw, base })
  return { home, root, post: join(root, id), rescueFolder, disk, save }
}
type Run = Awaited<ReturnType<typeof start>>

/** What the next start of the app finds. */
async function startAgain({ root, post, rescueFolder }: Run): Promise<string | null> {
  await createSaver({ rescueFolder }).finishInterrupted()
  await removeLeftovers(root, undefined, () => false)
  await removeLeftovers(rescueFolder, undefined, () => false)
  expect((await readdir(root)).filter(name => name.startsWith('.'))).toEqual([])
  expect((await readdir(rescueFolder)).filter(name => name !== 'set-aside')).toEqual([])
  return readFile(post, 'utf8').catch(() => null)
}

async function eachStep(scenario: Scenario, check: (run: Run, fault: Fault, label: string) => Promise<void>) {
  const clean = await start(scenario, -1, 'io')
  expect(await clean.save()).toMatchObject({ ok: true })
  let count = 0
  for (const fault of faults)
    for (const [at, step] of clean.disk.steps.entries()) {
      if ((fault.startsWith('half') || fault === 'lie') && step !== 'write') continue
      const run = await start(scenario, at, fault)
      count += 1
      await check(run, fault, `${fault} at step ${at} (${step}) of ${clean.disk.steps.join(', ')}`)
      await run.disk.bury()
      await rm(run.home, { recursive: true, force: true })
    }
  expect(count).toBeGreaterThan(60)
}

describe.each(scenarios)('saving $name', scenario => {
  it('is all or nothing when any operation fails, and the next attempt succeeds', async () => {
    await eachStep(scenario, async (run, fault, label) => {
      if (fault.includes('die')) return
      const result = await run.save()
      const found = await readFile(run.post, 'utf8').catch(() => null)
      // Written in place on a disk that fails for good: said, and put back by the next save.
      const damaged = !result.ok && result.error.message.includes('The file is damaged now')
      if (!damaged) expect([scenario.before, scenario.after], label).toContain(found)
      else expect(fault, label).toBe('half-then-io')
      if (result.ok) expect(found, label).toBe(scenario.after)
      else
        expect(result.error.message, label).toMatch(/^“post.md” was not saved: .*Your text is still here\./)
      run.disk.heal()
      // The writer typed on. After a failure the base is still the old one, even where the
      // file was replaced already.
      const more = `${scenario.after}More.\n`
      if (!result.ok) expect(await run.save(more), label).toMatchObject({ ok: true })
      expect(await startAgain(run), label).toBe(result.ok ? scenario.after : more)
    })
  })

  it('is all or nothing when the process dies at any operation', async () => {
    await eachStep(scenario, async (run, fault, label) => {
      if (!fault.includes('die')) return
      await run.save()
      expect(run.disk.died(), label).toBe(true)
      expect([scenario.before, scenario.after], label).toContain(await startAgain(run))
    })
  })

  it.each([true, false])(
    'is all or nothing when the power goes at any operation (names kept: %s)',
    async namesKept => {
      await eachStep(scenario, async (run, fault, label) => {
        // A folder that may not be read cannot be synced, and what a disk lies about is gone with the power.
        if (fault === 'refused' || fault === 'lie') return
        const result = await run.save()
        const saidSaved = result.ok && !run.disk.died()
        await run.disk.cutPower(namesKept)
        const found = await startAgain(run)
        expect([scenario.before, scenario.after], label).toContain(found)
        if (saidSaved) expect(found, label).toBe(scenario.after)
      })
    }
  )
})

describe('the enumeration', () => {
  it('would notice a save that does not sync', async () => {
    const careless: FaultyDisk = faultyDisk(-1, 'io')
    const path = join(top, 'careless.md')
    const file = await careless.ops.open(path, 'create')
    await file.write(Buffer.from(longer), 0)
    await file.close()
    await careless.cutPower(true)
    expect(await readFile(path, 'utf8')).not.toBe(longer)
  })
})
