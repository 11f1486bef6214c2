import { pathToFileURL } from 'node:url'
import type { ElectronApplication } from '@playwright/test'

/**
 * Opens a file as a browser would, scripts allowed, in a session and window of its own.
 * Answers what it asked for, what it shows, and whether a script ran.
 */
export async function openInBrowser(app: ElectronApplication, file: string) {
  return app.evaluate(async ({ BrowserWindow, session }, url) => {
    const own = session.fromPartition(`browser-${Math.random()}`)
    const asked: string[] = []
    own.webRequest.onBeforeRequest((details, answer) => {
      asked.push(details.url)
      answer({})
    })
    const browser = new BrowserWindow({
      show: false,
      width: 900,
      height: 700,
      webPreferences: { session: own }
    })
    await browser.loadURL(url)
    const shown = await browser.webContents.executeJavaScript(`(() => {
      for (const target of document.querySelectorAll('a, summary, input, [tabindex]')) {
        target.dispatchEvent(new MouseEvent('mouseover', { bubbles: true }))
        target.focus?.()
      }
      const pictures = [...document.images]
      return {
        title: document.title,
        text: document.body.innerText,
        pictures: pictures.length,
        loaded: pictures.filter(picture => picture.naturalWidth > 0).length,
        links: [...document.querySelectorAll('a.recap-play')].map(link => link.href),
        scripts: document.scripts.length,
        hacked: '__hacked' in globalThis || document.title === 'hacked',
        frames: document.querySelectorAll('iframe, object, embed, form, button, base, link').length,
        handlers: [...document.querySelectorAll('*')].some(node => [...node.attributes].some(({ name }) => /^on/i.test(name)))
      }
    })()`)
    browser.destroy()
    return { ...shown, asked: asked.filter(address => address !== url && !address.startsWith('data:')) }
  }, pathToFileURL(file).href)
}
