/** The composition root of Electron's main process. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { app, dialog, nativeTheme, net, protocol, session, shell } from 'electron'
import { appFiles } from './app-files.ts'
import { createSaver } from './content/save-post.ts'
import { createDesk } from './desk.ts'
import { handleRequests, sendEvent } from './ipc/handle-requests.ts'
import { openLog } from './log.ts'
import { installApplicationMenu } from './menu/application-menu.ts'
import { openHistory } from './recovery/history.ts'
import { openJournal } from './recovery/journal.ts'
import { createRequestHandlers } from './requests.ts'
import { openRemembered } from './settings/remembered.ts'
import { createExternalLinks } from './windows/external-links.ts'
import { pathArgument } from './windows/path-argument.ts'
import { createRecapWindow } from './windows/recap-window.ts'
import { installSchemes, privilegedSchemes } from './windows/schemes.ts'
import { secureContents, secureSession } from './windows/security.ts'
import { createThumbnails } from './windows/thumbnails.ts'
import { createWindowList } from './windows/window-list.ts'

/** The application's id as an address: what video hosts are told about who shows their players. */
const identityUrl = 'https://org.recapdesk.app/'

protocol.registerSchemesAsPrivileged([...privilegedSchemes])
app.setName('Recap Desk')

if (app.requestSingleInstanceLock()) start()
else app.quit()

function start(): void {
  const files = appFiles()
  const data = app.getPath('userData')
  const log = openLog(join(data, 'logs'))
  const remembered = openRemembered(data, log.write)
  const journal = openJournal({ directory: join(data, 'unsaved'), report: log.write })
  const history = openHistory({ directory: join(data, 'history'), report: log.write })
  const saver = createSaver({
    rescueFolder: join(data, 'rescue'),
    keepPrevious: history.keep,
    report: log.write
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
    createDesk: (folder, contents) => createDesk({ folder, contents, files, log: log.write }),
    onOpened: ({ folder }) => remembered.addRecent({ name: folder.name, path: folder.path })
  })

  async function openArgument(path: string | null): Promise<void> {
    if (path === null) {
      const front = windows.inFront()
      if (front === null) windows.openWelcome()
      else front.shell.focus()
      return
    }
    const opened = await windows.openPath(path, null)
    if (opened.ok) return
    log.write(`open: ${opened.error.code}`)
    const window = windows.inFront() ?? windows.openWelcome()
    await dialog.showMessageBox(window.shell.browser, { type: 'error', message: opened.error.message })
  }

  // On macOS files arrive as events, possibly before the application is ready.
  let early: string | null = null
  app.on('open-file', (event, path) => {
    event.preventDefault()
    if (app.isReady()) void openArgument(path)
    else early = path
  })
  app.on(
    'second-instance',
    (_event, argv, folder) => void openArgument(pathArgument(argv, folder, app.isPackaged))
  )
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit()
  })
  app.on('activate', () => {
    if (windows.all().length === 0) windows.openWelcome()
  })
  let quitting = false
  app.on('will-quit', event => {
    // A save that is under way is finished first.
    if (quitting) return
    event.preventDefault()
    quitting = true
    // In a task of its own: a `quit` from within this event, where a settled promise still is, never ends.
    void saver.idle().then(() => setImmediate(() => app.quit()))
  })
  app.on('child-process-gone', (_event, details) => {
    if (details.reason !== 'clean-exit')
      log.write(`a process ended: ${details.type} ${details.name ?? ''} ${details.reason}`)
  })

  secureContents(app, {
    openExternal: url => void openExternal(url),
    refused: what => log.write(`refused: ${what}`)
  })

  void app.whenReady().then(async () => {
    log.write(`started, version ${app.getVersion()}, Electron ${process.versions.electron}`)
    nativeTheme.themeSource = remembered.theme()
    for (const sentence of await saver.finishInterrupted()) log.write(sentence)
    secureSession(session.defaultSession, { identityUrl })
    installSchemes(protocol, {
      windowFolder: files.windowPage,
      previewFolder: files.previewPage,
      findMediaRoots(token) {
        const desk = windows.all().find(window => window.desk?.token === token)?.desk
        return desk ? { root: desk.folder.root, site: desk.folder.site?.path ?? null } : null
      },
      thumbnails: createThumbnails({
        folder: join(data, 'thumbnails'),
        fetch: (url, init) => net.fetch(url, init)
      })
    })
    handleRequests(
      createRequestHandlers({
        files,
        windows,
        remembered,
        journal,
        saver,
        log,
        openExternal,
        appVersion: app.getVersion()
      }),
      windows.windowOf
    )
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
      openLogFolder: () => void shell.openPath(log.folder),
      openLicences: existsSync(files.licences) ? () => void shell.openPath(files.licences) : null
    })
    await openArgument(early ?? pathArgument(process.argv, process.cwd(), app.isPackaged))
  })
}
