/** What main answers to each request of the contract. */
import { dialog, shell } from 'electron'
import type { Opened } from '#shared/ipc/contract.ts'
import { fail, ok, type Result } from '#shared/result.ts'
import { resolveInside } from './content/path-guard.ts'
import { createExportHandlers, type ExportParts } from './export/export-requests.ts'
import { createFactsHandlers, type FactsParts } from './facts-requests.ts'
import { readFront } from './front-post.ts'
import { type RequestHandlers, sendEvent } from './ipc/handle-requests.ts'
import { listResources } from './library/list-resources.ts'
import { noFolder } from './no-folder.ts'
import { createRecoveryHandlers, type RecoveryParts } from './recovery-requests.ts'
import { createStrayHandlers, strayTexts } from './stray-requests.ts'
import type { DeskWindow, WindowList } from './windows/window-list.ts'

export interface RequestParts extends RecoveryParts, ExportParts, FactsParts {
  readonly windows: WindowList
  readonly openExternal: (address: string) => Promise<Result<null, string>>
  /** A window takes events from now on. */
  readonly onListening: () => void
  /** Resolves when it is settled what the first window shows. */
  readonly settled: () => Promise<void>
  /** The writer chose to keep a window open. */
  readonly onStay: () => void
  readonly appVersion: string
}

const noSite = { authors: [], keywords: [] }

export function createRequestHandlers(parts: RequestParts): RequestHandlers<DeskWindow> {
  const { files, windows, remembered, journal, unsaved, siteStyles } = parts

  async function open(window: DeskWindow, path: string | undefined): Promise<Opened> {
    if (path === undefined) return ok(null)
    const hadFolder = window.desk !== null
    const opened = await windows.openPath(path, window)
    if (!opened.ok) return opened
    // A window that had a folder before goes on as it is, even when that was the folder to open.
    return ok(opened.value === window && !hadFolder ? (window.desk?.info ?? null) : null)
  }

  async function choose(window: DeskWindow, options: Electron.OpenDialogOptions): Promise<Opened> {
    const { filePaths } = await dialog.showOpenDialog(window.shell.browser, options)
    return open(window, filePaths[0])
  }

  const isShown = (folder: string) => windows.all().some(({ desk }) => desk?.folder.root === folder)

  const recovery = createRecoveryHandlers(parts)

  return {
    ...recovery,
    ...createExportHandlers(parts),
    ...createStrayHandlers(parts, isShown),
    ...createFactsHandlers(parts),

    async getStart(window) {
      await parts.settled()
      const { desk } = window
      window.told = true
      const root = desk?.folder.root
      const shownElsewhere = (folder: string) =>
        windows.all().some(other => other !== window && other.desk?.folder.root === folder)
      // A page that was loaded anew has nothing open yet.
      parts.openFiles.closed(window)
      parts.onListening()
      const session = root === undefined ? null : await journal.readSession(root)
      const recovered = root === undefined ? [] : await unsaved.read(root, shownElsewhere)
      const front =
        desk?.info.initialPost ?? session?.active ?? recovered[0]?.id ?? desk?.info.ownPost ?? null
      // A post with unsaved text is read by whoever brings that back.
      const hasUnsaved = recovered.some(({ id }) => id === front)
      const isReadHere = front !== null && !hasUnsaved
      return {
        folder: desk?.info ?? null,
        recent: remembered.recent(),
        layout: root === undefined ? null : remembered.layout(root),
        session,
        front: isReadHere ? await readFront(window, front, parts.openFiles, recovery.readPost) : null,
        unsaved: recovered,
        strays: root === undefined ? await strayTexts(unsaved, isShown) : [],
        autosave: remembered.autosave(),
        textSize: remembered.textSize(),
        siteStyle: desk === null ? null : await siteStyles.of(desk.folder),
        hugo: desk?.hugoState() ?? { phase: 'starting' },
        appVersion: parts.appVersion,
        platform: process.platform === 'darwin' || process.platform === 'win32' ? process.platform : 'linux'
      }
    },

    chooseFolder: window => choose(window, { title: 'Open a folder', properties: ['openDirectory'] }),
    chooseFile: window =>
      choose(window, {
        title: 'Open a Markdown file',
        properties: ['openFile'],
        filters: [{ name: 'Markdown', extensions: ['md', 'markdown'] }]
      }),
    openSample: window => open(window, files.sampleSite),
    openPath: (window, path) => open(window, path),
    forgetRecent(_window, path) {
      remembered.forgetRecent(path)
      return remembered.recent()
    },

    listPosts: ({ desk }) => desk?.listPosts(),
    async summarizePost({ desk }, id) {
      if (desk === null) return fail(noFolder)
      const { summarizePost } = await import('./library/summarize-post.ts')
      return summarizePost(desk.folder.root, id)
    },
    listResources: async ({ desk }, id) =>
      desk === null ? fail(noFolder) : listResources(desk.folder.root, id),
    getSiteFacts: ({ desk }) => desk?.siteFacts() ?? noSite,
    checkFolder: ({ desk }) => desk?.problems.checkFolder(),
    stopCheck: ({ desk }) => desk?.problems.stopCheck(),
    getPostFacts: async ({ desk }, id) => (desk === null ? null : desk.problems.ask({ kind: 'facts', id })),
    lintPost: async ({ desk }, id, text) =>
      desk === null ? null : desk.problems.ask({ kind: 'lint', id, text }),
    formatPost: async ({ desk }, id, text) =>
      (await desk?.problems.ask({ kind: 'format', id, text })) ?? fail('This post could not be formatted.'),
    async showInFileManager({ desk }, id) {
      if (desk === null) return
      const inside = await resolveInside(desk.folder.root, id)
      if (inside.ok) shell.showItemInFolder(inside.value.path)
    },

    renderPreview: async ({ desk }, request) => {
      if (desk === null) throw new Error('No folder is open in this window')
      return desk.renderPreview(request)
    },

    openExternal: (_window, url) => parts.openExternal(url),
    saveLayout({ desk }, layout) {
      if (desk !== null) remembered.saveLayout(desk.folder.root, layout)
    },
    async chooseSiteStyle({ desk, shell: { browser } }, kind) {
      if (desk === null) return fail(noFolder)
      const { filePaths } = await dialog.showOpenDialog(browser, {
        defaultPath: desk.folder.site?.path ?? desk.folder.root,
        ...(kind === 'file'
          ? {
              title: 'Choose a style sheet',
              properties: ['openFile'],
              filters: [{ name: 'CSS', extensions: ['css'] }]
            }
          : { title: 'Choose the folder of the built site', properties: ['openDirectory'] })
      })
      const [chosen] = filePaths
      return chosen === undefined ? ok(null) : siteStyles.choose(desk.folder, chosen)
    },
    dropSiteStyle({ desk }) {
      if (desk !== null) siteStyles.drop(desk.folder)
    },
    saveTextSize(_window, size) {
      remembered.saveTextSize(size)
      for (const { shell } of windows.all()) sendEvent(shell.browser.webContents, 'textSize', size)
    },
    setUnsavedCount: ({ shell }, count) => shell.setUnsavedCount(count),
    answerClose({ shell }, close) {
      if (!close) parts.onStay()
      shell.answerClose(close)
    }
  }
}
