import { spawn } from 'node:child_process'
import { realpathSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** A failure that the reader can act on: shown as its message, without a stack. */
export class PlainError extends Error {}

/**
 * Set-up speaks on stderr, so that stdout stays free for what a script answers.
 *
 * @param {string} line
 */
export const say = line => process.stderr.write(`${line}\n`)

/** @param {number} milliseconds */
export const seconds = milliseconds => `${(milliseconds / 1000).toFixed(milliseconds < 10_000 ? 1 : 0)} s`

/** @param {number} bytes */
export const megabytes = bytes => `${(bytes / 1e6).toFixed(0)} MB`

/**
 * Shows that a long piece of work is alive: a line that is rewritten each second in
 * a terminal, a new line every five seconds in a log.
 *
 * @template T
 * @param {string} title
 * @param {(report: (detail: string) => void) => Promise<T>} work `report` sets the detail beside the title.
 * @returns {Promise<T>}
 */
export async function withProgress(title, work) {
  const started = Date.now()
  const terminal = process.stderr.isTTY === true
  let detail = ''
  const show = () => {
    const line = `${title}${detail === '' ? '' : `: ${detail}`} (${seconds(Date.now() - started)})`
    if (terminal) process.stderr.write(`\r\x1b[K${line}`)
    else say(`  ${line}`)
  }
  say(`${title} …`)
  const timer = setInterval(show, terminal ? 1000 : 5000)
  try {
    const result = await work(text => {
      detail = text
    })
    if (terminal) process.stderr.write('\r\x1b[K')
    say(`${title}: done in ${seconds(Date.now() - started)}`)
    return result
  } finally {
    clearInterval(timer)
  }
}

/**
 * @typedef {object} RunOptions
 * @property {string} [cwd]
 * @property {NodeJS.ProcessEnv} [env]
 * @property {boolean} [show] Pass the output through instead of keeping it.
 * @property {AbortSignal} [signal] Ends the program.
 * @property {(text: string) => void} [onOutput] Sees the output as it comes.
 */

/**
 * Runs a program to its end.
 *
 * @param {string} command
 * @param {readonly string[]} args
 * @param {RunOptions} [options]
 * @returns {Promise<{ code: number, stdout: string, stderr: string }>} `code` is 1 for a program that was
 *   killed, 127 for one that is not there.
 */
export function run(command, args, { cwd, env, show = false, signal, onOutput } = {}) {
  return new Promise(resolve => {
    let stdout = ''
    let stderr = ''
    const child = spawn(command, args, {
      cwd,
      env,
      signal,
      stdio: show ? 'inherit' : ['ignore', 'pipe', 'pipe']
    })
    child.stdout?.setEncoding('utf8').on('data', text => {
      stdout += text
      onOutput?.(text)
    })
    child.stderr?.setEncoding('utf8').on('data', text => {
      stderr += text
      onOutput?.(text)
    })
    child.on('error', error => resolve({ code: 127, stdout, stderr: stderr + error.message }))
    child.on('close', code => resolve({ code: code ?? 1, stdout, stderr }))
  })
}

/**
 * The npm client that runs this script, else the one on the PATH, as a program and its first arguments.
 *
 * @returns {[string, string[]]}
 */
export function npmClient() {
  const script = process.env.npm_execpath
  if (script?.endsWith('.js') === true) return [process.execPath, [script]]
  // Windows' npm is a batch file, which only a command interpreter can start.
  return process.platform === 'win32' ? ['cmd.exe', ['/d', '/s', '/c', 'npm']] : ['npm', []]
}

/**
 * Whether a module is the script that Node was started with, not one that another imported.
 *
 * @param {string} url The module's `import.meta.url`.
 */
export const isScript = url =>
  process.argv[1] !== undefined && realpathSync(process.argv[1]) === fileURLToPath(url)

/**
 * Runs a script's work; a PlainError is printed as a sentence, anything else with its stack, both end with code 1.
 *
 * @param {() => Promise<number | void>} work Its number is the exit code.
 */
export async function main(work) {
  try {
    process.exitCode = (await work()) ?? 0
  } catch (error) {
    say(
      error instanceof PlainError
        ? `\n${error.message}`
        : String(error instanceof Error ? error.stack : error)
    )
    process.exitCode = 1
  }
}
