/**
 * Starts Electron programs as a writer does, without the inspector: what is measured is measured by a module
 * that Electron loads before the app (`-r`), and told here on stdout.
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'

function required(name: string): string {
  const value = process.env[name]
  if (value === undefined) throw new Error('Run the benches with `npm run bench -- NAME`.')
  return value
}

/** The project's root folder. */
export const root = required('RECAP_ROOT')
/** The runtime's executable. */
export const electron = required('RECAP_ELECTRON')

/** Modules that run inside the measured program. */
export const inApp = (name: string): string => join(root, 'bench', 'support', 'in-app', name)

/** The sample site's recap with eleven videos. */
export const elevenVideos = join(
  root,
  'resources/sample-site/content/recaps/2024/0614-eleven-films-one-night/index.md'
)

export interface MeasuredProgram {
  /** The app's folder: the project itself, or a baseline. */
  readonly app: string
  readonly args?: readonly string[]
  /** The module that measures, from `inApp`. */
  readonly measure: string
  readonly env?: Readonly<Record<string, string>>
  readonly limit?: number
}

/** Chromium refuses its sandbox for root. */
export const sandbox = process.platform === 'linux' && process.getuid?.() === 0 ? ['--no-sandbox'] : []
/** A virtual display has no GPU: all draw in software, without first trying one in vain. */
export const withoutGpu = process.platform === 'linux' ? ['--disable-gpu'] : []
/** What Electron puts into the temporary folder goes with the bench. */
export const ownTemporary: Readonly<Record<string, string>> = { TMPDIR: required('RECAP_TEMPORARY') }
const mark = '@bench '

/**
 * Starts a program with a fresh profile, waits for what its measuring module reports, and ends it.
 *
 * @returns The report, with `started`: when the program was started, in milliseconds since the epoch.
 * @throws where the program ends, or `limit` milliseconds pass, before it reported.
 */
export async function measured<Report>(
  program: MeasuredProgram
): Promise<Report & { readonly started: number }> {
  const profile = mkdtempSync(join(tmpdir(), 'recap-desk-bench-'))
  const args = [
    ...sandbox,
    ...withoutGpu,
    '-r',
    program.measure,
    program.app,
    `--user-data-dir=${profile}`,
    ...(program.args ?? [])
  ]
  const started = performance.timeOrigin + performance.now()
  const child = spawn(electron, args, {
    env: { ...process.env, ...ownTemporary, ...program.env },
    stdio: ['ignore', 'pipe', 'pipe'],
    // A group of its own, which can be ended as a whole.
    detached: process.platform !== 'win32'
  })
  const abandon = () => endGroup(child)
  process.once('exit', abandon)
  try {
    const report = await reported<Report>(child, program.limit ?? 60_000)
    return { ...report, started }
  } finally {
    await end(child)
    process.off('exit', abandon)
    // A process that was killed may still be letting go of its files.
    rmSync(profile, { recursive: true, force: true, maxRetries: 20 })
  }
}

/** Ends a program with its renderers and helpers. */
async function end(child: ChildProcess): Promise<void> {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return
  const exit = once(child, 'exit')
  endGroup(child)
  await exit
}

function endGroup(child: ChildProcess): void {
  if (child.pid === undefined || process.platform === 'win32') child.kill('SIGKILL')
  else process.kill(-child.pid, 'SIGKILL')
}

function reported<Report>(child: ChildProcess, limit: number): Promise<Report> {
  return new Promise((resolve, reject) => {
    let said = ''
    child.stderr?.setEncoding('utf8').on('data', text => {
      said += text
    })
    const timer = setTimeout(
      () => reject(new Error(`Nothing was measured within ${limit} ms.\n${said}`)),
      limit
    )
    child.once('exit', code => {
      clearTimeout(timer)
      reject(new Error(`The program ended with code ${code} before it was measured.\n${said}`))
    })
    if (child.stdout === null) return
    createInterface(child.stdout).on('line', line => {
      if (!line.startsWith(mark)) return
      clearTimeout(timer)
      resolve(JSON.parse(line.slice(mark.length)))
    })
  })
}
