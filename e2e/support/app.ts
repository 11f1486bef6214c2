import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { _electron, type ElectronApplication, type Page } from '@playwright/test'
import { type Complaints, collectComplaints } from './complaints.ts'
import { keepInspectorsFromPacking } from './plain-sockets.ts'

keepInspectorsFromPacking()

export interface LaunchOptions {
  /** The folder or file to open; without one the welcome screen comes. */
  readonly open?: string
  /** The app's data folder; the same one twice is a restart of the same writer's app. */
  readonly profile: string
  /** Switches for Electron, e.g. `--host-resolver-rules=…`. */
  readonly switches?: readonly string[]
  readonly env?: Readonly<Record<string, string>>
  /** Chromium's sandbox, which refuses to run for root. */
  readonly sandbox?: boolean
}

export interface RunningApp {
  readonly app: ElectronApplication
  /** The first window. */
  readonly window: Page
  readonly profile: string
  readonly complaints: Complaints
  /** Closes all windows as the writer would; resolves when the program has ended. */
  quit(): Promise<void>
  /** Ends the program as a crash or a power cut would: nothing of it runs any more. */
  kill(): Promise<void>
}

/** The project's root: Playwright runs there. */
export const root = process.cwd()

/** The program under test: Electron with the app in out/, or the packaged app, which brings its own. */
function program(): { readonly executablePath: string; readonly firstArgs: readonly string[] } {
  const executablePath = process.env.RECAP_ELECTRON
  if (executablePath === undefined) throw new Error('Run the specs with `npm run e2e`, which finds Electron.')
  return { executablePath, firstArgs: process.env.RECAP_SHIPPED === undefined ? [root] : [] }
}

/**
 * A virtual display has no GPU. Chromium finds that out by GPU processes that die, and now and then, on a busy
 * machine, gives up with them; told so, it draws in software from the start.
 */
const withoutGpu = process.platform === 'linux' ? ['--disable-gpu'] : []

/** What Electron puts into the temporary folder, and leaves there when it is killed, goes with the run. */
function ownTemporary(): Record<string, string> {
  const { RECAP_TEMPORARY } = process.env
  return RECAP_TEMPORARY === undefined ? {} : { TMPDIR: RECAP_TEMPORARY }
}

/** Each of Playwright's workers shows its windows on a display of its own, with a clipboard and a focus of its own. */
function ownDisplay(): Record<string, string> {
  const displays = process.env.RECAP_DISPLAYS?.split(',') ?? []
  const display = displays[Number(process.env.TEST_PARALLEL_INDEX ?? 0) % displays.length]
  return display === undefined ? {} : { DISPLAY: display }
}

function environment(extra: Readonly<Record<string, string>>): Record<string, string> {
  const known = Object.entries(process.env).filter(
    (entry): entry is [string, string] => entry[1] !== undefined
  )
  // Vite and electron-vite put their own variables there; the app must do without.
  return { ...Object.fromEntries(known), ...ownTemporary(), ...ownDisplay(), ...extra }
}

/** Starts the app and waits for its first window. */
export async function launchApp(options: LaunchOptions): Promise<RunningApp> {
  const { executablePath, firstArgs } = program()
  const app = await _electron.launch({
    executablePath,
    args: [
      ...firstArgs,
      ...withoutGpu,
      ...(options.switches ?? []),
      `--user-data-dir=${options.profile}`,
      ...(options.open === undefined ? [] : [options.open])
    ],
    env: environment(options.env ?? {}),
    ...(options.sandbox === true ? { chromiumSandbox: true } : {})
  })
  const complaints = collectComplaints(app)
  const window = await app.firstWindow()
  // Playwright forgets the process once it has ended.
  const child = app.process()
  const ended = endOf(child)
  return {
    app,
    window,
    profile: options.profile,
    complaints,
    async quit() {
      await app.evaluate(({ app: electron }) => electron.quit()).catch(() => undefined)
      await ended
    },
    async kill() {
      killWithChildren(child)
      await ended
    }
  }
}

/** Playwright makes the program the leader of a group: its renderers, helpers and Hugo die with it. */
function killWithChildren(child: ChildProcess): void {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return
  if (process.platform === 'win32') child.kill('SIGKILL')
  else process.kill(-child.pid, 'SIGKILL')
}

async function endOf(child: ChildProcess): Promise<void> {
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit')
}

/** Another start of the program with the same data folder: hands its argument to the running one and ends. */
export async function startAgain(running: RunningApp, open?: string): Promise<number | null> {
  const { spawn } = await import('node:child_process')
  const { executablePath, firstArgs } = program()
  const sandbox = process.platform === 'linux' && process.getuid?.() === 0 ? ['--no-sandbox'] : []
  const args = [
    ...sandbox,
    ...withoutGpu,
    ...firstArgs,
    `--user-data-dir=${running.profile}`,
    ...(open === undefined ? [] : [open])
  ]
  const second = spawn(executablePath, args, { stdio: 'ignore', env: environment({}) })
  await once(second, 'exit')
  return second.exitCode
}

/** Where the app writes its log. */
export const logFolder = (running: RunningApp): string => join(running.profile, 'logs')
