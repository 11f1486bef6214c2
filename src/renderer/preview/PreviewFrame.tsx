import { type RefObject, useEffect, useRef, useState } from 'react'
import { previewOrigin, previewPage } from '#shared/origins.ts'
import type { FromPreview, PreviewShow, PreviewTheme, ToPreview } from '#shared/preview-frame.ts'
import { readFrameMessage } from './frame-messages.ts'

/** How long the frame may take to show a page before it is held for hung, in milliseconds. */
const patience = 8_000

type Timer = ReturnType<typeof setTimeout>

export interface PreviewFrameProps {
  readonly show: PreviewShow | null
  readonly remoteImages: boolean
  /** Null follows the system, or what main has set for the application. */
  readonly theme: PreviewTheme | null
  /** The line whose block is marked and, after it changed, brought into view; null for none. */
  readonly line: number | null
  /** A player that main saw fail; the identity of the object is what makes it new. */
  readonly failedPlayer: { readonly url: string } | null
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
  const latest = useRef(props)
  useEffect(() => {
    latest.current = props
  })
  const busySince = useRef<Timer | null>(null)

  const connect = (element: HTMLIFrameElement): void => {
    if (loaded.current === element) {
      // The frame went elsewhere, against all rules, and was stopped on an error page: back to ours.
      setPort(null)
      setVisit(visit + 1)
      return
    }
    loaded.current = element
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = ({ data }) => {
      const message = readFrameMessage(data)
      if (message === null) return
      if (message.kind === 'ready') setPort(port1)
      if (message.kind === 'shown') stopWaiting(busySince)
      latest.current.onMessage(message)
    }
    element.contentWindow?.postMessage({ kind: 'recap-preview-init' }, previewOrigin, [port2])
  }

  useEffect(() => () => stopWaiting(busySince), [])
  useEffect(() => () => port?.close(), [port])

  const { show, theme, line, failedPlayer } = props
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
    if (port === null) return
    send(port, { kind: 'mark-line', line })
    if (line !== null) send(port, { kind: 'scroll-to-line', line })
  }, [port, line])
  useEffect(() => {
    if (port !== null && failedPlayer !== null) send(port, { kind: 'player-failed', url: failedPlayer.url })
  }, [port, failedPlayer])

  return (
    <iframe
      key={visit}
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

function send(port: MessagePort, message: ToPreview): void {
  port.postMessage(message)
}
