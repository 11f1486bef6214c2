/**
 * The application's own schemes. Pages never come from `file://`, so that each
 * has an origin of its own and nothing can be asked for by an absolute path.
 *
 * | address | serves |
 * |---|---|
 * | `recap-app://window/…` | the window's page, `out/renderer` |
 * | `recap-preview://frame/…` | the page inside the preview frame, `out/preview-frame` |
 * | `recap-media://<token>/<path>` | images, sound and video of one opened content folder |
 * | `recap-thumb://<youtube or vimeo>/<id>` | a video's thumbnail, from the disk cache or the host |
 * | `recap-paper://page/` | a page that is drawn for paper, in a session of its own only (`export/paper-page.ts`) |
 */
import { randomBytes } from 'node:crypto'
import type { CustomScheme, Protocol } from 'electron'
import { previewPolicy, windowPolicy } from './csp.ts'
import { type FindMediaRoots, serveMedia } from './media-files.ts'
import { readAhead, type StaticFile, serveStaticFile } from './static-files.ts'
import type { Thumbnails } from './thumbnails.ts'

const page = { standard: true, secure: true, supportFetchAPI: true } as const

/** For `protocol.registerSchemesAsPrivileged`, once, before the application is ready. */
export const privilegedSchemes: readonly CustomScheme[] = [
  { scheme: 'recap-app', privileges: { ...page, codeCache: true } },
  { scheme: 'recap-preview', privileges: { ...page, codeCache: true } },
  // Fonts of a site's style are asked for with CORS.
  { scheme: 'recap-media', privileges: { ...page, stream: true, corsEnabled: true } },
  { scheme: 'recap-thumb', privileges: page },
  { scheme: 'recap-paper', privileges: page }
]

export interface SchemeSources {
  /** Absolute path of `out/renderer`. */
  readonly windowFolder: string
  /** Absolute path of `out/preview-frame`. */
  readonly previewFolder: string
  /** The content folder that was given this token, null for an unknown token. */
  readonly findMediaRoots: FindMediaRoots
  readonly thumbnails: Thumbnails
}

/** What `index.html` holds where the nonce of the load belongs. */
const noncePlaceholder = 'RECAP_NONCE'

/**
 * Answers the application's schemes in a session's protocol, from when the application is ready.
 *
 * The window's page is answered without `protocol.handle`: its first request reads all of Node's fetch, for 50 of
 * the 500 milliseconds of a start, while the window's process waits. What Electron has in its place since
 * (`registerSource`) is experimental, sends no policy with the page, and is not in the development runtime.
 */
export function installSchemes(
  protocol: Pick<Protocol, 'handle' | 'registerBufferProtocol'>,
  sources: SchemeSources
): void {
  const readPage = readAhead(sources.windowFolder)
  protocol.registerBufferProtocol('recap-app', ({ method, url }, answer) => {
    void readWindowFile(readPage, method, url).then(
      file => answer(file === null ? empty(404) : { headers: { ...file.headers }, data: file.bytes }),
      () => answer(empty(500))
    )
  })

  protocol.handle('recap-preview', async request => {
    const url = new URL(request.url)
    if (request.method !== 'GET' || url.host !== 'frame') return notFound()
    const remoteImages = url.searchParams.has('remote-images')
    return await serveStaticFile(sources.previewFolder, url.pathname, {
      headers: { 'Content-Security-Policy': previewPolicy({ remoteImages }) }
    })
  })

  protocol.handle('recap-media', async request => {
    return (await serveMedia(request, sources.findMediaRoots)) ?? notFound()
  })

  protocol.handle('recap-thumb', async request => {
    const url = new URL(request.url)
    const id = url.pathname.slice(1)
    const image = request.method === 'GET' ? await sources.thumbnails.read(url.host, id) : null
    if (image === null) return notFound()
    return new Response(image.bytes, {
      headers: {
        'Content-Type': image.type,
        'X-Content-Type-Options': 'nosniff',
        // A drawn placeholder is asked for again; a picture stays as it is.
        'Cache-Control': image.drawn ? 'no-store' : 'max-age=86400'
      }
    })
  })
}

/** Without a body Chromium takes an answer for a failure. */
const empty = (statusCode: number) => ({ statusCode, data: Buffer.alloc(0) })

async function readWindowFile(
  readPage: ReturnType<typeof readAhead>,
  method: string,
  address: string
): Promise<StaticFile | null> {
  const { host, pathname } = new URL(address)
  if (method !== 'GET' || host !== 'window') return null
  const nonce = randomBytes(16).toString('base64')
  return await readPage(pathname, {
    headers: { 'Content-Security-Policy': windowPolicy(nonce) },
    replaceInHtml: [noncePlaceholder, nonce]
  })
}

function notFound(): Response {
  return new Response(null, { status: 404 })
}
