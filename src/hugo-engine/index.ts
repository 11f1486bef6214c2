/**
 * Entry of the engine's process: Hugo, alone with the files of one site, without a network. It is
 * started as an Electron utility process, in tests as a child process of Node.
 */
import type { FromEngine, ToEngine } from '#shared/hugo-protocol.ts'
import { compileHugo, startHugoRuntime } from './hugo-runtime.ts'
import { removeNetwork } from './remove-network.ts'
import { createRenderSession, type RenderSession } from './render-session.ts'

removeNetwork()

/** The part of Electron's `process.parentPort` that is used. */
interface ParentPort {
  postMessage(message: FromEngine): void
  on(event: 'message', listener: (event: { data: ToEngine }) => void): void
}

type Answer = FromEngine extends infer One
  ? One extends FromEngine
    ? Omit<One, 'rss' | 'milliseconds'>
    : never
  : never

/** The Hugo that `@bookshop/hugo-engine` 3.20.0 carries; it does not say so itself. */
const hugoVersion = '0.147.6'

let session: RenderSession | null = null

async function answerTo(message: ToEngine): Promise<Answer> {
  if (message.type === 'start') {
    const module = await compileHugo(message)
    session = createRenderSession(() => startHugoRuntime(module))
    return { type: 'started', version: hugoVersion }
  }
  if (!session) throw new Error(`The engine was told to ${message.type} before it was started`)
  switch (message.type) {
    case 'open-site':
      return { type: 'site-opened', notes: await session.openSite(message.site) }
    case 'posts-changed':
      session.notePosts(message.ids)
      return { type: 'posts-noted' }
    case 'render':
      return { type: 'rendered', result: session.render(message.id, message.text) }
  }
}

/** Nobody has asked for anything this long: the writer pauses. */
const pauseMilliseconds = 5000
let pause: NodeJS.Timeout | undefined
let resting: Promise<void> = Promise.resolve()

function restLater(): void {
  clearTimeout(pause)
  pause = setTimeout(() => {
    resting = session?.rest().catch(giveUp) ?? resting
  }, pauseMilliseconds)
}

/** Nothing can be trusted any more; main sees the exit and starts a fresh engine. */
function giveUp(error: unknown): never {
  console.error(error)
  process.exit(1)
}

const parentPort = (process as { parentPort?: ParentPort }).parentPort

async function receive(message: ToEngine): Promise<void> {
  clearTimeout(pause)
  await resting
  const begun = performance.now()
  try {
    const answer = await answerTo(message)
    const milliseconds = Math.round((performance.now() - begun) * 10) / 10
    const full = { ...answer, rss: process.memoryUsage.rss(), milliseconds } as FromEngine
    if (parentPort) parentPort.postMessage(full)
    else process.send?.(full)
  } catch (error) {
    giveUp(error)
  }
  restLater()
}

if (parentPort) parentPort.on('message', event => void receive(event.data))
else {
  process.on('message', (message: ToEngine) => void receive(message))
  // Timers of Hugo's would keep the process alive without the one who asks for previews.
  process.on('disconnect', () => process.exit())
}
