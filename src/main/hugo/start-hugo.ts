import { createHash } from 'node:crypto'
import type { EngineSite, FromEngine, ToEngine } from '#shared/hugo-protocol.ts'
import type { HugoState, PreviewFailure, PreviewPage, PreviewRequest } from '#shared/preview.ts'
import { fail, type Result } from '#shared/result.ts'
import type { EngineChild } from './engine-child.ts'

type PreviewResult = Result<PreviewPage, PreviewFailure>

export interface HugoOptions {
  /** Starts the engine's process: the bundled `hugo-engine.cjs`. */
  readonly fork: () => EngineChild
  /** Absolute paths of the two files of `@bookshop/hugo-engine`; they must not lie in an archive. */
  readonly files: { readonly wasm: string; readonly wasmExec: string }
  /** Bytes that the process with this id occupies now, null where that is unknown. Asked once a second during a render. */
  readonly memoryOf?: (pid: number) => number | null
  readonly renderLimitMilliseconds?: number
  readonly memoryLimitBytes?: number
}

export interface Hugo {
  /** Renders a post. A request that a newer one overtook is answered with `superseded`. Never rejects. */
  render(request: PreviewRequest): Promise<PreviewResult>
  /** Opens a site, or a folder without one, in place of the one before; starts the engine if need be. */
  openSite(site: EngineSite): void
  /** Reads the site's templates, data and configuration again. */
  reloadSite(): void
  onState(listener: (state: HugoState) => void): () => void
  state(): HugoState
  stop(): void
}

interface Waiting {
  readonly request: PreviewRequest
  readonly answer: (result: PreviewResult) => void
}

/** Hugo needs seconds to start and a large site longer to open; a render's limit is much shorter. */
const openLimitMilliseconds = 60_000
const memoryCheckMilliseconds = 1000

/**
 * Keeps one Hugo engine alive and asks it for one preview at a time. An engine that hangs, dies or
 * grows past its budget is replaced, and the text that caused it is not tried again.
 */
export function startHugo(options: HugoOptions): Hugo {
  const renderLimit = options.renderLimitMilliseconds ?? 5000
  const memoryLimit = options.memoryLimitBytes ?? 700_000_000
  const listeners = new Set<(state: HugoState) => void>()
  const heldBack = new Map<string, { readonly hash: string; readonly failure: PreviewFailure }>()
  let state: HugoState = { phase: 'starting' }
  let site: EngineSite | null = null
  let notes: readonly string[] = []
  let version = ''
  let engine: EngineChild | null = null
  let siteIsOpen = false
  let running: (Waiting & { readonly serial: number }) | null = null
  let waiting: Waiting | null = null
  let serial = 0
  let failedStarts = 0
  let alarm: NodeJS.Timeout | undefined
  let memoryCheck: NodeJS.Timeout | undefined

  const enter = (next: HugoState): void => {
    state = next
    for (const listener of listeners) listener(next)
  }
  const send = (message: ToEngine): void => engine?.postMessage(message)

  const watch = (limit: number, because: PreviewFailure): void => {
    clearTimeout(alarm)
    clearInterval(memoryCheck)
    alarm = setTimeout(() => replaceEngine(because), limit)
    const { memoryOf } = options
    if (!memoryOf) return
    memoryCheck = setInterval(() => {
      const bytes = engine?.pid === undefined ? null : memoryOf(engine.pid)
      if (bytes !== null && bytes > memoryLimit) replaceEngine(tooLarge)
    }, memoryCheckMilliseconds)
  }
  const unwatch = (): void => {
    clearTimeout(alarm)
    clearInterval(memoryCheck)
  }

  const startEngine = (): void => {
    enter({ phase: 'starting' })
    const child = options.fork()
    engine = child
    siteIsOpen = false
    child.on('message', message => {
      if (engine === child) hear(message as FromEngine)
    })
    child.on('exit', () => {
      if (engine === child) replaceEngine(stopped)
    })
    send({ type: 'start', ...options.files })
    if (site) send({ type: 'open-site', site })
    watch(openLimitMilliseconds, slowStart)
  }

  const replaceEngine = (because: PreviewFailure): void => {
    unwatch()
    const old = engine
    engine = null
    old?.kill()
    const culprit = running
    running = null
    if (culprit) {
      heldBack.set(culprit.request.id, { hash: hashOf(culprit.request.text), failure: because })
      culprit.answer(fail(because))
    } else if (++failedStarts >= 3) {
      // Nothing was being rendered: trying on and on would only burn the machine.
      enter({ phase: 'stopped', message: because.message })
      waiting?.answer(fail(because))
      waiting = null
      return
    }
    startEngine()
  }

  const hear = (message: FromEngine): void => {
    switch (message.type) {
      case 'started':
        version = message.version
        return
      case 'site-opened':
        notes = message.notes
        siteIsOpen = true
        unwatch()
        enter({ phase: 'ready', version, notes })
        renderNext()
        return
      case 'rendered': {
        if (running?.serial !== message.serial) return
        failedStarts = 0
        const { answer } = running
        running = null
        unwatch()
        answer(message.result)
        if (!waiting) enter({ phase: 'ready', version, notes })
        renderNext()
        return
      }
      case 'memory':
        // Between two renders nobody is to blame, and a restart costs the writer nothing but a moment.
        if (message.rss > memoryLimit && !running) replaceEngine(tooLarge)
    }
  }

  const renderNext = (): void => {
    if (running || !waiting || !siteIsOpen || !engine) return
    running = { ...waiting, serial: ++serial }
    waiting = null
    enter({ phase: 'rendering' })
    watch(renderLimit, tooSlow)
    send({ type: 'render', serial, id: running.request.id, text: running.request.text })
  }

  return {
    render(request) {
      const held = heldBack.get(request.id)
      if (held) {
        if (held.hash === hashOf(request.text)) return Promise.resolve(fail(held.failure))
        heldBack.delete(request.id)
      }
      if (state.phase === 'stopped') {
        failedStarts = 0
        startEngine()
      }
      return new Promise(answer => {
        waiting?.answer(fail(superseded))
        waiting = { request, answer }
        renderNext()
      })
    },
    openSite(next) {
      site = next
      heldBack.clear()
      waiting?.answer(fail(superseded))
      waiting = null
      if (!engine) startEngine()
      else {
        siteIsOpen = false
        enter({ phase: 'starting' })
        send({ type: 'open-site', site })
        watch(openLimitMilliseconds, slowStart)
      }
    },
    reloadSite() {
      if (!site || !engine) return
      heldBack.clear()
      siteIsOpen = false
      send({ type: 'open-site', site })
      watch(openLimitMilliseconds, slowStart)
    },
    onState(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    state: () => state,
    stop() {
      unwatch()
      const old = engine
      engine = null
      old?.kill()
      running?.answer(fail(superseded))
      waiting?.answer(fail(superseded))
      running = null
      waiting = null
      enter({ phase: 'stopped', message: 'The preview was stopped.' })
    }
  }
}

const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex')

const failure = (code: PreviewFailure['code'], message: string): PreviewFailure => ({
  code,
  message,
  detail: '',
  line: null,
  column: null
})
const superseded = failure('superseded', 'A newer text took its place.')
const tooSlow = failure(
  'timed-out',
  'Hugo did not finish this post in time and was stopped. Change the post to try again.'
)
const tooLarge = failure(
  'engine-stopped',
  'Hugo needed too much memory for this post and was stopped. Change the post to try again.'
)
const stopped = failure(
  'engine-stopped',
  'Hugo stopped while it rendered this post. Change the post to try again.'
)
const slowStart = failure('engine-stopped', 'Hugo could not open this site in time.')
