import { closeSync, fstatSync, openSync, readFileSync, readSync } from 'node:fs'
import { setFlagsFromString } from 'node:v8'
import { runInThisContext } from 'node:vm'
import { createConsoleFiles } from './console-files.ts'
import { placeBytes } from './place-bytes.ts'
import { limitWasmMemory, roomForLimit } from './wasm-memory.ts'

/** What a build said: null and the log's lines, or the error in Hugo's words. */
export interface BuildOutcome {
  readonly error: string | null
  readonly log: readonly string[]
}

/** Hugo itself, over a file system that exists in memory only. All calls are synchronous. */
export interface HugoRuntime {
  /** Every write and removal is news to the next build. */
  write(files: Readonly<Record<string, string>>): void
  writeBytes(files: ReadonlyMap<string, Uint8Array>): void
  remove(paths: readonly string[]): void
  /** The bytes of a file; empty where there is none. */
  read(path: string): Uint8Array
  /** Reads `config.toml` and makes the site from it; the error in Hugo's words, or null. An error is Hugo's death. */
  loadConfig(): string | null
  build(): BuildOutcome
  /** Ends Hugo, so that its memory can be freed. */
  end(): void
  /** True once Hugo has died or was ended: nothing above works any more. */
  isDead(): boolean
}

/** A compiled Hugo, to be given to `startHugoRuntime`. */
export type HugoModule = object

/** The little of WebAssembly's interface that is used: only TypeScript's DOM library declares it. */
interface WebAssemblyApi {
  compile(bytes: Uint8Array): Promise<HugoModule>
  instantiate(module: HugoModule, imports: object): Promise<WasmInstance>
}

interface WasmInstance {
  readonly exports: { readonly mem: { readonly buffer: ArrayBuffer } }
}

interface Go {
  readonly importObject: { readonly gojs: Record<string, (stack: number) => void> }
  readonly exited?: boolean
  readonly _scheduledTimeouts: ReadonlyMap<number, NodeJS.Timeout>
  exit: (code: number) => void
  run(instance: WasmInstance): Promise<void>
}

/** What Go's program puts on the global object, and what Go's glue looks for there. */
interface HugoGlobals {
  readonly WebAssembly?: WebAssemblyApi
  window?: unknown
  fs?: unknown
  path?: unknown
  Go?: new () => Go
  writeHugoFiles?: (json: string) => unknown
  readHugoFiles?: (json: string) => unknown
  removeHugoFiles?: (json: string) => unknown
  initHugoConfig?: () => unknown
  buildHugo?: () => string | null
}

const globals = globalThis as unknown as HugoGlobals
const webAssembly = globals.WebAssembly as WebAssemblyApi
const output = createConsoleFiles()

/** Hugo's own memory may grow to this: with V8's code beside it the process stays under 700 MB. */
const memoryLimitBytes = 384 * 1024 * 1024

/**
 * How much a function must run before V8 compiles it a second time, optimised. With V8's own value
 * the two compete for the processor while a site opens, which then takes several times as long;
 * renders are as fast with this one.
 */
const tieringBudget = 2_000_000_000

/** Loads Go's glue and compiles Hugo, which takes a quarter of a second. The result starts any number of runtimes. */
export async function compileHugo(files: { wasm: string; wasmExec: string }): Promise<HugoModule> {
  setFlagsFromString(`--wasm-tiering-budget=${tieringBudget}`)
  // Of Hugo's 38,000 functions most never run: each is checked when it first does.
  setFlagsFromString('--wasm-lazy-validation')
  globals.window = globalThis
  globals.fs = output.fileSystem
  // Newer than the glue in the package: Go asks for it when it opens a file.
  globals.path = { resolve: (...parts: readonly string[]) => parts.join('/') }
  // Run, not required: the file is a plain script inside a package of modules.
  runInThisContext(readFileSync(files.wasmExec, 'utf8'), { filename: files.wasmExec })
  return webAssembly.compile(limitWasmMemory(readBehindRoom(files.wasm), memoryLimitBytes))
}

