import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PlainError } from './terminal.mjs'

/** What a window is shown on while nobody looks. */
const screen = '1920x1200x24'
const startLimit = 15_000

/**
 * Starts an X server that draws into memory, on a display number of its own choice.
 *
 * @returns {Promise<{ display: string, close: () => void }>}
 * @throws {PlainError} where it does not start.
 */
export function startVirtualDisplay() {
  return new Promise((resolve, reject) => {
    const args = ['-displayfd', '3', '-screen', '0', screen, '-nolisten', 'tcp']
    const server = spawn('Xvfb', args, { stdio: ['ignore', 'ignore', 'pipe', 'pipe'] })
    let complaints = ''
    server.stderr?.setEncoding('utf8').on('data', text => {
      complaints += text
    })
    const close = () => {
      server.kill()
    }
    const fail = (/** @type {string} */ why) => {
      close()
      reject(new PlainError(`The virtual display did not start: ${why}\n${complaints}`))
    }
    const timer = setTimeout(() => fail('it did not answer.'), startLimit)
    server.on('error', error => fail(error.message))
    server.on('exit', code => fail(`Xvfb ended with code ${code}.`))
    process.on('exit', close)
    for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
      process.once(signal, () => process.exit(1))
    }
    let answer = ''
    const channel = /** @type {import('node:stream').Readable} */ (server.stdio[3])
    channel.setEncoding('utf8').on('data', text => {
      answer += text
      if (!answer.includes('\n')) return
      clearTimeout(timer)
      server.removeAllListeners('exit')
      resolve({ display: `:${answer.trim()}`, close })
    })
  })
}

/**
 * The environment for programs whose windows nobody needs to see: on Linux with virtual displays, the first as
 * `DISPLAY`, all of them as `RECAP_DISPLAYS`, with commas. These and `RECAP_TEMPORARY`, a temporary folder for the
 * Electrons that are started, end with this process or with `close`: one that is killed leaves its socket's folder behind.
 *
 * @param {number} [count] How many displays: programs that share one take its clipboard and focus from each other.
 * @returns {Promise<{ env: NodeJS.ProcessEnv, close: () => void }>}
 */
export async function outOfSight(count = 1) {
  const temporary = mkdtempSync(join(tmpdir(), 'recap-'))
  // A process that was killed may still be letting go of its files.
  const remove = () => rmSync(temporary, { recursive: true, force: true, maxRetries: 20 })
  process.on('exit', remove)
  const shared = { RECAP_TEMPORARY: temporary }
  if (process.platform !== 'linux') return { env: { ...process.env, ...shared }, close: remove }
  const displays = await Promise.all(Array.from({ length: count }, startVirtualDisplay))
  const names = displays.map(({ display }) => display)
  const { WAYLAND_DISPLAY: _left, ...env } = process.env
  return {
    env: {
      ...env,
      ...shared,
      DISPLAY: names[0],
      RECAP_DISPLAYS: names.join(','),
      XDG_SESSION_TYPE: 'x11'
    },
    close() {
      for (const { close } of displays) close()
      remove()
    }
  }
}
