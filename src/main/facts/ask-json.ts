import { readAtMost } from '../read-at-most.ts'

export type Fetch = (
  url: string,
  init: {
    readonly signal: AbortSignal
    readonly redirect: 'error'
    readonly credentials: 'omit'
    readonly headers: Record<string, string>
  }
) => Promise<Response>

/** An answer of a web address, or why there is none. `status` 0: it was not reached. */
export type JsonAnswer =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly status: number; readonly value: unknown; readonly reason: AskFailure }

export type AskFailure = 'unreachable' | 'timeout' | 'cancelled' | 'refused' | 'not-json' | 'too-large'

const timeoutMs = 10_000
/** The answer about fifty videos with long descriptions has some 300 KB. */
const largestAnswer = 2 * 1024 * 1024
/** Longer than this nobody waits for a host that is asked too often. */
const longestWaitMs = 15_000

export interface AskOptions {
  readonly fetch: Fetch
  readonly signal: AbortSignal
  /** How long an answer may take, in milliseconds. */
  readonly timeoutMs?: number
}

/**
 * Asks a web address for JSON. Follows no redirect, takes no more than two megabytes, waits ten seconds. A host that
 * says it is asked too often (429, or 503 with `Retry-After`) is asked once more after the time that it names.
 */
export async function askJson(url: string, options: AskOptions): Promise<JsonAnswer> {
  const first = await askOnce(url, options)
  if (first.wait === null) return first.answer
  try {
    await pause(first.wait, options.signal)
  } catch {
    return failure('cancelled')
  }
  return (await askOnce(url, options)).answer
}

async function askOnce(
  url: string,
  options: AskOptions
): Promise<{ readonly answer: JsonAnswer; readonly wait: number | null }> {
  const timeout = AbortSignal.timeout(options.timeoutMs ?? timeoutMs)
  try {
    const response = await options.fetch(url, {
      signal: AbortSignal.any([timeout, options.signal]),
      redirect: 'error',
      // What a player's page has set is the writer's, and none of this.
      credentials: 'omit',
      headers: { accept: 'application/json' }
    })
    const bytes = await readAtMost(response, largestAnswer)
    if (bytes === null) return { answer: failure('too-large'), wait: null }
    const value = parsed(new TextDecoder().decode(bytes))
    if (response.ok)
      return { answer: value === undefined ? failure('not-json') : { ok: true, value }, wait: null }
    return { answer: failure('refused', response.status, value), wait: waitFor(response) }
  } catch {
    const reason = options.signal.aborted ? 'cancelled' : timeout.aborted ? 'timeout' : 'unreachable'
    return { answer: failure(reason), wait: null }
  }
}

function waitFor(response: Response): number | null {
  if (response.status !== 429 && response.status !== 503) return null
  const after = Number(response.headers.get('retry-after'))
  if (response.headers.has('retry-after') && !Number.isNaN(after))
    return after * 1000 <= longestWaitMs ? after * 1000 : null
  return response.status === 429 ? 2_000 : null
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = () => {
      clearTimeout(timer)
      reject(new Error('cancelled'))
    }
    const timer = setTimeout(() => {
      signal.removeEventListener('abort', stop)
      resolve()
    }, ms)
    if (signal.aborted) stop()
    else signal.addEventListener('abort', stop, { once: true })
  })
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function failure(reason: AskFailure, status = 0, value: unknown = undefined): JsonAnswer {
  return { ok: false, status, value, reason }
}
