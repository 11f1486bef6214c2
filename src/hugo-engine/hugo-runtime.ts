import { readFileSync } from 'node:fs'
import { runInThisContext } from 'node:vm'
import { gunzipSync } from 'node:zlib'
import { limitWasmMemory } from './wasm-memory.ts'

/** What a build said: null and the log's lines, or the error in Hugo's words. */
export interface BuildOutcome {
  readonly error: string | null
  readonly log: readonly string[]
}

/** Hugo itself, over a file system that exists in memory only. All calls are synchronous. */
export interface HugoRuntime {
  write(files: Readonly<Record<string, string>>): void
  /** Writes a binary file; false when it could not be placed (see the comment in the body). */
  writeBytes(path: string, bytes: Uint8Array): boolean
  remove(paths: readonly string[]): void
  read(path: string): string
  /** Reads `config.toml` and makes the site from it; the error in Hugo's words, or null. */
  loadConfig(): string | null
  build(): BuildOutcome
  /** True once Hugo has died: nothing above works any more. */
  isDead(): boolean
  /** Bytes of Hugo's own memory. */
  memoryBytes(): number
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
  readonly importObject: object
  readonly exited?: boolean
  run(instance: WasmInstance): Promise<void>
}

/** What Go's program puts on the global object, and what Go's glue looks for there. */
interface HugoGlobals {
  readonly WebAssembly?: WebAssemblyApi
  window?: unknown
  fs?: unknown
  Go?: new () => Go
  writeHugoFiles?: (json: string) => unknown
  readHugoFiles?: (json: string) => Record<string, string>
  removeHugoFiles?: (json: string) => unknown
  initHugoConfig?: () => unknown
  buildHugo?: () => string | null
}

const globals = globalThis as HugoGlobals
const webAssembly = globals.WebAssembly as WebAssemblyApi

/** Hugo's own memory may grow to this: with V8's code around it the process stays under 700 MB. */
const memoryLimitBytes = 448 * 1024 * 1024

/** Loads Go's glue and compiles Hugo. Expensive (a second); the result starts any number of runtimes. */
export async function compileHugo(files: { wasm: string; wasmExec: string }): Promise<HugoModule> {
  globals.window = globalThis
  globals.fs = consoleOnlyFileSystem()
  // Run, not required: the file is a plain script inside a package of modules.
  runInThisContext(readFileSync(files.wasmExec, 'utf8'), { filename: files.wasmExec })
  return webAssembly.compile(limitWasmMemory(gunzipSync(readFileSync(files.wasm)), memoryLimitBytes))
}

let output: string[] = []
let unfinishedLine = ''
const decoder = new TextDecoder()

/** The only "files" that Hugo's process reaches: its standard output and error, which carry its log. */
function consoleOnlyFileSystem(): object {
  const refuse = (...args: unknown[]): void => {
    const done = args.at(-1)
    const error = Object.assign(new Error('not implemented'), { code: 'ENOSYS' })
    if (typeof done === 'function') done(error)
    else throw error
  }
  const writeSync = (_fd: number, bytes: Uint8Array): number => {
    const lines = (unfinishedLine + decoder.decode(bytes)).split('\n')
    unfinishedLine = lines.pop() ?? ''
    output.push(...lines)
    return bytes.length
  }
  const own = {
    constants: { O_WRONLY: -1, O_RDWR: -1, O_CREAT: -1, O_TRUNC: -1, O_APPEND: -1, O_EXCL: -1 },
    writeSync,
    write(
      fd: number,
      bytes: Uint8Array,
      _offset: number,
      _length: number,
      _position: number | null,
      done: (error: null, written: number) => void
    ) {
      done(null, writeSync(fd, bytes))
    },
    fsync(_fd: number, done: (error: null) => void) {
      done(null)
    }
  }
  return new Proxy(own, { get: (target, name) => Reflect.get(target, name) ?? refuse })
}

/** Starts one Hugo. A Hugo that has died is replaced by calling this again with the same module. */
export async function startHugoRuntime(module: HugoModule): Promise<HugoRuntime> {
  const GoClass = globals.Go
  if (!GoClass) throw new Error('wasm_exec.js did not define Go')
  Reflect.deleteProperty(globals, 'buildHugo')
  const go = new GoClass()
  const instance = await webAssembly.instantiate(module, go.importObject)
  let dead = false
  const died = () => {
    dead = true
  }
  go.run(instance).then(died, died)
  while (!globals.buildHugo) {
    if (dead) throw new Error(`Hugo did not start: ${output.join(' ')}`)
    await new Promise(resolve => setTimeout(resolve, 2))
  }
  const { writeHugoFiles, readHugoFiles, removeHugoFiles, initHugoConfig, buildHugo } = globals
  if (!writeHugoFiles || !readHugoFiles || !removeHugoFiles || !initHugoConfig || !buildHugo) {
    throw new Error('This build of Hugo lacks a function that the preview needs')
  }
  const memory = instance.exports.mem

  /** Runs one call; a panic in Hugo ends its program, which shows as an exception here or as `exited`. */
  const call = <Value>(run: () => Value): { value: Value | null; log: readonly string[] } => {
    output = []
    unfinishedLine = ''
    let value: Value | null = null
    try {
      value = run()
    } catch (error) {
      dead = true
      output.push(String(error))
    }
    if (go.exited) dead = true
    if (unfinishedLine !== '') output.push(unfinishedLine)
    return { value, log: output }
  }

  return {
    write: files => void call(() => writeHugoFiles(JSON.stringify(files))),
    writeBytes(path, bytes) {
      // Hugo's build takes files as JSON, which cannot carry bytes: a text of the same length is
      // written and then overwritten where it lies in Hugo's memory. Only whole, untouched copies
      // of that text are replaced, so nothing else that lies there can be hit.
      const mark = `recap-${Math.random().toString(36).slice(2)}-${performance.now()}-`
      if (bytes.length < mark.length) return false
      const text = mark.padEnd(bytes.length, '.')
      call(() => writeHugoFiles(JSON.stringify({ [path]: text })))
      const whole = Buffer.from(text)
      const view = Buffer.from(memory.buffer)
      let placed = false
      for (let at = view.indexOf(whole); at >= 0; at = view.indexOf(whole, at + whole.length)) {
        view.set(bytes, at)
        placed = true
      }
      return placed
    },
    remove: paths => void call(() => removeHugoFiles(JSON.stringify(paths))),
    read: path => call(() => readHugoFiles(JSON.stringify([path]))[path]).value ?? '',
    loadConfig() {
      const { log } = call(() => initHugoConfig())
      const failure = log.find(line => line.startsWith('failed to '))
      return failure ?? (dead ? log.join('\n') : null)
    },
    build() {
      const { value, log } = call(() => buildHugo())
      return { error: dead ? log.join('\n') : value, log }
    },
    isDead: () => dead,
    memoryBytes: () => memory.buffer.byteLength
  }
}