/** A file's bytes behind the room that {@link limitWasmMemory} asks for. */
function readBehindRoom(path: string): Uint8Array<ArrayBuffer> {
  const file = openSync(path, 'r')
  try {
    const bytes = new Uint8Array(roomForLimit + fstatSync(file).size)
    for (let at = roomForLimit; at < bytes.length; ) {
      const read = readSync(file, bytes, at, bytes.length - at, null)
      if (read === 0) throw new Error(`${path} became shorter while it was read`)
      at += read
    }
    return bytes
  } finally {
    closeSync(file)
  }
}

/** Starts one Hugo. A Hugo that has died is replaced by calling this again with the same module. */
export async function startHugoRuntime(module: HugoModule): Promise<HugoRuntime> {
  if (!globals.Go) throw new Error('wasm_exec.js did not define Go')
  Reflect.deleteProperty(globals, 'buildHugo')
  const go = new globals.Go()
  const strings = captureStrings(go, () => memory.buffer)
  const instance = await webAssembly.instantiate(module, go.importObject)
  const memory = instance.exports.mem
  let dead = false
  const died = () => {
    dead = true
    // A timer that still wakes Go's program would throw where nobody catches it.
    for (const timer of go._scheduledTimeouts.values()) clearTimeout(timer)
  }
  go.exit = died
  go.run(instance).then(died, died)
  while (!globals.buildHugo) {
    if (dead) throw new Error(`Hugo did not start: ${output.takeLines().join(' ')}`)
    await new Promise(resolve => setTimeout(resolve, 2))
  }
  const { writeHugoFiles, readHugoFiles, removeHugoFiles, initHugoConfig, buildHugo } = globals
  if (!writeHugoFiles || !readHugoFiles || !removeHugoFiles || !initHugoConfig || !buildHugo) {
    throw new Error('This build of Hugo lacks a function that the preview needs')
  }

  /** A panic in Hugo ends its program, which shows as an exception here or as `exited`. */
  const call = <Value>(
    run: () => Value
  ): { readonly value: Value | null; readonly log: readonly string[] } => {
    output.takeLines()
    let value: Value | null = null
    let thrown: string[] = []
    try {
      value = run()
    } catch (error) {
      died()
      thrown = [String(error)]
    }
    if (go.exited) died()
    return { value, log: [...output.takeLines(), ...thrown] }
  }
  const write = (files: Readonly<Record<string, string>>): void =>
    void call(() => writeHugoFiles(JSON.stringify(files)))

  return {
    write,
    writeBytes: files => placeBytes(files, write, () => memory.buffer),
    remove: paths => void call(() => removeHugoFiles(JSON.stringify(paths))),
    read: path => {
      const taken = strings.during(() => call(() => readHugoFiles(JSON.stringify([path]))))
      return taken[0] ?? new Uint8Array()
    },
    loadConfig() {
      const { log } = call(() => initHugoConfig())
      return log.find(line => line.startsWith('failed to ')) ?? (dead ? log.join('\n') : null)
    },
    build() {
      const { value, log } = call(() => buildHugo())
      return { error: dead ? log.join('\n') : value, log }
    },
    end: died,
    isDead: () => dead
  }
}

/**
 * Hugo's build gives the content of files as text, which spoils the bytes of images; this notes the
 * bytes of the strings that Go hands over, where they lie in its memory.
 * Layout of the stack: Go's `misc/wasm/wasm_exec.js`, `syscall/js.stringVal`.
 */
function captureStrings(go: Go, memory: () => ArrayBuffer): { during(run: () => unknown): Uint8Array[] } {
  const { gojs } = go.importObject
  const original = gojs['syscall/js.stringVal']
  let taken: Uint8Array[] | null = null
  gojs['syscall/js.stringVal'] = stack => {
    if (taken) {
      const view = new DataView(memory(), stack >>> 0)
      const start = Number(view.getBigInt64(8, true))
      taken.push(new Uint8Array(memory(), start, Number(view.getBigInt64(16, true))).slice())
    }
    original?.(stack)
  }
  return {
    during(run) {
      taken = []
      run()
      const strings = taken
      taken = null
      return strings
    }
  }
}
