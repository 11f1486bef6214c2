/**
 * What pages may ask of the application and of the system: almost nothing.
 * Each rule's reason and its test stand in SECURITY.md.
 */
import type { App, Session, WebContents, WebFrameMain } from 'electron'
import { identityFilter, identityHeaders } from './identity-header.ts'
import { isPlayerAddress, isVideoHostPage, mayNavigate } from './navigation.ts'

export interface SessionRules {
  /** The address that video hosts see as Referer: the application's own, e.g. its home page. */
  readonly identityUrl: string
}

/** Refuses permissions, devices and downloads, and names the application to the video hosts. Once for each session. */
export function secureSession(session: Session, rules: SessionRules): void {
  // A player may go full screen. `requestingUrl` is the frame's that asks.
  session.setPermissionRequestHandler((_contents, permission, answer, details) =>
    answer(permission === 'fullscreen' && isPlayerAddress(details.requestingUrl))
  )
  session.setPermissionCheckHandler((_contents, permission, origin) =>
    permission === 'fullscreen' ? isPlayerOrigin(origin) : false
  )
  session.setDevicePermissionHandler(() => false)
  session.on('will-download', event => event.preventDefault())
  // The only listener of its kind: a second one would replace it, and YouTube would refuse to play.
  session.webRequest.onBeforeSendHeaders({ urls: [...identityFilter.urls] }, (details, answer) =>
    answer({ requestHeaders: identityHeaders(details, rules.identityUrl) })
  )
}

export interface ContentsRules {
  /** Asked when a player wants to show a page of its host in the browser; to be shown to the writer first. */
  readonly openExternal: (address: string) => void
  /** A refusal, for the log. */
  readonly refused: (what: string) => void
}

/** Guards every page of the application, whichever window or frame it comes to be in. Once, before the first window. */
export function secureContents(app: Pick<App, 'on'>, rules: ContentsRules): void {
  app.on('web-contents-created', (_event, contents) => guardContents(contents, rules))
}

function guardContents(contents: WebContents, rules: ContentsRules): void {
  const guard = (event: {
    preventDefault(): void
    readonly url: string
    readonly frame?: WebFrameMain | null
  }) => {
    // Without a frame it cannot be told whose navigation it is: only our own page may be meant.
    const depth = event.frame ? frameDepth(event.frame) : 0
    if (mayNavigate(event.url, depth)) return
    event.preventDefault()
    rules.refused(`navigation of a frame of depth ${depth}`)
  }
  contents.on('will-frame-navigate', guard)
  contents.on('will-redirect', guard)
  contents.setWindowOpenHandler(({ url }) => {
    if (isVideoHostPage(url)) rules.openExternal(url)
    else rules.refused('a new window')
    return { action: 'deny' }
  })
  contents.on('will-attach-webview', event => event.preventDefault())
  contents.on('select-bluetooth-device', (event, _devices, answer) => {
    event.preventDefault()
    answer('')
  })
  contents.on('select-client-certificate', event => event.preventDefault())
}

function frameDepth(frame: WebFrameMain): number {
  let depth = 0
  for (let parent = frame.parent; parent !== null; parent = parent.parent) depth += 1
  return depth
}

function isPlayerOrigin(origin: string): boolean {
  return (
    isPlayerAddress(`${origin.replace(/\/$/, '')}/embed/`) ||
    isPlayerAddress(`${origin.replace(/\/$/, '')}/video/`)
  )
}

/**
 * Tells when a player's page did not arrive: no network, unknown host, refused,
 * or an error answer of the host. The page in the preview frame cannot see that
 * of a frame of another origin.
 */
export function watchPlayers(contents: WebContents, failed: (url: string) => void): void {
  const aborted = -3
  contents.on('did-fail-load', (_event, code, _words, url, isMainFrame) => {
    if (!isMainFrame && code !== aborted && isPlayerAddress(url)) failed(url)
  })
  contents.on('did-frame-navigate', (_event, url, status, _words, isMainFrame) => {
    if (!isMainFrame && status >= 400 && isPlayerAddress(url)) failed(url)
  })
}
