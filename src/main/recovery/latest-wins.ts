/** Runs one write at a time for each key; of those that wait only the last is made, and answers for the others. */
export interface LatestWins {
  run<Value>(key: string, work: () => Promise<Value>): Promise<Value>
  /** Resolves when nothing is under way any more. */
  idle(): Promise<void>
}

interface Turn {
  readonly running: Promise<unknown>
  /** What is made next; `work` is replaced while it waits. */
  next: { work: () => Promise<unknown>; readonly done: Promise<unknown> } | null
}

/**
 * Typing asks for a write every few hundred milliseconds. On a slow disk those
 * would pile up, and the newest text would be the last to be safe.
 */
export function createLatestWins(): LatestWins {
  const turns = new Map<string, Turn>()

  function start(key: string, work: () => Promise<unknown>): Promise<unknown> {
    const running = work()
    const turn: Turn = { running, next: null }
    turns.set(key, turn)
    const finish = () => {
      if (turn.next === null) turns.delete(key)
    }
    running.then(finish, finish)
    return running
  }

  return {
    run<Value>(key: string, work: () => Promise<Value>): Promise<Value> {
      const turn = turns.get(key)
      if (turn === undefined) return start(key, work) as Promise<Value>
      if (turn.next !== null) {
        turn.next.work = work
        return turn.next.done as Promise<Value>
      }
      const startNext = () => start(key, turn.next?.work ?? work)
      const done = turn.running.then(startNext, startNext)
      turn.next = { work, done }
      return done as Promise<Value>
    },
    async idle() {
      while (turns.size > 0) await Promise.allSettled([...turns.values()].map(turn => turn.running))
    }
  }
}
