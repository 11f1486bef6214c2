import type { Log } from './log.ts'

/** What went wrong beside what the writer does, and did not stop it: each sentence is logged, and shown once. */
export interface Troubles {
  tell(sentence: string): void
  /** A window can show sentences from now on; those that waited for one are shown. */
  listen(): void
}

/** @param show in every window */
export function createTroubles(log: Log, show: (sentence: string) => void): Troubles {
  const told = new Set<string>()
  let waiting: string[] | null = []
  return {
    tell(sentence) {
      log.write(sentence)
      if (told.has(sentence)) return
      told.add(sentence)
      if (waiting === null) show(sentence)
      else waiting.push(sentence)
    },
    listen() {
      const sentences = waiting ?? []
      waiting = null
      for (const sentence of sentences) show(sentence)
    }
  }
}
