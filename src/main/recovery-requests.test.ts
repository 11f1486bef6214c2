/** Windows on one real folder, whose requests overlap. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { openContentFolder } from './content/content-folder.ts'
import { openJournal } from './recovery/journal.ts'
import { createRecoveryHandlers, type RecoveryParts } from './recovery-requests.ts'
import { createOpenFiles } from './windows/open-files.ts'
import type { DeskWindow } from './windows/window-list.ts'

vi.mock('electron', () => ({ dialog: {} }))

const ids = Array.from({ length: 60 }, (_, index) => `evening-${index}.md`)
let root = ''
let data = ''
let window: DeskWindow
let other: DeskWindow
let handlers: ReturnType<typeof createRecoveryHandlers>
let parts: RecoveryParts

beforeEach(async () => {
  root = mkdtempSync(join(tmpdir(), 'recap-requests-'))
  data = mkdtempSync(join(tmpdir(), 'recap-requests-data-'))
  for (const id of ids) writeFileSync(join(root, id), `# ${id}\n`)
  const opened = await openContentFolder(root)
  if (!opened.ok) throw new Error(opened.error.message)
  const windowOn = () => ({ desk: { folder: opened.value } }) as unknown as DeskWindow
  window = windowOn()
  other = windowOn()
  const openFiles = createOpenFiles<DeskWindow>()
  const journal = openJournal({ directory: data })
  parts = { journal, openFiles } as RecoveryParts
  handlers = createRecoveryHandlers(parts)
})

afterEach(() => {
  for (const folder of [root, data]) rmSync(folder, { recursive: true, force: true })
})

const session = (...open: readonly string[]) => ({ open, active: open[0] ?? null })
const [first = '', second = ''] = ids

it('does not take a post from a window that opened it while an earlier session was taken in', async () => {
  const keeping = handlers.keepSession(window, session(...ids.slice(1)))
  expect(await handlers.readPost(window, first)).toMatchObject({ ok: true })
  await keeping
  expect(await handlers.readPost(other, first)).toMatchObject({ error: { code: 'open-elsewhere' } })
})

it('does not give a post back to a window that closed it while an earlier session was taken in', async () => {
  const keeping = handlers.keepSession(window, session(...ids))
  handlers.releasePost(window, second)
  await keeping
  expect(await handlers.readPost(other, second)).toMatchObject({ ok: true })
})

it('does not claim for a window that was closed meanwhile', async () => {
  const reading = handlers.readPost(window, first)
  const keeping = handlers.keepSession(window, session(...ids))
  parts.openFiles.closed(window)
  await Promise.all([reading, keeping])
  expect(await handlers.readPost(other, first)).toMatchObject({ ok: true })
  expect(await handlers.readPost(other, second)).toMatchObject({ ok: true })
})

it('does not claim a post that was looked at again while it was closed', async () => {
  await handlers.readPost(window, first)
  const again = handlers.readPost(window, first)
  handlers.releasePost(window, first)
  await again
  expect(await handlers.readPost(other, first)).toMatchObject({ ok: true })
})

it('claims the post of a session whose file is gone', async () => {
  rmSync(join(root, first))
  await handlers.keepSession(window, session(first))
  writeFileSync(join(root, first), 'It is back.\n')
  expect(await handlers.readPost(other, first)).toMatchObject({ error: { code: 'open-elsewhere' } })
})

it('keeps the session that was told last', async () => {
  const many = handlers.keepSession(window, session(...ids))
  const few = handlers.keepSession(window, session(second))
  await Promise.all([many, few])
  expect(await parts.journal.readSession(root)).toMatchObject({ open: [second] })
  expect(readFileSync(join(root, second), 'utf8')).toBe(`# ${second}\n`)
})
