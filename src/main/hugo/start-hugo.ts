import { createHash } from 'node:crypto'
import type { PostId } from '#shared/content.ts'
import type { EngineSite } from '#shared/hugo-protocol.ts'
import type { HugoState, PreviewFailure, PreviewPage, PreviewRequest } from '#shared/preview.ts'
import { fail, type Result } from '#shared/result.ts'
import { type EngineLimits, startEngine } from './engine.ts'
import type { EngineChild } from './engine-child.ts'
import * as failures from './failures.ts'

type PreviewResult = Result<PreviewPage, PreviewFailure>

export interface HugoOptions {
  /** Starts the engine's process: the bundled `hugo-engine.cjs`. */
  readonly fork: () => EngineChild
  /** Absolute paths of the two files of `@bookshop/hugo-engine`; they must not lie in an archive. */
  readonly files: { readonly wasm: string; readonly wasmExec: string }
  /** Bytes that the process with this id occupies now, null where that is unknown; asked once a second while it works. */
  readonly memoryOf?: (pid: number) => number | null
  /** For tests; the product's own are 5 s for a render, 60 s for opening a site, 700 MB. */
  readonly limits?: Partial<EngineLimits>
}

export interface Hugo {
  /** Renders a post. A request that a newer one overtook is answered with `superseded`. Never rejects. */
  render(request: PreviewRequest): Promise<PreviewResult>
  /** Opens a site, or a folder without one, in place of the one before; starts the engine if need be. */
  openSite(site: EngineSite): void
  /** Reads the site's templates, data and configuration again; what was rendered before should be asked for again after `ready`. */
  reloadSite(): void
  /** Posts that changed on disk, were added or removed, so that links to them resolve. */
  notePosts(ids: readonly PostId[]): void
  onState(listener: (state: HugoState) => void): () => void
  state(): HugoState
  stop(): void
}

interface Asked {
  readonly request: PreviewRequest
  readonly answer: (result: PreviewResult) => void
}

/** What the engine is at; null while it waits. */
type Work = 'starting' | 'opening' | 'noting' | Asked | null

/** An engine that cannot even open the site is tried this often before it is left alone. */
const maximumStarts = 3
/** A render that lets the engine grow by this much is the cause of a full budget, not its last straw. */
const largeGrowthBytes = 150_000_000

/**
 * Keeps one Hugo engine alive and asks it for one thing at a time, the newest text first. An engine
 * that hangs, dies or grows past its budget is replaced, and the text that caused it is held back
 * until it changes.
 */
export function startHugo({ fork, files, memoryOf, limits: given = {} }: HugoOptions): Hugo {
  const limits = { renderMilliseconds: 5000, openMilliseconds: 60_000, memoryBytes: 700_000_000, ...given }
  const listeners = new Set<(state: HugoState) => void>()
  const heldBack = new Map<PostId, { readonly hash: string; readonly failure: PreviewFailure }>()
  const changed = new Set<PostId>()
  let state: HugoState = { phase: 'starting' }
  let engine: ReturnType<typeof startEngine> | null = null
  let site: EngineSite | null = null
  let opened: EngineSite | null = null
  let notes: readonly string[] = []
  let version = ''
  let work: Work = null
  let waiting: Asked | null = null
  let starts = 0
  let memory = 0

  const enter = (next: HugoState): void => {
    state = next
    for (const listener of listeners) listener(next)
  }

  const replaceEngine = (because: PreviewFailure): void => {
    engine?.stop()
    engine = null
    opened = null
    const culprit = typeof work === 'object' ? work : null
    work = null
    if (culprit) {
      heldBack.set(culprit.request.id, { hash: hashOf(culprit.request.text), failure: because })
      culprit.answer(fail(because))
    }
    if (starts >= maximumStarts) {
      enter({ phase: 'stopped', message: because.message })
      waiting?.answer(fail(because))
      waiting = null
    } else begin()
  }

  const begin = (): void => {
    starts++
    work = 'starting'
    enter({ phase: 'starting' })
    engine = startEngine({ fork, memoryOf, limits, hear, lost: replaceEngine })
    engine.ask({ type: 'start', ...files })
  }

  const hear: Parameters<typeof startEngine>[0]['hear'] = answer => {
    const done = work
    work = null
    const grown = answer.rss - memory
    memory = answer.rss
    if (answer.type === 'started') version = answer.version
    if (answer.type === 'site-opened') notes = answer.notes
    if (answer.type === 'rendered' && done !== null && typeof done === 'object') {
      starts = 0
      done.answer(answer.result)
      if (answer.rss > limits.memoryBytes) {
        // The writer has the page; a text that needs this much is not rendered again.
        if (grown > largeGrowthBytes) hold(done.request, failures.tooLarge)
        replaceEngine(failures.tooLarge)
        return
      }
    }
    next()
  }

  const hold = ({ id, text }: PreviewRequest, failure: PreviewFailure): void => {
    heldBack.set(id, { hash: hashOf(text), failure })
  }

  /** Gives the engine what is most urgent, or says that it is ready. */
  const next = (): void => {
    if (work !== null || !engine || !site) return
    if (opened !== site) {
      opened = site
      changed.clear()
      work = 'opening'
      if (state.phase !== 'starting') enter({ phase: 'starting' })
      engine.ask({ type: 'open-site', site })
    } else if (waiting) {
      work = waiting
      waiting = null
      if (state.phase !== 'rendering') enter({ phase: 'rendering' })
      engine.ask({ type: 'render', ...work.request })
    } else if (changed.size > 0) {
      const ids = [...changed]
      changed.clear()
      work = 'noting'
      engine.ask({ type: 'posts-changed', ids })
    } else if (state.phase !== 'ready') enter({ phase: 'ready', version, notes })
  }

  const supersede = (): void => {
    waiting?.answer(fail(failures.superseded))
    waiting = null
    // Its page would be of the site that was open before; the engine's answer then finds nobody.
    if (work !== null && typeof work === 'object') work.answer(fail(failures.superseded))
  }

  const openAgain = (next_: EngineSite): void => {
    site = { ...next_ }
    heldBack.clear()
    if (!engine) {
      starts = 0
      begin()
    } else next()
  }

  return {
    render(request) {
      const held = heldBack.get(request.id)
      if (held?.hash === hashOf(request.text)) return Promise.resolve(fail(held.failure))
      heldBack.delete(request.id)
      return new Promise(answer => {
        waiting?.answer(fail(failures.superseded))
        waiting = { request, answer }
        if (engine || !site) next()
        else {
          starts = 0
          begin()
        }
      })
    },
    openSite(target) {
      supersede()
      openAgain(target)
    },
    reloadSite() {
      if (site && engine) openAgain(site)
    },
    notePosts(ids) {
      for (const id of ids) changed.add(id)
      next()
    },
    onState(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    state: () => state,
    stop() {
      engine?.stop()
      engine = null
      supersede()
      work = null
      site = null
      enter({ phase: 'stopped', message: 'The preview is off.' })
    }
  }
}

const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex')
