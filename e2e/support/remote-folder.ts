import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'

/** A folder as a server in the network offers it, with the server to be stopped and ended. */
export interface RemoteFolder {
  readonly path: string
  /** The folder does not answer any more, until `goOn`. */
  hang(): Promise<void>
  goOn(): void
  /** The connection is gone for good. */
  vanish(): Promise<void>
  unmount(): void
}

const script = join(process.cwd(), 'e2e/support/remote-folder.mjs')

/** Mounts a remote folder with FUSE; null, with the reason printed, where that is not allowed. */
export async function mountRemoteFolder(
  path: string,
  options: readonly string[] = []
): Promise<RemoteFolder | null> {
  mkdirSync(path, { recursive: true })
  const server = spawn(process.execPath, [script, path, ...options], { stdio: ['ignore', 'pipe', 'pipe'] })
  const mounted = await new Promise<string | null>(resolve => {
    let said = ''
    server.stderr?.on('data', text => {
      said += text
    })
    server.stdout?.once('data', () => resolve(null))
    server.once('exit', code => resolve(said.trim() || `code ${code}`))
  })
  if (mounted !== null) {
    console.log(`Skipped: no FUSE folder can be mounted here (${mounted})`)
    return null
  }
  return {
    path,
    hang() {
      const told = new Promise<void>(resolve => server.stdout?.once('data', () => resolve()))
      server.kill('SIGUSR2')
      return told
    },
    goOn: () => void server.kill('SIGUSR1'),
    vanish: () => end(server),
    unmount() {
      server.kill('SIGKILL')
      execFileSync('umount', ['-l', path])
    }
  }
}

async function end(server: ChildProcess): Promise<void> {
  const ended = new Promise(resolve => server.once('exit', resolve))
  server.kill('SIGKILL')
  await ended
}
