import { type RefObject, useEffect, useLayoutEffect, useRef, useState } from 'react'
import type { PostId } from '#shared/content.ts'
import { previewOrigin, previewPage } from '#shared/origins.ts'
import type { FromPreview, PreviewShow, PreviewTheme, ToPreview } from '#shared/preview-frame.ts'
import { readFrameMessage } from './frame-messages.ts'

/** How long the frame may take to show a page before it is held for hung, in milliseconds. */
const patience = 8_000

/** How long the frame's page may take to say that it is there, the first time; a slow machine gets more, in milliseconds. */
const arrival = { first: 4_000, most: 16_000 } as const

type Timer = ReturnType<typeof setTimeout>

/** A view of the source that can be gone with. Places are lines with a fraction. */
export interface SourceScroll {
  readonly place: () => number | null
  readonly subscribe: (listener: (line: number) => void) => () => void
}

export interface PreviewFrameProps {
  readonly show: PreviewShow | null
  readonly remoteImages: boolean
  /** Null follows the system, or what main has set for the application. */
  readonly theme: PreviewTheme | null
  /** The site's own style sheets; none for the application's style. */
  readonly styleSheets: readonly string[]
  /** The site's style sheets for code; empty for none. */
  readonly codeStyle: string
  /** Grows when files of the folder change on disk: sheets are read again. */
  readonly mediaVersion: number
  /** The line whose block is marked; null for none. */
  readonly markedLine: number | null
  /** The cursor's line, brought into view when it changes; null for not following it. */
  readonly followedLine: number | null
  /** The source's scrolling, to go with; null for not going with it. */
  readonly sourceScroll: SourceScroll | null
  /** A player that main saw fail; the identity of the object is what makes it new. */
  readonly failedPlayer: { readonly url: string } | null
  /** The number of the export that the page is asked for; null for none. */
  readonly exportNumber: number | null
  readonly onMessage: (message: FromPreview) => void
  /** The page kept the frame busy for too long: the frame was closed, and the window is no slower for it. */
  readonly onHung: () => void
}

/**
 * The frame of another origin that shows the post. It gets a fresh channel each
 * time its page loads; messages for it wait until it says that it is ready.
 */
export function PreviewFrame(props: PreviewFrameProps) {
  const [port, setPort] = useState<MessagePort | null>(null)
  const [visit, setVisit] = useState(0)
  const loaded = useRef<HTMLIFrameElement>(null)
  const frame = useRef<HTMLIFrameElement>(null)
  const hadFocus = useRef(false)
  const latest = useRef(props)
  useEffect(() => {
    latest.current = props
  })
  const busySince = useRef<Timer | null>(null)
  const awaited = useRef<Timer | null>(null)
  const shownPost = useRef<PostId | null>(null)

  /** Another frame takes the place of this one, and its focus. */
  const startAgain = (): void => {
    hadFocus.current = frame.current !== null && document.activeElement === frame.current
    setVisit(visit + 1)
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: each visit has a frame of its own.
  useLayoutEffect(() => {
    if (hadFocus.current) frame.current?.focus()
    hadFocus.current = false
  }, [visit])

  const connect = (element: HTMLIFrameElement): void => {
    if (loaded.current === element) {
      // The frame went elsewhere, against all rules, and was stopped on an error page: back to ours.
      setPort(null)
      startAgain()
      return
    }
    loaded.current = element
    shownPost.current = null
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = ({ data }) => {
      const message = readFrameMessage(data)
      if (message === null) return
      if (message.kind === 'ready') {
        stopWaiting(awaited)
        // Its page came into a process of its own: a focus that the frame had before is not there yet.
        if (document.activeElement === element) element.contentWindow?.focus()
        setPort(port1)
      }
      if (message.kind === 'shown') {
        stopWaiting(busySince)
        if (message.post !== shownPost.current) goToSource(port1, latest.current.sourceScroll)
        shownPost.current = message.post
      }
      latest.current.onMessage(message)
    }
    element.contentWindow?.postMessage({ kind: 'recap-preview-init' }, previewOrigin, [port2])
    // Stopped on an error page before its own page was loaded: then this was the only load, and nobody answers.
    stopWaiting(awaited)
    const waits = Math.min(arrival.first * (visit + 1), arrival.most)
    awaited.current = setTimeout(startAgain, waits)
  }

  useEffect(
    () => () => {
      stopWaiting(busySince)
      stopWaiting(awaited)
    },
    []
  )
  useEffect(() => () => port?.close(), [port])

  const { styleSheets, codeStyle, mediaVersion } = props
  useEffect(() => {
    if (port !== null)
      send(port, { kind: 'style', sheets: styleSheets, version: mediaVersion, code: codeStyle })
  }, [port, styleSheets, codeStyle, mediaVersion])
  const { show, theme, markedLine, followedLine, sourceScroll, failedPlayer, exportNumber } = props
  useEffect(() => {
    if (port === null || show === null) return
    send(port, show)
    // Not set anew while one is waited for: text that keeps coming must not put the end off.
    busySince.current ??= setTimeout(() => latest.current.onHung(), patience)
  }, [port, show])
  useEffect(() => {
    if (port !== null && theme !== null) send(port, { kind: 'theme', theme })
  }, [port, theme])
  useEffect(() => {
    if (port !== null) send(port, { kind: 'mark-line', line: markedLine })
  }, [port, markedLine])
  useEffect(() => {
    if (port !== null && followedLine !== null) send(port, { kind: 'show-line', line: followedLine })
  }, [port, followedLine])
  useEffect(() => {
    if (port === null || sourceScroll === null) return
    return sourceScroll.subscribe(line => send(port, { kind: 'scroll-to', line }))
  }, [port, sourceScroll])
  useEffect(() => {
    if (port !== null && failedPlayer !== null) send(port, { kind: 'player-failed', url: failedPlayer.url })
  }, [port, failedPlayer])

  // After `show`: what is exported is the newest page.
  useEffect(() => {
    if (port !== null && exportNumber !== null) send(port, { kind: 'export', number: exportNumber })
  }, [port, exportNumber])

  return (
    <iframe
      key={visit}
      ref={frame}
      className="preview-frame"
      title="Preview"
      src={props.remoteImages ? previewPage.withRemoteImages : previewPage.withoutRemoteImages}
      allow="autoplay; fullscreen; encrypted-media; picture-in-picture"
      onLoad={event => connect(event.currentTarget)}
    />
  )
}

function stopWaiting(timer: RefObject<Timer | null>): void {
  if (timer.current !== null) clearTimeout(timer.current)
  timer.current = null
}

/** A post that comes to the front shows the place that its source is scrolled to. */
function goToSource(port: MessagePort, source: SourceScroll | null): void {
  const line = source?.place() ?? null
  if (line !== null) send(port, { kind: 'scroll-to', line })
}

function send(port: MessagePort, message: ToPreview): void {
  port.postMessage(message)
}
