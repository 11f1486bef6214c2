/** The real Hugo engine as a child process of Node, for benches and unit tests. */
import { type ChildProcess, fork } from 'node:child_process'
import { join } from 'node:path'
import type { EngineSite, FromEngine, ToEngine } from '#shared/hugo-protocol.ts'
import type { PreviewFailure, PreviewPage } from '#shared/preview.ts'
import type { Result } from '#shared/result.ts'

/** Where set-up has put the two files of Hugo in a project's folder. */
export function hugoFiles(projectRoot: string): { readonly wasm: string; readonly wasmExec: string } {
  const folder = join(projectRoot, '.runtime/hugo')
  return { wasm: join(folder, 'hugo.wasm'), wasmExec: join(folder, 'wasm_exec.js') }
}

/** Bundles the engine's entry as the app does. Returns the file. */
export async function bundleHugoEngine(projectRoot: string, outDir: string): Promise<string> {
  const { build } = await import('vite')
  await build({
    configFile: false,
    root: projectRoot,
    logLevel: 'error',
    build: {
      ssr: join(projectRoot, 'src/hugo-engine/index.ts'),
      target: 'node20.18',
      outDir,
      emptyOutDir: false,
      rolldownOptions: { output: { format: 'cjs', entryFileNames: 'hugo-engine.cjs', codeSplitting: false } }
    }
  })
  return join(outDir, 'hugo-engine.cjs')
}

export interface HugoEngineProcess {
  readonly child: ChildProcess
  /** The answer to `start`. */
  readonly started: FromEngine
  /** Sends one message and waits for its answer; rejects when the process ends instead. */
  ask(message: ToEngine): Promise<FromEngine>
  openSite(site: EngineSite): Promise<Extract<FromEngine, { type: 'site-opened' }>>
  render(id: string, text: string): Promise<Result<PreviewPage, PreviewFailure>>
  stop(): void
}

/** Starts the bundled engine. */
export async function startHugoEngine(bundle: string, projectRoot: string): Promise<HugoEngineProcess> {
  const child = fork(bundle, [], { serialization: 'advanced', stdio: ['ignore', 'ignore', 'pipe', 'ipc'] })
  let complaints = ''
  child.stderr?.on('data', chunk => {
    complaints += String(chunk)
  })
  const ask = (message: ToEngine): Promise<FromEngine> =>
    new Promise((resolve, reject) => {
      const ended = (code: number | null) => reject(new Error(`The engine ended with ${code}: ${complaints}`))
      if (!child.connected) {
        ended(child.exitCode)
        return
      }
      child.once('exit', ended)
      child.once('message', answer => {
        child.off('exit', ended)
        resolve(answer as FromEngine)
      })
      child.send(message)
    })
  const started = await ask({ type: 'start', ...hugoFiles(projectRoot) })
  return {
    child,
    started,
    ask,
    async openSite(site) {
      const answer = await ask({ type: 'open-site', site })
      if (answer.type !== 'site-opened') throw new Error(`Unexpected answer: ${answer.type}`)
      return answer
    },
    async render(id, text) {
      const answer = await ask({ type: 'render', id, text })
      if (answer.type !== 'rendered') throw new Error(`Unexpected answer: ${answer.type}`)
      return answer.result
    },
    stop: () => void child.kill()
  }
}
