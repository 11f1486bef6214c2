/** A page that nobody sees, drawn for paper: without script, without a network, in a session of its own. */
import { randomUUID } from 'node:crypto'
import { BrowserWindow, type Session, session, type WebContents } from 'electron'
import { paperPolicy } from '../windows/csp.ts'
import { serveStaticFile } from '../windows/static-files.ts'

const pageAddress = 'recap-paper://page/'

/** A page that is not drawn by then is given up, in milliseconds. */
const patience = 60_000

/**
 * Draws a page and hands it to `work`; it is gone afterwards.
 *
 * @param fontsFolder the built preview frame, whose style sheet's fonts the page uses
 * @throws where the page is not drawn in time
 */
export async function withPaperPage<Value>(
  html: string,
  fontsFolder: string,
  work: (contents: WebContents) => Promise<Value>
): Promise<Value> {
  // Not kept on disk, and nobody else's: what the page may do is decided for it alone.
  const paper = session.fromPartition(`paper-${randomUUID()}`)
  closeOff(paper)
  paper.protocol.handle('recap-paper', async request => {
    const { host, pathname } = new URL(request.url)
    if (host !== 'page') return new Response(null, { status: 404 })
    if (pathname === '/')
      return new Response(html, {
        headers: { 'Content-Type': 'text/html; charset=utf-8', 'Content-Security-Policy': paperPolicy }
      })
    if (!pathname.endsWith('.woff2')) return new Response(null, { status: 404 })
    return await serveStaticFile(fontsFolder, pathname, { headers: { 'Access-Control-Allow-Origin': '*' } })
  })
  const window = new BrowserWindow({
    show: false,
    width: 820,
    height: 1160,
    webPreferences: {
      session: paper,
      javascript: false,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
      webviewTag: false,
      disableDialogs: true
    }
  })
  const { promise: late, end } = inTime()
  try {
    await Promise.race([window.loadURL(pageAddress), late])
    return await Promise.race([work(window.webContents), late])
  } finally {
    end()
    window.destroy()
    paper.protocol.unhandle('recap-paper')
  }
}

function closeOff(paper: Session): void {
  paper.webRequest.onBeforeRequest(({ url }, answer) =>
    answer({ cancel: !url.startsWith(pageAddress) && !url.startsWith('data:') })
  )
  paper.setPermissionRequestHandler((_contents, _permission, answer) => answer(false))
  paper.setPermissionCheckHandler(() => false)
  paper.on('will-download', event => event.preventDefault())
}

function inTime(): { readonly promise: Promise<never>; readonly end: () => void } {
  let timer: NodeJS.Timeout | undefined
  const promise = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error('the page was not drawn in time')), patience)
  })
  // Where nobody waits any more, its end is no fault.
  promise.catch(() => undefined)
  return { promise, end: () => clearTimeout(timer) }
}
