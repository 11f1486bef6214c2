import { join } from 'node:path'
import type { WebContents } from 'electron'
import type { FileFailure } from '#shared/content.ts'
import { ok, type Result } from '#shared/result.ts'
import { type OpenedFolder, openContentFolder } from '../content/content-folder.ts'
import type { Desk } from '../desk.ts'
import { sendEvent } from '../ipc/handle-requests.ts'
import type { OpenPlace } from './open-files.ts'
import type { RecapWindow } from './recap-window.ts'

/** A window and the folder it shows; null while it shows the welcome screen. */
export interface DeskWindow {
  readonly shell: RecapWindow
  desk: Desk | null
  /** Its page was told what the window shows. */
  told: boolean
}

export interface WindowList {
  /**
   * Opens a folder or Markdown file by absolute path: in the window that shows
   * that folder already, else in the window that asks when it shows none, else
   * in another one that shows none, else in a new one. Resolves to the window it
   * came to be in.
   */
  openPath(path: string, asking: DeskWindow | null): Promise<Result<DeskWindow, FileFailure>>
  /** A window with the welcome screen. */
  openWelcome(): DeskWindow
  /** Null for contents that are none of our windows. */
  windowOf(contents: WebContents): DeskWindow | null
  /** The window that the writer used last. */
  inFront(): DeskWindow | null
  all(): readonly DeskWindow[]
}

export interface WindowListOptions {
  readonly createShell: (onClosed: () => void) => RecapWindow
  readonly createDesk: (folder: OpenedFolder, contents: WebContents) => Desk
  readonly onOpened: (desk: Desk) => void
  readonly onClosed: (window: DeskWindow) => void
  /** Where a file is open already. */
  readonly openElsewhere: (path: string) => OpenPlace<DeskWindow> | null
}

export function createWindowList(options: WindowListOptions): WindowList {
  const windows: DeskWindow[] = []

  function addWindow(): DeskWindow {
    const window: DeskWindow = {
      desk: null,
      told: false,
      shell: options.createShell(() => {
        windows.splice(windows.indexOf(window), 1)
        options.onClosed(window)
        void window.desk?.stop()
      })
    }
    window.shell.browser.on('focus', () => {
      windows.splice(windows.indexOf(window), 1)
      windows.unshift(window)
      window.desk?.checkDisk()
    })
    windows.unshift(window)
    return window
  }

  return {
    async openPath(path, asking) {
      const opened = await openContentFolder(path)
      if (!opened.ok) return opened
      const folder = opened.value
      const showing = windows.find(window => window.desk?.folder.root === folder.root)
      if (showing !== undefined) {
        showing.shell.focus()
        if (folder.initialPost !== null)
          sendEvent(showing.shell.browser.webContents, 'openPost', { id: folder.initialPost })
        return ok(showing)
      }
      // One text of one file: it is shown where it is open, whatever folder that window is on.
      const post = folder.initialPost === null ? null : join(folder.root, folder.initialPost)
      const place = post === null ? null : options.openElsewhere(post)
      if (place !== null) {
        place.window.shell.focus()
        sendEvent(place.window.shell.browser.webContents, 'openPost', { id: place.id })
        return ok(place.window)
      }
      const free = asking?.desk === null ? asking : windows.find(window => window.desk === null)
      const wasShown = free?.told === true
      const window = free ?? addWindow()
      window.desk = options.createDesk(folder, window.shell.browser.webContents)
      options.onOpened(window.desk)
      // A welcome screen that did not ask itself has to look again what it shows.
      if (wasShown && window !== asking) window.shell.browser.webContents.reload()
      // A window that has nothing to show yet comes to the front when it has.
      if (wasShown) window.shell.focus()
      return ok(window)
    },
    openWelcome: addWindow,
    windowOf: contents => windows.find(window => window.shell.browser.webContents === contents) ?? null,
    inFront: () => windows[0] ?? null,
    all: () => windows
  }
}
