import { errorCode } from '../content/file-failure.ts'
import { runCheckCommand } from './run-check.ts'

/** A terminal, a pipe or a file, as `process.stdout` is one. */
export interface TerminalStream extends NodeJS.WritableStream {
  readonly isTTY?: boolean
}

/**
 * Runs the command on this process' own output. Gives the exit code once everything that was written has left: 2, after
 * a sentence on stderr, where the check came to no end or could not be written. Never fails. That nobody reads on, as
 * behind `| head`, is no error.
 */
export async function runInTerminal(
  args: readonly string[],
  streams: { readonly stdout: TerminalStream; readonly stderr: TerminalStream } = process
): Promise<number> {
  const { stdout, stderr } = streams
  const unwritten: unknown[] = []
  // Without listeners Node would end with a stack, and Electron show a window that waits for an answer.
  for (const stream of [stdout, stderr])
    stream.on('error', error => {
      if (errorCode(error) !== 'EPIPE') unwritten.push(error)
    })
  const written = () =>
    Promise.all([stdout, stderr].map(stream => new Promise(done => stream.write('', done))))
  try {
    const code = await runCheckCommand(args, {
      out: text => stdout.write(text),
      err: text => stderr.write(text),
      isTerminal: stderr.isTTY === true,
      colours: stdout.isTTY === true && process.env.NO_COLOR === undefined
    })
    await written()
    if (unwritten.length === 0) return code
  } catch (error) {
    unwritten.push(error)
  }
  const [error] = unwritten
  // On a terminal this takes the place of the progress.
  const start = stderr.isTTY === true ? '\r\u001b[K' : ''
  stderr.write(`${start}The check failed: ${error instanceof Error ? error.message : String(error)}.\n`)
  await written()
  return 2
}
