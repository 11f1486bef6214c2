/** Entry of `recap-desk check`: plain Node, no Electron. */
import { runCheckCommand } from './run-check.ts'

void runCheckCommand(process.argv.slice(2), {
  out: text => process.stdout.write(text),
  err: text => process.stderr.write(text),
  isTerminal: process.stderr.isTTY === true,
  colours: process.stdout.isTTY === true && process.env.NO_COLOR === undefined
}).then(code => {
  // Not `exit`: what was written to a pipe may not have left yet.
  process.exitCode = code
})
