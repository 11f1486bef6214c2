import { runCheckCommand } from './run-check.ts'

/** Runs the command on this process' own output. Gives the exit code once everything that was written has left. */
export async function runInTerminal(args: readonly string[]): Promise<number> {
  const code = await runCheckCommand(args, {
    out: text => process.stdout.write(text),
    err: text => process.stderr.write(text),
    isTerminal: process.stderr.isTTY === true,
    colours: process.stdout.isTTY === true && process.env.NO_COLOR === undefined
  })
  await Promise.all(
    [process.stdout, process.stderr].map(stream => new Promise(done => stream.write('', done)))
  )
  return code
}
