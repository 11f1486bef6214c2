/** Everything that main does for one opened folder: its library, its watcher and its preview. */
import { randomBytes } from 'node:crypto'
import { constants, setPriority } from 'node:os'
import { app, type UtilityProcess, utilityProcess, type WebContents } from 'electron'
import type { ContentFolder, SiteFacts } from '#shared/content.ts'
import type { HugoState, PreviewFailure, PreviewPage, PreviewRequest } from '#shared/preview.ts'
import type { Result } from '#shared/result.ts'
import type { AppFiles } from './app-files.ts'
import type { OpenedFolder } from './content/content-folder.ts'
import { watchContent } from './content/watch.ts'
import { startHugo } from './hugo/start-hugo.ts'
import { sendEvent } from './ipc/handle-requests.ts'
import { type Library, startLibrary } from './library/start-library.ts'
import { type Problems, startProblems } from './problems/start-problems.ts'

export interface Desk {
  readonly folder: OpenedFolder
  /** Names the folder in `recap-media://` addresses. */
  readonly token: string
  /** The folder as the window knows it. */
  readonly info: ContentFolder
  hugoState(): HugoState
  /** Renders a post. The first call starts the engine: never before the window has painted. */
  renderPreview(request: PreviewRequest): Promise<Result<PreviewPage, PreviewFailure>>
  /** Reads the posts anew; they arrive at the window as events. */
  listPosts(): void
  siteFacts(): SiteFacts
  readonly problems: Pick<Problems, 'checkFolder' | 'stopCheck' | 'ask'>
  /** Looks for changes on disk that no event told of. */
  checkDisk(): void
  stop(): Promise<void>
}

export interface DeskOptions {
  readonly folder: OpenedFolder
  readonly contents: WebContents
  readonly files: AppFiles
  readonly onTrouble: (sentence: string) => void
}

export function createDesk({ folder, contents, files, onTrouble }: DeskOptions): Desk {
  const token = randomBytes(12).toString('hex')
  const { name, path, kind, initialPost, ownPost, site } = folder
  const hugo = startHugo({
    fork: () => givingWay(utilityProcess.fork(files.hugoEngine, [], { serviceName: 'Hugo' })),
    files: files.hugo,
    memoryOf: memoryOfProcess
  })
  hugo.onState(state => sendEvent(contents, 'hugoState', state))
  const problems = startProblems({
    workerPath: files.problemsWorker,
    folder,
    onBatch: batch => sendEvent(contents, 'problemsFound', batch),
    report: () => onTrouble('Looking for problems has failed. It starts again with the next check.')
  })
  let siteOpened = false
  let library: Library | null = null
  const watch = watchContent(folder, {
    onPosts(batch) {
      hugo.notePosts([...batch.changed, ...batch.removed])
      problems.postsChanged(batch.changed)
      sendEvent(contents, 'postsChanged', batch)
    },
    onSite() {
      hugo.reloadSite()
      problems.siteChanged()
      void library?.refreshSite()
    },
    onResources() {
      problems.siteChanged()
      sendEvent(contents, 'resourcesChanged', null)
    },
    onTrouble
  })

  return {
    folder,
    token,
    info: {
      name,
      path,
      kind,
      initialPost,
      ownPost,
      site: site === null ? null : { name: site.name, path: site.path },
      mediaOrigin: `recap-media://${token}`
    },
    hugoState: hugo.state,
    renderPreview(request) {
      if (!siteOpened) hugo.openSite({ folder: folder.root, site: site?.path ?? null })
      siteOpened = true
      return hugo.render(request)
    },
    listPosts() {
      void library?.stop()
      library = startLibrary({
        workerPath: files.libraryWorker,
        folder,
        report: onTrouble,
        onBatch: batch => sendEvent(contents, 'libraryBatch', batch),
        onSiteFacts: facts => sendEvent(contents, 'siteFactsChanged', facts)
      })
    },
    siteFacts: () => library?.siteFacts() ?? { authors: [], keywords: [] },
    problems,
    checkDisk: () => void watch.check(),
    async stop() {
      hugo.stop()
      await Promise.all([library?.stop(), problems.stop(), watch.stop()])
    }
  }
}

/** On a busy machine the window's key presses go before the preview's renders. */
function givingWay(child: UtilityProcess): UtilityProcess {
  child.once('spawn', () => {
    try {
      if (child.pid !== undefined) setPriority(child.pid, constants.priority.PRIORITY_BELOW_NORMAL)
    } catch {
      // A system that does not allow it renders at the ordinary priority.
    }
  })
  return child
}

/** Bytes that a process of ours occupies, as Chromium counts them; null for one it does not know. */
function memoryOfProcess(pid: number): number | null {
  const metric = app.getAppMetrics().find(process => process.pid === pid)
  return metric === undefined ? null : metric.memory.workingSetSize * 1024
}
