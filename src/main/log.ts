import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs'
import { join } from 'node:path'

export interface Log {
  readonly folder: string
  /** One line: what happened, to which file, never what is in it. */
  write(message: string): void
}

const sizeLimit = 2 * 1024 * 1024

/**
 * A plain log file with one older copy. A log that cannot be written is not
 * worth stopping for; the application goes on without one.
 */
export function openLog(folder: string): Log {
  const file = join(folder, 'recap-desk.log')
  return {
    folder,
    write(message) {
      try {
        mkdirSync(folder, { recursive: true })
        const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0
        if (size > sizeLimit) renameSync(file, `${file}.old`)
        appendFileSync(file, `${new Date().toISOString()} ${message.replaceAll(/[\r\n]+/g, ' ')}\n`)
      } catch {
        // Said above.
      }
    }
  }
}
