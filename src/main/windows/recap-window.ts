import { join } from 'node:path'
import { BrowserWindow, dialog, screen } from 'electron'
import { windowOrigin } from '#shared/origins.ts'
import { sendEvent } from '../ipc/handle-requests.ts'
import type { WindowBounds } from '../settings/remembered.ts'
import { watchPlayers } from './security.ts'

export interface RecapWindowOptions {
  readonly bounds: WindowBounds | null
  readonly icon: string
  readonly log: (message: string) => void
  readonly onBounds: (bounds: WindowBounds) => void
  readonly onClosed: () => void
}

/** A window of the application and how far its closing has come. */
export interface RecapWindow {
  readonly browser: BrowserWindow
  /** How many of its posts have unsaved text; above none, closing asks first. */
  setUnsavedCount(count: number): void
  /** The writer's answer to the closing question. */
  answerClose(close: boolean): void
  focus(): void
}

/** A page that died this often within this many milliseconds is not loaded anew unasked. */
const deathLimit = 3
const deathSpan = 60_000

const defaultSize = { width: 1440, height: 900 }

/**
 * Opens a window on the application's page: sandboxed, isolated, without Node,
 * with our preload as its only bridge. It shows itself when there is something to see.
 */
export function createRecapWindow(options: RecapWindowOptions): RecapWindow {
  const browser = new BrowserWindow({
    ...fittingBounds(options.bounds),
    minWidth: 480,
    minHeight: 400,
    show: false,
    title: 'Recap Desk',
    icon: options.icon,
    autoHideMenuBar: false,
    webPreferences: {
      preload: join(import.meta.dirname, '../preload/index.cjs'),
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      webviewTag: false,
      // Elsewhere Chromium would fetch its dictionaries from the web, unasked.
      spellcheck: process.platform === 'darwin'
    }
  })
  let pageStarted = false
  let unsaved = 0
  let deaths: readonly number[] = []
  let mayClose = false
  let asking = false

  browser.once('ready-to-show', () => {
    if (options.bounds?.maximized) browser.maximize()
    browser.show()
  })
  browser.on('close', event => {
    // Also when it told of no unsaved text: what was typed a moment ago is only known there.
    if (!browser.webContents.isCrashed() && pageStarted && !mayClose) {
      event.preventDefault()
      asking = true
      if (unsaved > 0) browser.show()
      sendEvent(browser.webContents, 'closeRequested', null)
      return
    }
    options.onBounds({ ...browser.getNormalBounds(), maximized: browser.isMaximized() })
  })
  browser.on('closed', options.onClosed)
  browser.on('unresponsive', () => {
    // Only a window that was asked to close and does not answer is worth interrupting for.
    if (asking) void askAboutHungWindow(browser)
  })
  browser.webContents.on('render-process-gone', (_event, details) => {
    if (details.reason === 'clean-exit') return
    options.log(`the window's process ended: ${details.reason} (${details.exitCode})`)
    pageStarted = false
    deaths = [...deaths.filter(at => Date.now() - at < deathSpan), Date.now()]
    // Unsaved text is in the journal; the page comes back with it.
    // In a task of its own: from within this event the dead page is sometimes not replaced.
    if (deaths.length <= deathLimit) setImmediate(() => browser.isDestroyed() || browser.webContents.reload())
    else void askAboutDyingPage(browser)
  })
  watchPlayers(browser.webContents, url => sendEvent(browser.webContents, 'playerFailed', { url }))
  void browser.loadURL(`${windowOrigin}/index.html`)

  return {
    browser,
    setUnsavedCount(count) {
      pageStarted = true
      unsaved = count
      browser.setDocumentEdited(count > 0)
    },
    answerClose(close) {
      asking = false
      if (!close) return
      mayClose = true
      browser.close()
    },
    focus() {
      if (browser.isMinimized()) browser.restore()
      browser.show()
      browser.focus()
    }
  }
}

/** A page that dies again at once would be loaded for ever. */
async function askAboutDyingPage(browser: BrowserWindow): Promise<void> {
  const { response } = await dialog.showMessageBox(browser, {
    type: 'error',
    message: 'The window has failed several times.',
    detail: 'Unsaved text is kept and comes back as soon as the window works again.',
    buttons: ['Try again', 'Close the window'],
    defaultId: 0,
    cancelId: 1
  })
  if (response === 1) browser.destroy()
  else browser.webContents.reload()
}

async function askAboutHungWindow(browser: BrowserWindow): Promise<void> {
  const { response } = await dialog.showMessageBox(browser, {
    type: 'warning',
    message: 'The window does not answer.',
    detail: 'Unsaved text is kept and comes back at the next start.',
    buttons: ['Wait', 'Close the window'],
    defaultId: 0,
    cancelId: 0
  })
  if (response === 1) browser.destroy()
}

/** The remembered place if it is still on a screen, else the default size, never larger than the screen. */
function fittingBounds(bounds: WindowBounds | null): Partial<Electron.Rectangle> {
  const area = screen.getPrimaryDisplay().workAreaSize
  const size = {
    width: Math.min(bounds?.width ?? defaultSize.width, Math.max(area.width, 480)),
    height: Math.min(bounds?.height ?? defaultSize.height, Math.max(area.height, 400))
  }
  const { x, y } = bounds ?? {}
  if (x === undefined || y === undefined) return size
  const onScreen = screen
    .getAllDisplays()
    .some(
      ({ workArea }) =>
        x < workArea.x + workArea.width - 100 &&
        y < workArea.y + workArea.height - 100 &&
        x + size.width > workArea.x + 100 &&
        y >= workArea.y - 20
    )
  return onScreen ? { ...size, x, y } : size
}
