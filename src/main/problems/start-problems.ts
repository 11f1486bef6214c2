import { Worker } from 'node:worker_threads'
import type { PostId } from '#shared/content.ts'
import type { ProblemsBatch } from '#shared/problems.ts'
import type { OpenedFolder } from '../content/content-folder.ts'
import type { Answers, FromProblems, ProblemsTask, Question, ToProblems } from './problems-task.ts'

export interface ProblemsOptions {
  /** Absolute path of the bundled `problems/worker.ts`. */
  readonly workerPath: string
  readonly folder: OpenedFolder
  readonly onBatch: (batch: ProblemsBatch) => void
  /** Takes a sentence for the log when the worker fails. */
  readonly report: (sentence: string) => void
}

export interface Problems {
  /** Checks all posts; their problems arrive as batches. A check that runs is begun anew. */
  checkFolder(): void
  stopCheck(): void
  /** Asks about one post; null where nothing can be told. */
  ask<Kind extends Question['kind']>(
    question: Extract<Question, { readonly kind: Kind }>
  ): Promise<Answers[Kind] | null>
  postsChanged(ids: readonly PostId[]): void
  siteChanged(): void
  stop(): Promise<void>
}

/** Checks a folder's posts in a worker thread, which starts with the first thing to do. */
export function startProblems({ workerPath, folder, onBatch, report }: ProblemsOptions): Problems {
  let worker: Worker | null = null
  let isStopped = false
  const waiting = new Map<number, (answer: unknown) => void>()
  let lastKey = 0

  function start(): Worker {
    const task: ProblemsTask = { folder }
    const started = new Worker(workerPath, {
      workerData: task,
      name: 'problems',
      resourceLimits: { maxOldGenerationSizeMb: 1024 }
    })
    started.on('message', (message: FromProblems) => {
      if (isStopped) return
      if (message.kind === 'batch') onBatch(message.batch)
      else settle(message.key, message.answer)
    })
    started.on('error', error => report(`The worker for problems failed: ${error.message}`))
    started.on('exit', () => {
      worker = null
      for (const key of [...waiting.keys()]) settle(key, null)
      if (!isStopped) onBatch({ posts: [], progress: { phase: 'stopped', checked: 0, found: 0 } })
    })
    // Nothing that it does is worth keeping the application for.
    started.unref()
    return started
  }

  function settle(key: number, answer: unknown): void {
    waiting.get(key)?.(answer)
    waiting.delete(key)
  }

  function tell(message: ToProblems): void {
    if (isStopped) return
    worker ??= start()
    worker.postMessage(message)
  }

  return {
    checkFolder: () => tell({ kind: 'check-folder' }),
    stopCheck: () => worker?.postMessage({ kind: 'stop-check' } satisfies ToProblems),
    ask(question) {
      if (isStopped) return Promise.resolve(null)
      lastKey += 1
      const key = lastKey
      return new Promise(resolve => {
        // The worker is our own, and answers a question with its kind of answer.
        waiting.set(key, answer => resolve(answer as never))
        tell({ kind: 'ask', key, question })
      })
    },
    postsChanged: ids => worker?.postMessage({ kind: 'posts-changed', ids } satisfies ToProblems),
    siteChanged: () => worker?.postMessage({ kind: 'site-changed' } satisfies ToProblems),
    async stop() {
      isStopped = true
      for (const key of [...waiting.keys()]) settle(key, null)
      await worker?.terminate()
    }
  }
}
