import type { FromEngine, ToEngine } from '#shared/hugo-protocol.ts'
import type { PreviewFailure } from '#shared/preview.ts'
import type { EngineChild } from './engine-child.ts'
import * as failures from './failures.ts'

export interface EngineLimits {
  readonly renderMilliseconds: number
  /** For starting Hugo, and for opening a site. */
  readonly openMilliseconds: number
  readonly memoryBytes: number
}

export interface EngineOptions {
  readonly fork: () => EngineChild
  readonly memoryOf: ((pid: number) => number | null) | undefined
  readonly limits: EngineLimits
  /** The answer to what was asked last. */
  readonly hear: (answer: FromEngine) => void
  /** The engine hangs, died or grew too large; it must be stopped and replaced. Called once. */
  readonly lost: (because: PreviewFailure) => void
}

const memoryCheckMilliseconds = 1000

/** One process of the engine, watched while it works. After `stop` nothing is heard of it any more. */
export function startEngine({ fork, memoryOf, limits, hear, lost }: EngineOptions): {
  ask(message: ToEngine): void
  stop(): void
} {
  const child = fork()
  let over = false
  let asked: ToEngine['type'] | null = null
  let alarm: NodeJS.Timeout | undefined
  let memoryCheck: NodeJS.Timeout | undefined

  const rest = (): void => {
    clearTimeout(alarm)
    clearInterval(memoryCheck)
  }
  const lose = (because: PreviewFailure): void => {
    if (over) return
    over = true
    rest()
    lost(because)
  }

  child.on('message', message => {
    if (over) return
    rest()
    asked = null
    hear(message as FromEngine)
  })
  child.on('exit', () => lose(asked === 'start' ? failures.neverStarted : failures.died))

  return {
    ask(message) {
      asked = message.type
      const isRender = message.type === 'render'
      const slow = isRender ? failures.tooSlow : failures.neverOpened
      alarm = setTimeout(() => lose(slow), isRender ? limits.renderMilliseconds : limits.openMilliseconds)
      memoryCheck = setInterval(() => {
        const bytes = child.pid === undefined ? null : (memoryOf?.(child.pid) ?? null)
        if (bytes !== null && bytes > limits.memoryBytes) lose(failures.tooLarge)
      }, memoryCheckMilliseconds)
      child.postMessage(message)
    },
    stop() {
      over = true
      rest()
      child.kill()
    }
  }
}
