/** Commands of the keyboard: it is there with the first paint, what carries them out a moment later. */
import type { MenuCommand } from '#shared/ipc/contract.ts'

let carryOut: ((command: MenuCommand) => void) | null = null
const waiting: MenuCommand[] = []

/** Carries a command out; one that comes before that is possible waits for it, in its turn. */
export function giveCommand(command: MenuCommand): void {
  if (carryOut === null) waiting.push(command)
  else carryOut(command)
}

/** From now on `run` carries commands out, those that wait first. */
export function takeCommands(run: (command: MenuCommand) => void): void {
  carryOut = run
  for (const command of waiting.splice(0)) {
    try {
      run(command)
    } catch (error) {
      // One that fails must not take the others with it.
      reportError(error)
    }
  }
}
