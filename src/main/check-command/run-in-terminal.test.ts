import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Writable } from 'node:stream'
import { expect, it, onTestFinished, vi } from 'vitest'
import { runInTerminal } from './run-in-terminal.ts'

function folderWithAnError(): string {
  const folder = mkdtempSync(join(tmpdir(), 'recap-desk-terminal-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  writeFileSync(join(folder, 'spring.md'), '---\ntitle: "Spring\n---\n')
  return folder
}

/** A stream whose every write that has a text ends with `error`, if there is one, and the texts that it was given. */
function stream(error: Error | null = null) {
  const texts: string[] = []
  const writable = new Writable({
    write(chunk, _encoding, done) {
      texts.push(String(chunk))
      done(String(chunk) === '' ? null : error)
    }
  })
  return Object.assign(writable, { texts })
}

it('gives the code of the check, and what it has to say', async () => {
  const [stdout, stderr] = [stream(), stream()]
  expect(await runInTerminal(['check', folderWithAnError()], { stdout, stderr })).toBe(1)
  expect(stdout.texts.join('')).toContain('1 problem in one post')
  expect(stderr.texts.join('')).toBe('')
})

it('ends quietly when nobody reads on', async () => {
  const gone = Object.assign(new Error('write EPIPE'), { code: 'EPIPE' })
  const [stdout, stderr] = [stream(gone), stream()]
  expect(await runInTerminal(['check', folderWithAnError()], { stdout, stderr })).toBe(1)
  expect(stderr.texts.join('')).toBe('')
})

it('ends with 2 and a sentence when its output cannot be written', async () => {
  const [stdout, stderr] = [stream(new Error('no space left on device')), stream()]
  expect(await runInTerminal(['check', folderWithAnError()], { stdout, stderr })).toBe(2)
  expect(stderr.texts.join('')).toBe('The check failed: no space left on device.\n')
})

it('ends with 2 and a sentence when the check fails', async () => {
  const [stdout, stderr] = [stream(), stream()]
  vi.spyOn(JSON, 'stringify').mockImplementation(() => {
    throw new Error('Invalid string length')
  })
  onTestFinished(() => {
    vi.restoreAllMocks()
  })
  expect(await runInTerminal(['check', folderWithAnError(), '--json'], { stdout, stderr })).toBe(2)
  expect(stderr.texts.join('')).toBe('The check failed: Invalid string length.\n')
})
