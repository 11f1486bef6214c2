/** A window with nothing but CodeMirror, on the file that the last argument names. */
const { app, BrowserWindow } = require('electron')
const { readFileSync } = require('node:fs')

app.on('window-all-closed', () => app.quit())
void app.whenReady().then(() => {
  const window = new BrowserWindow({
    width: 1600,
    height: 1000,
    show: false,
    webPreferences: { sandbox: true, contextIsolation: true, nodeIntegration: false }
  })
  window.once('ready-to-show', () => window.show())
  window.webContents.once('dom-ready', () => {
    const text = readFileSync(process.argv.at(-1), 'utf8')
    void window.webContents.executeJavaScript(`showText(${JSON.stringify(text)})`)
  })
  // Built by the bench (bench/typing.ts).
  void window.loadFile(process.env.RECAP_BARE_EDITOR_PAGE)
})
