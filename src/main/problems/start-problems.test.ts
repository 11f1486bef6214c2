import { mkdir, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import type { ProblemsBatch } from '#shared/problems.ts'
import { openContentFolder } from '../content/content-folder.ts'
import { bundleEntry } from '../content/testing/bundle-entry.ts'
import { startProblems } from './start-problems.ts'

let top: string
let workerPath: string
beforeAll(async () => {
  top = await realpath(await mkdtemp(join(tmpdir(), 'recap-problems-')))
  workerPath = await bundleEntry(join(import.meta.dirname, 'worker.ts'), top, 'problems-worker')
})
afterAll(() => rm(top, { recursive: true, force: true }))

async function lay(files: Readonly<Record<string, string>>): Promise<void> {
  for (const [name, text] of Object.entries(files)) {
    await mkdir(dirname(join(top, name)), { recursive: true })
    await writeFile(join(top, name), text)
  }
}

const wrongDay = '---\ntitle: Spring\ndate: Fri, 30 May 2019 09:00:00 +0000\n---\n'

async function start(folder: string, worker = workerPath) {
  const opened = await openContentFolder(join(top, folder))
  if (!opened.ok) throw new Error(opened.error.message)
  const batches: ProblemsBatch[] = []
  const said: string[] = []
  const problems = startProblems({
    workerPath: worker,
    folder: opened.value,
    onBatch: batch => batches.push(batch),
    report: sentence => said.push(sentence)
  })
  const found = () =>
    batches.flatMap(({ posts }) =>
      posts.flatMap(({ id, problems }) => problems.map(({ code, line }) => [id, code, line]))
    )
  const ended = (phase: 'done' | 'stopped') =>
    vi.waitFor(() => expect(batches.at(-1)?.progress?.phase).toBe(phase), { timeout: 20_000, interval: 20 })
  return { problems, batches, found, ended, said }
}

describe('startProblems', () => {
  it('checks a folder, and posts that change after it', async () => {
    await lay({ 'club/a.md': wrongDay, 'club/b.md': '---\ntitle: B\n---\n' })
    const { problems, batches, found, ended } = await start('club')
    problems.checkFolder()
    await ended('done')
    expect(found()).toEqual([['a.md', 'weekday-mismatch', 3]])
    expect(batches.flatMap(({ posts }) => posts.map(({ id }) => id))).toEqual(['a.md', 'b.md'])
    expect(batches.at(-1)?.progress).toEqual({ phase: 'done', checked: 2, found: 2 })

    await lay({ 'club/b.md': wrongDay })
    problems.postsChanged(['b.md', '../b.md'])
    await vi.waitFor(() => expect(found()).toHaveLength(2), { timeout: 20_000 })
    expect(found()[1]).toEqual(['b.md', 'weekday-mismatch', 3])
    await problems.stop()
  })

  it('stops when it is asked to', async () => {
    await lay(
      Object.fromEntries(Array.from({ length: 400 }, (_, index) => [`many/${index}.md`, wrongDay.repeat(50)]))
    )
    const { problems, batches, ended } = await start('many')
    problems.checkFolder()
    await vi.waitFor(() => expect(batches.length).toBeGreaterThan(0), { timeout: 20_000, interval: 5 })
    problems.stopCheck()
    await ended('stopped')
    expect(batches.at(-1)?.progress?.checked).toBeLessThan(400)
    await problems.stop()
  })

  it('tells what is known of a post, and nothing of what lies elsewhere', async () => {
    await lay({
      'site/hugo.yaml': 'title: Films\n',
      'site/data/authors.yaml': 'ines: {name: Inês}\n',
      'site/content/spring/index.md': wrongDay,
      'site/content/spring/room.png': 'x'
    })
    const { problems } = await start('site')
    const facts = await problems.ask({ kind: 'facts', id: 'content/spring/index.md' })
    expect(facts).toMatchObject({ authors: [{ id: 'ines' }], shortcodes: null })
    expect(facts?.files).toEqual(expect.arrayContaining(['room.png']))
    expect(await problems.ask({ kind: 'facts', id: '../club/a.md' })).toBeNull()
    expect(await problems.ask({ kind: 'lint', id: 'content/spring/index.md', text: wrongDay })).toBeNull()
    expect(
      await problems.ask({ kind: 'format', id: 'content/spring/index.md', text: wrongDay })
    ).toMatchObject({
      ok: false
    })
    await problems.stop()
  })

  it('answers with nothing, and says so in the log, when its worker dies', async () => {
    await lay({ 'club/a.md': wrongDay, 'dead.cjs': 'throw new Error("no")' })
    const { problems, said } = await start('club', join(top, 'dead.cjs'))
    expect(await problems.ask({ kind: 'facts', id: 'a.md' })).toBeNull()
    expect(said).toEqual(['The worker for problems failed: no'])
    await problems.stop()
  })
})
