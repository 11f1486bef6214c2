/** Entry of `recap-desk check`: plain Node, no Electron. */
import { runInTerminal } from './run-in-terminal.ts'

void runInTerminal(process.argv.slice(2)).then(code => {
  process.exitCode = code
})
