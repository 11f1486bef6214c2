/** A page that nobody sees, drawn for paper: without script, without a network, in a session of its own. */
import { randomUUID } from 'node:crypto'
import { BrowserWindow, type Session, session, type WebContents } from 'electron'
import { paperPolicy } from '../windows/csp.ts'
import { serveStaticFile } from '../windows/static-files.ts'

/** The pages that are being drawn, by their addresses. */
const pages = new Map<string, string>()

/** A page that is not drawn by then is given up, in milliseconds. */
const patience = 60_000

/**
 * Draws a page and hands it to `work`; it is gone afterwards.
 *
 * @param fontsFolder the built preview frame, whose style sheet's fonts the page uses
 * @param work gets the page, and a promise that rejects when drawing takes too long: it does not count for what
 *   waits for the writer
 * @throws where the page is not drawn in time
 */
export async function withPaperPage<Value>(
  html: string,
  fontsFolder: string,
  work: (contents: WebContents, late: Promise<never>) => Promise<Value>
): Promise<Value> {
  const address = `recap-paper://${randomUUID()}/`
  const paper = paperSession(fontsFolder)
  pages.set(address, html)
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
    await Promise.race([window.loadURL(address), late])
    return await work(window.webContents, late)
  } finally {
    end()
    window.destroy()
    pages.delete(address)
  }
}

let ready: Session | null = null

/** Not kept on disk, and nobody else's: what its pages may do is decided for them alone. */
function paperSession(fontsFolder: string): Session {
  if (ready !== null) return ready
  const paper = session.fromPartition('paper')
  paper.webRequest.onBeforeRequest(({ url }, answer) =>
    answer({ cancel: !url.startsWith('recap-paper://') && !url.startsWith('data:') })
  )
  paper.setPermissionRequestHandler((_contents, _permission, answer) => answer(false))
  paper.setPermissionCheckHandler(() => false)
  paper.on('will-download', event => event.preventDefault())
  paper.protocol.handle('recap-paper', async ({ url }) => {
    const html = pages.get(url)
    if (html !== undefined)
      return new Response(html, {
        headers: { 'Content-Type': 'text/html; charset=utf-8', 'Content-Security-Policy': paperPolicy }
      })
    const { pathname } = new URL(url)
    if (!pathname.endsWith('.woff2')) return new Response(null, { status: 404 })
    return await serveStaticFile(fontsFolder, pathname, { headers: { 'Access-Control-Allow-Origin': '*' } })
  })
  ready = paper
  return paper
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
