import { once } from 'node:events'
import { createServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { selfSignedCertificate } from './certificate.ts'

/** A request that reached the stand-in, by the host that it was meant for. */
export interface HostRequest {
  readonly host: string
  readonly path: string
  readonly referer: string | null
}

export interface VideoHosts {
  readonly requests: readonly HostRequest[]
  /** Switches that lead Electron here instead of to the video hosts, and to nowhere for all other names. */
  readonly switches: readonly string[]
  /** From now on everything is answered with this status; null for well again. */
  fail(status: number | null): void
  close(): Promise<void>
}

const hosts = [
  'www.youtube-nocookie.com',
  'www.youtube.com',
  'player.vimeo.com',
  'i.ytimg.com',
  'vimeo.com',
  'i.vimeocdn.com'
]

/** A picture of one grey pixel. */
const pixel = Buffer.from(
  '/9j/4AAQSkZJRgABAQEAYABgAAD/2wBDAAgGBgcGBQgHBwcJCQgKDBQNDAsLDBkSEw8UHRofHh0aHBwgJC4nICIsIxwcKDcpLDAxNDQ0Hyc5PTgyPC4zNDL/wAALCAABAAEBAREA/8QAHwAAAQUBAQEBAQEAAAAAAAAAAAECAwQFBgcICQoL/8QAtRAAAgEDAwIEAwUFBAQAAAF9AQIDAAQRBRIhMUEGE1FhByJxFDKBkaEII0KxwRVS0fAkM2JyggkKFhcYGRolJicoKSo0NTY3ODk6Q0RFRkdISUpTVFVWV1hZWmNkZWZnaGlqc3R1dnd4eXqDhIWGh4iJipKTlJWWl5iZmqKjpKWmp6ipqrKztLW2t7i5usLDxMXGx8jJytLT1NXW19jZ2uHi4+Tl5ufo6erx8vP09fb3+Pn6/9oACAEBAAA/APn+v//Z',
  'base64'
)

/**
 * What a player page does here that a real one might: it plays nothing, posts messages and tries to get out. Asked in
 * the hosts' own protocols it tells its time, and things that cannot be.
 */
const playerPage = `<!doctype html><title>Player</title><h1 id="player">Stand-in player</h1><script>
  document.title = document.referrer
  const forged = { kind: 'recap-preview-init' }
  parent.postMessage(forged, '*', [new MessageChannel().port2])
  top.postMessage({ kind: 'link', target: 'external', href: 'file:///etc/passwd' }, '*')
  const tell = message => parent.postMessage(JSON.stringify(message), '*')
  addEventListener('message', ({ data }) => {
    const asked = typeof data === 'string' ? JSON.parse(data) : data
    if (asked.event === 'listening') {
      tell({ event: 'infoDelivery', info: { currentTime: -5, duration: 1e12, host: 'vimeo', id: '14970138' } })
      tell({ event: 'initialDelivery', info: { currentTime: 75.4, duration: 640 }, id: asked.id, channel: 'widget' })
    }
    if (asked.method === 'getDuration') tell({ method: 'getDuration', value: 900 })
  })
  tell({ event: 'ready' })
  fetch('/inner').catch(() => {})
</script>`

/** Stands in for YouTube's and Vimeo's servers on this machine. */
export async function startVideoHosts(): Promise<VideoHosts> {
  const requests: HostRequest[] = []
  let failure: number | null = null
  const server = createServer(selfSignedCertificate('video hosts'), (request, response) => {
    const host = request.headers.host?.split(':')[0] ?? ''
    requests.push({ host, path: request.url ?? '', referer: request.headers.referer ?? null })
    if (failure !== null) response.writeHead(failure).end('no')
    else if (request.url?.startsWith('/api/oembed.json'))
      response.end(JSON.stringify({ thumbnail_url: 'https://i.vimeocdn.com/video/1.jpg' }))
    else if (host.startsWith('i.')) response.writeHead(200, { 'Content-Type': 'image/jpeg' }).end(pixel)
    else response.writeHead(200, { 'Content-Type': 'text/html' }).end(playerPage)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const rules = [
    ...hosts.map(host => `MAP ${host} 127.0.0.1:${port}`),
    'MAP * ~NOTFOUND',
    'EXCLUDE 127.0.0.1'
  ]
  return {
    requests,
    switches: [`--host-resolver-rules=${rules.join(',')}`, '--ignore-certificate-errors'],
    fail(status) {
      failure = status
    },
    async close() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    }
  }
}
