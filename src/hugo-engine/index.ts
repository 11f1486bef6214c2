/**
 * Entry of the engine's process: Hugo, alone with the files of one site, without a network. It is
 * started as an Electron utility process, in tests as a child process of Node.
 */
import type { FromEngine, ToEngine } from '#shared/hugo-protocol.ts'
import { compileHugo, startHugoRuntime } from './hugo-runtime.ts'
import { removeNetwork } from './remove-network.ts'
import { createRenderSession, type RenderSession } from './render-session.ts'

removeNetwork()

interface ParentPort {
  postMessage(message: FromEngine): void
  on(event: 'message', listener: (event: { data: ToEngine }) => void): void
}

const parentPort = (process as { parentPort?: ParentPort }).parentPort
const tell = (message: FromEngine): void => {
  if (parentPort) parentPort.postMessage(message)
  else process.send?.(message)
}
const tellMemory = (): void => tell({ type: 'memory', rss: process.memoryUsage.rss() })

let session: RenderSession | null = null

async function answer(message: ToEngine): Promise<void> {
  const begun = performance.now()
  const elapsed = (): number => Math.round((performance.now() - begun) * 10) / 10
  if (message.type === 'start') {
    const module = await compileHugo(message)
    session = createRenderSession(() => startHugoRuntime(module))
    tell({ type: 'started', version: '0.147.6', milliseconds: elapsed() })
  } else if (!session) {
    throw new Error(`The engine was told to ${message.type} before it was started`)
  } else if (message.type === 'open-site') {
    const notes = await session.openSite(message.site)
    tell({ type: 'site-opened', notes, milliseconds: elapsed() })
  } else {
    const result = session.render(message.id, message.text)
    tell({ type: 'rendered', serial: message.serial, result, milliseconds: elapsed() })
  }
  tellMemory()
}

// One after the other: a site must be open before the post that came after it is rendered.
let queue: Promise<void> = Promise.resolve()
const receive = (message: ToEngine): void => {
  queue = queue
    .then(() => answer(message))
    .catch(error => {
      // Nothing can be trusted any more; main sees the exit and starts a fresh engine.
      console.error(error)
      process.exit(1)
    })
}

if (parentPort) parentPort.on('message', event => receive(event.data))
else process.on('message', (message: ToEngine) => receive(message))
