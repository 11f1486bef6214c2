/** The composition root of Electron's main process. */
import './file-threads.ts'
import { existsSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { app, dialog, Menu, nativeTheme, net, protocol, safeStorage, session, shell } from 'electron'
import { appFiles } from './app-files.ts'
import { checkArguments } from './check-command/app-arguments.ts'
import { createSaver } from './content/save-post.ts'
import { createDesk } from './desk.ts'
import { openFactsSettings } from './facts/facts-settings.ts'
import { handleRequests, sendEvent } from './ipc/handle-requests.ts'
import { openLog } from './log.ts'
import { installApplicationMenu } from './menu/application-menu.ts'
import { within } from './patience.ts'
import { canEndInOrder } from './quitting.ts'
import { openHistory } from './recovery/history.ts'
import { openJournal } from './recovery/journal.ts'
import { openSaveNotes } from './recovery/save-notes.ts'
import { createUnsavedTexts } from './recovery/unsaved-texts.ts'
import { createRequestHandlers } from './requests.ts'
import { openRemembered } from './settings/remembered.ts'
import { createSiteStyles } from './style/site-styles.ts'
import { createTroubles } from './troubles.ts'
import { createExternalLinks } from './windows/external-links.ts'
import type { FindMediaRoots } from './windows/media-files.ts'
import { createOpenFiles } from './windows/open-files.ts'
import { pathArgument } from './windows/path-argument.ts'
import { createRecapWindow } from './windows/recap-window.ts'
import { installSchemes, privilegedSchemes } from './windows/schemes.ts'
import { secureContents, secureSession } from './windows/security.ts'
import { createThumbnails } from './windows/thumbnails.ts'
import { createWindowList, type DeskWindow } from './windows/window-list.ts'

/** The application's id as an address: what video hosts are told about who shows their players. */
const identityUrl = 'https://org.recapdesk.app/'

/** A folder that does not answer for so long does not hold up the window; it is opened when it does. */
const startPatienceMs = 3000
protocol.registerSchemesAsPrivileged([...privilegedSchemes])
app.setName('Recap Desk')
// Electron's own default menu would be built only to be replaced.
Menu.setApplicationMenu(null)

const check = checkArguments(process.argv)
if (check !== null) void checkInTerminal(check)
else if (app.requestSingleInstanceLock()) start()
else app.quit()

/** Checks posts without a window, whether or not the application runs, and ends. */
async function checkInTerminal(args: readonly string[]): Promise<void> {
  try {
    const { runInTerminal } = await import('./check-command/run-in-terminal.ts')
    app.exit(await runInTerminal(args))
  } catch (error) {
    process.stderr.write(`The check could not be started: ${String(error)}\n`)
    app.exit(2)
  }
}

function start(): void {
  const files = appFiles()
  const data = app.getPath('userData')
  const log = openLog(join(data, 'logs'))
  const remembered = openRemembered(data, log.write)
  const troubles = createTroubles(log, sentence => {
    for (const { shell } of windows.all()) sendEvent(shell.browser.webContents, 'trouble', sentence)
  })
  const journal = openJournal({ directory: join(data, 'unsaved'), report: troubles.tell, note: log.write })
  const history = openHistory({ directory: join(data, 'history'), report: troubles.tell })
  const unsaved = createUnsavedTexts(journal, openSaveNotes(join(data, 'unsaved-saves')))
  const siteStyles = createSiteStyles(remembered)
  const openFiles = createOpenFiles<DeskWindow>()
  const saver = createSaver({
    rescueFolder: join(data, 'rescue'),
    keepPrevious: history.keep,
    report: troubles.tell
  })
  const openExternal = createExternalLinks({
    async confirm({ destination, url }) {
      const { response } = await dialog.showMessageBox({
        type: 'question',
        message: `Open ${destination} outside Recap Desk?`,
        detail: url,
        buttons: ['Open', 'Cancel'],
        defaultId: 0,
        cancelId: 1
      })
      return response === 0
    },
    open: url => shell.openExternal(url)
  })

  const windows = createWindowList({
    createShell: onClosed =>
      createRecapWindow({
        bounds: remembered.windowBounds(),
        icon: files.icon,
        log: log.write,
        onBounds: remembered.saveWindowBounds,
        onClosed
      }),
    createDesk: (folder, contents) => createDesk({ folder, contents, files, onTrouble: troubles.tell }),
    onClosed: window => openFiles.closed(window),
    openElsewhere: path => openFiles.elsewhere(path, null),
    onOpened: ({ folder }) => remembered.addRecent({ name: folder.name, path: folder.path })
  })

  const findMediaRoots: FindMediaRoots = token => {
    const desk = windows.all().find(window => window.desk?.token === token)?.desk
    if (desk === null || desk === undefined) return siteStyles.rootsOf(token)
    return { root: desk.folder.root, site: desk.folder.site?.path ?? null }
  }

  // On macOS files arrive as events, possibly before the application is ready.
  let early: string | null = null
  let settling: Promise<void> | null = null

  /** Resolves when it is settled what the first window shows. */
  function settled(): Promise<void> {
    // Not before the window asks: its process starts meanwhile, and needs main for that.
    settling ??= settle(early ?? pathArgument(process.argv, process.cwd(), app.isPackaged)).catch(error => {
      // A window with nothing in it could not even say so.
      log.write(`start: ${String(error)}`)
    })
    return settling
  }

  /** What was not saved is open again, whatever ended the application; without any, the welcome screen. */
  async function openUnsaved(): Promise<void> {
    const opened: boolean[] = []
    for (const folder of await unsaved.folders()) {
      const opening = windows.openPath(folder, null).then(({ ok }) => ok)
      opened.push(await within(startPatienceMs, opening, false))
    }
    // It also offers the text of folders that cannot be opened.
    const isWelcomed = windows.all().some(({ desk }) => desk === null)
    if (!isWelcomed && (opened.length === 0 || opened.includes(false))) windows.openWelcome()
  }

  async function openArgument(path: string): Promise<void> {
    const opened = await windows.openPath(path, null)
    if (opened.ok) return
    log.write(`open: ${opened.error.code}`)
    const window = windows.inFront() ?? windows.openWelcome()
    // The window shows its welcome screen meanwhile.
    void dialog.showMessageBox(window.shell.browser, { type: 'error', message: opened.error.message })
  }

  /** What a second start of the application asks of the one that runs. */
  async function openFurther(path: string | null): Promise<void> {
    await settled()
    const front = windows.inFront()
    if (path !== null) await openArgument(path)
    else if (front !== null) front.shell.focus()
    else await openUnsaved()
  }

  async function openVersionsFolder(): Promise<void> {
    const folder = join(data, 'history')
    await mkdir(folder, { recursive: true })
    await shell.openPath(folder)
  }

  async function removeAllVersions(): Promise<void> {
    const { response } = await dialog.showMessageBox({
      type: 'warning',
      message: 'Remove the earlier versions of all posts?',
      detail: 'The posts themselves stay as they are. Removed versions cannot be brought back.',
      buttons: ['Remove', 'Cancel'],
      defaultId: 1,
      cancelId: 1
    })
    if (response !== 0) return
    const removed = await history.removeAll()
    log.write(`versions of all posts: ${removed.ok ? 'removed by the writer' : removed.error.code}`)
    if (!removed.ok) await dialog.showMessageBox({ type: 'error', message: removed.error.message })
  }

  app.on('open-file', (event, path) => {
    event.preventDefault()
    if (app.isReady()) void openFurther(path)
    else early = path
  })
  app.on(
    'second-instance',
    (_event, argv, folder) => void openFurther(pathArgument(argv, folder, app.isPackaged))
  )
  // A window that asks first has stopped the quitting; it goes on once all of them are closed.
  let quitAsked = false
  app.on('before-quit', () => {
    quitAsked = true
  })
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin' || quitAsked) app.quit()
  })
  app.on('activate', () => {
    if (windows.all().length === 0) windows.openWelcome()
  })
  let quitting = false
  app.on('will-quit', event => {
    // What is being written is finished first.
    if (quitting) return
    event.preventDefault()
    quitting = true
    void canEndInOrder(Promise.all([saver.idle(), unsaved.idle()])).then(inOrder => {
      // In a task of its own: a `quit` from within this event, where a settled promise still is, never ends.
      if (inOrder) setImmediate(() => app.quit())
      else {
        log.write('ended while a disk or network folder did not answer')
        process.kill(process.pid, 'SIGKILL')
      }
    })
  })
  app.on('child-process-gone', (_event, details) => {
    if (details.reason !== 'clean-exit')
      log.write(`a process ended: ${details.type} ${details.name ?? ''} ${details.reason}`)
  })

  secureContents(app, {
    openExternal: url => void openExternal(url),
    refused: what => log.write(`refused: ${what}`)
  })

  async function finishInterrupted(): Promise<void> {
    for (const sentence of await saver.finishInterrupted()) troubles.tell(sentence)
  }

  async function settle(path: string | null): Promise<void> {
    try {
      await within(startPatienceMs, finishInterrupted(), undefined)
      await within(startPatienceMs, path === null ? openUnsaved() : openArgument(path), undefined)
    } finally {
      installMenu()
      void history.tidy()
    }
  }

  // The window first: while Chromium makes its process and reads its page, what it shows is found out.
  void app.whenReady().then(() => {
    nativeTheme.themeSource = remembered.theme()
    secureSession(session.defaultSession, { identityUrl })
    const thumbnails = createThumbnails({
      folder: join(data, 'thumbnails'),
      fetch: (url, init) => net.fetch(url, { ...init, credentials: 'omit' })
    })
    installSchemes(protocol, {
      windowFolder: files.windowPage,
      previewFolder: files.previewPage,
      findMediaRoots,
      thumbnails
    })
    handleRequests(
      createRequestHandlers({
        files,
        windows,
        remembered,
        journal,
        unsaved,
        history,
        openFiles,
        saver,
        onListening: troubles.listen,
        settled,
        facts: openFactsSettings(data, safeStorage, log.write),
        fetch: (url, init) => net.fetch(url, { ...init, credentials: 'omit' }),
        emptyFolder: join(data, 'nothing'),
        onStay: () => {
          quitAsked = false
        },
        log,
        openExternal,
        findMediaRoots,
        thumbnails,
        siteStyles,
        appVersion: app.getVersion()
      }),
      windows.windowOf
    )
    windows.openWelcome()
    log.write(`started, version ${app.getVersion()}, Electron ${process.versions.electron}`)
  })

  function installMenu(): void {
    installApplicationMenu({
      command(command) {
        const contents = windows.inFront()?.shell.browser.webContents
        if (contents) sendEvent(contents, 'menuCommand', command)
      },
      newWindow: () => void windows.openWelcome(),
      theme: remembered.theme(),
      setTheme(theme) {
        remembered.saveTheme(theme)
        nativeTheme.themeSource = theme
      },
      autosave: remembered.autosave(),
      setAutosave(autosave) {
        remembered.saveAutosave(autosave)
        for (const { shell } of windows.all()) sendEvent(shell.browser.webContents, 'autosave', autosave)
      },
      openVersionsFolder: () => void openVersionsFolder(),
      removeAllVersions: () => void removeAllVersions(),
      openLogFolder: () => void shell.openPath(log.folder),
      openLicences: existsSync(files.licences) ? () => void shell.openPath(files.licences) : null
    })
  }
}
