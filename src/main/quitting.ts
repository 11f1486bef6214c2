import { setTimeout as pause } from 'node:timers/promises'
import { within } from './patience.ts'

/** What is being written when the last window has closed gets this long: whoever closed it has seen to the texts. */
const writePatienceMs = 10_000
/** Any other work on files. */
const filePatienceMs = 3000

/** Whether a thread is at work on a file for this process. */
const worksOnFiles = (): boolean => process.getActiveResourcesInfo().some(name => name.startsWith('FSReq'))

/**
 * Waits until the process can end in order: what is being `written` has come to its end, and no thread hangs in a
 * network folder that does not answer, since an orderly end would wait for it for ever. False when it cannot.
 */
export async function canEndInOrder(written: Promise<unknown>): Promise<boolean> {
  const isWritten = written.then(() => true)
  if (!(await within(writePatienceMs, isWritten, false))) return false
  for (const from = performance.now(); worksOnFiles(); await pause(20))
    if (performance.now() - from > filePatienceMs) return false
  return true
}
