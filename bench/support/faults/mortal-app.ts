/** The app as something that is killed: started with `in-app/writer.cjs`, told what to do, watched, and ended at any moment. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync, readFileSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { electron, inApp, ownTemporary, root, sandbox, withoutGpu } from '../electron.ts'

export interface ShownPost {
  readonly id: string
  readonly text: string
  /** What the status named "Save state" reads. */
  readonly state: string
  /** A banner or a dialog that the writer has to answer; null when there is none. */
  readonly question: string | null
}

export interface Recovered {
  readonly recovered: readonly ShownPost[]
  readonly main: number
  readonly window: number
}

/** One thing that the app's writer did, with when, in milliseconds since the epoch. */
export type Deed =
  | { readonly key: string; readonly at: number }
  /** The text of the window grew to this length. */
  | { readonly text: { readonly id: string; readonly length: number }; readonly at: number }
  | { readonly save: true; readonly at: number }
  | { readonly shown: string }
  | { readonly saved: { readonly id: string; readonly length: number }; readonly at: number }
  | { readonly sample: readonly ProcessSample[]; readonly at: number }
  | { readonly done: true }

export type Step =
  | { readonly wait: number }
  | { readonly key: string }
  /** A key that is not told as typed text, by Electron's name for it. */
  | { readonly press: string; readonly modifiers?: readonly string[] }
  | { readonly save: true }
  /** Waits until the window says that there are unsaved changes: a save right after a key may show nothing new. */
  | { readonly untilUnsaved: true }
  /** Without a cursor it comes to the end of the text. */
  | { readonly show: string; readonly cursor?: number }
  | { readonly sample: true }
  /** Collects garbage, so that a sample after it shows what is held. */
  | { readonly collect: true }

/** What the processes of one kind hold at a moment. */
export interface ProcessSample {
  /** What they are for: `main`, `window`, `preview`, `hugo`, else Chromium's own name. */
  readonly role: string
  /** Bytes of memory that they occupy, without what is shared. */
  readonly bytes: number
  /** Of pages their tiles and Chromium's cache of decoded pictures, which is given back when memory runs short. */
  readonly shared: number | null
  /** Open files, sockets and pipes; null where the system does not tell. */
  readonly handles: number | null
  /** Folders that are watched. */
  readonly watches: number | null
}

export interface MortalApp {
  /** What the window showed when it was ready; after the window's death, once more. */
  nextRecovered(): Promise<Recovered>
  /** Everything that was done so far. */
  readonly deeds: readonly Deed[]
  carryOut(steps: readonly Step[]): void
  onDeed(listener: (deed: Deed) => void): void
  readonly child: ChildProcess
  /** Kills every process of the app, and waits until the first of them is gone. */
  end(): Promise<void>
}

const mark = '@bench '

/** Milliseconds that a start may take on a busy machine. */
const startLimit = 90_000

export function startMortalApp(options: {
  readonly folder: string
  readonly profile: string
  readonly posts: readonly string[]
  readonly switches?: readonly string[]
}): MortalApp {
  const args = [
    ...sandbox,
    ...withoutGpu,
    ...(options.switches ?? []),
    '-r',
    inApp('writer.cjs'),
    root,
    `--user-data-dir=${options.profile}`,
    options.folder
  ]
  const child = spawn(electron, args, {
    env: { ...process.env, ...ownTemporary, RECAP_BENCH_POSTS: JSON.stringify(options.posts) },
    stdio: ['pipe', 'pipe', 'pipe']
  })
  const deeds: Deed[] = []
  const listeners: ((deed: Deed) => void)[] = []
  const arrived: Recovered[] = []
  let waiting: ((recovered: Recovered) => void) | null = null
  let said = ''
  child.stdin?.on('error', () => undefined)
  child.stderr?.setEncoding('utf8').on('data', text => {
    said = (said + text).slice(-4000)
  })
  if (child.stdout !== null)
    createInterface(child.stdout).on('line', line => {
      if (!line.startsWith(mark)) return
      const message: Deed | Recovered = JSON.parse(line.slice(mark.length))
      if (!('recovered' in message)) {
        deeds.push(message)
        for (const listener of listeners) listener(message)
      } else if (waiting === null) arrived.push(message)
      else {
        waiting(message)
        waiting = null
      }
    })
  return {
    deeds,
    child,
    onDeed: listener => void listeners.push(listener),
    nextRecovered: () =>
      new Promise((resolve, reject) => {
        const first = arrived.shift()
        if (first !== undefined) {
          resolve(first)
          return
        }
        const timer = setTimeout(
          () => reject(new Error(`The window was not ready in ${startLimit} ms.\n${said}`)),
          startLimit
        )
        waiting = recovered => {
          clearTimeout(timer)
          resolve(recovered)
        }
        child.once('exit', code => {
          clearTimeout(timer)
          reject(new Error(`The app ended with code ${code} before its window was ready.\n${said}`))
        })
      }),
    carryOut: steps => void child.stdin?.write(`${JSON.stringify(steps)}\n`),
    async end() {
      const running = child.exitCode === null && child.signalCode === null
      for (const pid of [...descendants(child.pid ?? 0), child.pid ?? 0]) kill(pid)
      if (running) await once(child, 'exit')
    }
  }
}

export function kill(pid: number): void {
  try {
    if (pid > 0) process.kill(pid, 'SIGKILL')
  } catch {
    // It is gone already.
  }
}

/** The processes that a process started, and those that they started. */
function descendants(pid: number): readonly number[] {
  const children = new Map<number, number[]>()
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue
    try {
      const stat = readFileSync(`/proc/${name}/stat`, 'utf8')
      const parent = Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1])
      children.set(parent, [...(children.get(parent) ?? []), Number(name)])
    } catch {
      // It ended while the list was read.
    }
  }
  const found: number[] = []
  const open = [pid]
  for (let parent = open.pop(); parent !== undefined; parent = open.pop()) {
    const own = children.get(parent) ?? []
    found.push(...own)
    open.push(...own)
  }
  return found
}
