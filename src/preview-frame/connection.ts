import { windowOrigin } from '#shared/origins.ts'
import type { FromPreview, ToPreview } from '#shared/preview-frame.ts'

/**
 * Waits for the window to hand over its port. Only the window around this frame,
 * at its exact origin, is listened to, and once: what a player frame posts here
 * (attack 17) is not even looked at.
 */
export function connectToWindow(onMessage: (message: ToPreview) => void): (message: FromPreview) => void {
  let port: MessagePort | null = null
  const around = window.parent
  window.addEventListener('message', event => {
    if (port !== null || event.source !== around || event.origin !== windowOrigin) return
    const [handed] = event.ports
    if (handed === undefined || event.data?.kind !== 'recap-preview-init') return
    port = handed
    port.onmessage = ({ data }: MessageEvent<ToPreview>) => onMessage(data)
    port.postMessage({ kind: 'ready' } satisfies FromPreview)
  })
  return message => port?.postMessage(message)
}
