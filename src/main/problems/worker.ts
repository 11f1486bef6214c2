/** Entry of the worker thread that checks a folder's posts, so that neither main nor the window waits for it. */
import { parentPort, workerData } from 'node:worker_threads'
import { checkPost } from '#core/problems/check-post.ts'
import type { PostProblems } from '#shared/problems.ts'
import { today } from '#shared/today.ts'
import { findTop } from '../site-style/style-files.ts'
import { type FolderChecker, findPost, openChecker } from './check-folder.ts'
import { listProblems } from './list-problems.ts'
import type { Answers, FromProblems, ProblemsTask, Question, ToProblems } from './problems-task.ts'

/** News are sent this often, in milliseconds, */
const batchMs = 250
/** and before, with so many problems: each is copied several times on its way, the last time on the window's thread. */
const batchProblems = 60

function serve({ folder }: ProblemsTask, send: (message: FromProblems) => void) {
  let checker: Promise<FolderChecker> | null = null
  let run = 0
  let wasChecked = false

  const open = (): Promise<FolderChecker> => {
    checker ??= openChecker({ folder, today: today() })
    return checker
  }

  async function checkFolder(): Promise<void> {
    run += 1
    const mine = run
    const isStopped = () => mine !== run
    const news = batches(send)
    checker = openChecker({
      folder,
      today: today(),
      isStopped,
      onRead: (checked, found) => news.progress({ phase: 'reading', checked, found })
    })
    const { posts, check } = await checker
    const found = posts.length
    let checked = 0
    for (const post of posts) {
      if (isStopped()) break
      news.add(listProblems(await check(post)))
      checked += 1
      news.progress({ phase: 'checking', checked, found })
    }
    if (isStopped()) {
      // What was read for a check that was stopped is not all there is.
      if (run === mine + 1) checker = null
      news.end({ phase: 'stopped', checked, found })
      return
    }
    wasChecked = true
    news.end({ phase: 'done', checked, found })
  }

  async function checkAgain(ids: readonly string[]): Promise<void> {
    if (!wasChecked) return
    const { check } = await open()
    const posts: PostProblems[] = []
    for (const id of ids) {
      const post = await findPost(folder.root, id)
      if (post !== null) posts.push(listProblems(await check(post)))
    }
    send({ kind: 'batch', batch: { posts, progress: null } })
  }

  async function answer({ id, ...question }: Question): Promise<Answers[keyof Answers] | null> {
    const post = await findPost(folder.root, id)
    if (post === null) return null
    if (question.kind === 'facts') return (await open()).facts(post)
    if (question.kind === 'lint') {
      const { linter, facts } = await open()
      return linter.lint(post.path, question.text, checkPost(question.text, await facts(post)))
    }
    // A library of some size, which is needed only now.
    const { formatPost } = await import('../site-style/format-post.ts')
    return formatPost(question.text, post.path, await findTop(folder.site?.path ?? folder.root))
  }

  return (message: ToProblems): void => {
    switch (message.kind) {
      case 'check-folder':
        void checkFolder()
        break
      case 'stop-check':
        run += 1
        break
      case 'posts-changed':
        void checkAgain(message.ids)
        break
      case 'site-changed':
        checker = null
        break
      case 'ask':
        void answer(message.question)
          .catch(() => null)
          .then(answer => send({ kind: 'answer', key: message.key, answer }))
        break
    }
  }
}

function batches(send: (message: FromProblems) => void) {
  type Progress = NonNullable<Extract<FromProblems, { kind: 'batch' }>['batch']['progress']>
  let posts: PostProblems[] = []
  let problems = 0
  let sent = performance.now()
  function progress(progress: Progress, now = false): void {
    if (!now && problems < batchProblems && performance.now() - sent < batchMs) return
    send({ kind: 'batch', batch: { posts, progress } })
    posts = []
    problems = 0
    sent = performance.now()
  }
  return {
    add(post: PostProblems): void {
      posts.push(post)
      problems += post.problems.length
    },
    progress: (news: Progress) => progress(news),
    end: (news: Progress) => progress(news, true)
  }
}

const port = parentPort
if (port !== null)
  port.on(
    'message',
    serve(workerData as ProblemsTask, message => port.postMessage(message))
  )
