/** Runs work one after the other for each key; different keys run side by side. */
export interface SaveQueue {
  run<Value>(key: string, work: () => Promise<Value>): Promise<Value>
  /** Whether work for the key would have to wait. */
  isBusy(key: string): boolean
  /** Resolves when nothing is under way any more. */
  idle(): Promise<void>
}

export function createSaveQueue(): SaveQueue {
  const last = new Map<string, Promise<unknown>>()
  return {
    run(key, work) {
      // What came before may have failed; that is its caller's affair.
      const turn = (last.get(key) ?? Promise.resolve()).then(work, work)
      last.set(key, turn)
      const forget = () => {
        if (last.get(key) === turn) last.delete(key)
      }
      turn.then(forget, forget)
      return turn
    },
    isBusy: key => last.has(key),
    async idle() {
      while (last.size > 0) await Promise.allSettled(last.values())
    }
  }
}
