/** Compares pairs of HTML in Chromium's own DOM: the pairs are in the file that the last argument names. */
const { app, BrowserWindow } = require('electron')
const { readFileSync, writeFileSync } = require('node:fs')

app.on('window-all-closed', () => app.quit())
void app.whenReady().then(() => {
  const window = new BrowserWindow({
    show: false,
    webPreferences: { sandbox: true, contextIsolation: true, nodeIntegration: false }
  })
  window.webContents.once('did-finish-load', async () => {
    const pairs = readFileSync(process.argv.at(-1), 'utf8')
    const verdicts = await window.webContents.executeJavaScript(`judgePairs(${JSON.stringify(pairs)})`)
    writeFileSync(process.env.RECAP_FIDELITY_VERDICTS, verdicts)
    console.log('@bench {}')
  })
  void window.loadFile(process.env.RECAP_FIDELITY_PAGE)
})
