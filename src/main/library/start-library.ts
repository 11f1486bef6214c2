import { Worker } from 'node:worker_threads'
import type { LibraryBatch, SiteFacts } from '#shared/content.ts'
import type { OpenedFolder } from '../content/content-folder.ts'
import { readHeaderOrder } from './header-order.ts'
import type { LibraryMessage, LibraryTask } from './library-task.ts'
import { readAuthors } from './site-facts.ts'

export interface LibraryOptions {
  /** Absolute path of the bundled `library/worker.ts`. */
  readonly workerPath: string
  readonly folder: OpenedFolder
  readonly onBatch: (batch: LibraryBatch) => void
  readonly onSiteFacts: (facts: SiteFacts) => void
  /** Takes a sentence for the log when the worker fails. */
  readonly report?: (sentence: string) => void
  /** How long the worker may be silent before it is given up, in milliseconds. */
  readonly silenceMs?: number
}

export interface Library {
  /** What is known so far. */
  siteFacts(): SiteFacts
  /** Reads the site's authors and its template of a post anew, after its files changed. */
  refreshSite(): Promise<void>
  /** Resolves when nothing more will be sent. */
  stop(): Promise<void>
}

/**
 * Reads a folder's posts in a worker thread, which ends when it is done. A last
 * batch with `done` always comes, unless it is stopped: a worker that dies, or is
 * silent for too long over a hostile post, is ended with a note.
 */
export function startLibrary(options: LibraryOptions): Library {
  const { folder, onBatch, onSiteFacts, silenceMs = 60_000 } = options
  const site = folder.site?.path ?? null
  const task: LibraryTask = {
    root: folder.root,
    postFolders: folder.postFolders,
    isSite: folder.kind === 'site',
    site
  }
  const worker = new Worker(options.workerPath, {
    workerData: task,
    name: 'library',
    resourceLimits: { maxOldGenerationSizeMb: 1024 }
  })
  let facts: SiteFacts = { authors: [], keywords: [] }
  let counts = { found: 0, read: 0 }
  let isDone = false
  let isStopped = false
  let silence = setTimeout(giveUp, silenceMs)

  worker.on('message', (message: LibraryMessage) => {
    clearTimeout(silence)
    if (isStopped) return
    if (message.kind === 'facts') {
      facts = message.facts
      onSiteFacts(facts)
      return
    }
    isDone = message.batch.done
    counts = message.batch
    onBatch(message.batch)
    if (!isDone) silence = setTimeout(giveUp, silenceMs)
  })
  // The exit that follows tells the window.
  worker.on('error', error => options.report?.(`The library's worker failed: ${error.message}`))
  worker.on('exit', () => end('Reading the folder stopped before its end. List it again to see all posts.'))

  function giveUp(): void {
    end('One of the posts takes too long to read, so the list is not complete.')
    void worker.terminate()
  }

  function end(note: string): void {
    clearTimeout(silence)
    if (isDone || isStopped) return
    isDone = true
    onBatch({ posts: [], found: counts.found, read: counts.read, done: true, notes: [note] })
  }

  return {
    siteFacts: () => facts,
    async refreshSite() {
      if (site === null) return
      const [authors, headerOrder] = await Promise.all([readAuthors(site), readHeaderOrder(site)])
      if (isStopped) return
      facts = { ...facts, authors, ...(headerOrder === null ? {} : { headerOrder }) }
      onSiteFacts(facts)
    },
    async stop() {
      isStopped = true
      clearTimeout(silence)
      await worker.terminate()
    }
  }
}
