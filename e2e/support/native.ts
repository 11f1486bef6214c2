/** Stand-ins for the system's dialogs and programs, which no test can press a button of. */
import type { ElectronApplication } from '@playwright/test'

/** The next native Open dialogs answer with these paths; none is a press on Cancel. */
export async function answerOpenDialog(app: ElectronApplication, paths: readonly string[]): Promise<void> {
  await app.evaluate(({ dialog }, filePaths) => {
    dialog.showOpenDialog = async () => ({ canceled: filePaths.length === 0, filePaths: [...filePaths] })
  }, paths)
}

/** The next native Save dialogs answer with this path, null with a press on Cancel; the paths they offered are kept. */
export async function answerSaveDialog(
  app: ElectronApplication,
  path: string | null
): Promise<() => Promise<string[]>> {
  const offered = await app.evaluateHandle(({ dialog }, filePath) => {
    const paths: string[] = []
    dialog.showSaveDialog = async (...args: unknown[]) => {
      paths.push((args.at(-1) as { defaultPath?: string }).defaultPath ?? '')
      return { canceled: filePath === null, filePath: filePath ?? '' }
    }
    return paths
  }, path)
  return () => offered.jsonValue()
}

/** Native message boxes answer with the button of this number; what they asked is kept. */
export async function answerMessageBoxes(
  app: ElectronApplication,
  response: number
): Promise<() => Promise<string[]>> {
  const asked = await app.evaluateHandle(({ dialog }, answer) => {
    const messages: string[] = []
    dialog.showMessageBox = async (...args: unknown[]) => {
      const options = args.at(-1) as { message: string; detail?: string }
      messages.push([options.message, options.detail].filter(Boolean).join('\n'))
      return { response: answer, checkboxChecked: false }
    }
    return messages
  }, response)
  return () => asked.jsonValue()
}

/** Keeps links from opening a browser; answers which were to be opened. */
export async function catchExternalLinks(app: ElectronApplication): Promise<() => Promise<string[]>> {
  const opened = await app.evaluateHandle(({ shell }) => {
    const urls: string[] = []
    shell.openExternal = async url => {
      urls.push(url)
    }
    return urls
  })
  return () => opened.jsonValue()
}

/** Gives the window's content this size in CSS pixels. */
export async function resizeWindow(app: ElectronApplication, width: number, height: number): Promise<void> {
  await app.evaluate(
    ({ BrowserWindow }, size) => BrowserWindow.getAllWindows()[0]?.setContentSize(size.width, size.height),
    { width, height }
  )
}

/** The system changes to light or dark. */
export async function setSystemTheme(app: ElectronApplication, theme: 'light' | 'dark'): Promise<void> {
  await app.evaluate(({ nativeTheme }, source) => {
    nativeTheme.themeSource = source
  }, theme)
}

/** Carries out a menu item as the writer would, by the words on it; it may stand in a menu within the menu. */
export async function chooseMenuItem(app: ElectronApplication, menu: string, item: string): Promise<void> {
  const found = await app.evaluate(
    ({ Menu, BrowserWindow }, words) => {
      type Items = readonly Electron.MenuItem[]
      const all = (items: Items): Items => items.flatMap(one => [one, ...all(one.submenu?.items ?? [])])
      const top = Menu.getApplicationMenu()?.items.find(({ label }) => label.replace('&', '') === words.menu)
      const chosen = all(top?.submenu?.items ?? []).find(({ label }) => label.replace('&', '') === words.item)
      const window = BrowserWindow.getAllWindows()[0]
      chosen?.click({}, window, window?.webContents)
      return chosen !== undefined
    },
    { menu, item }
  )
  if (!found) throw new Error(`There is no menu item ${menu} › ${item}.`)
}
