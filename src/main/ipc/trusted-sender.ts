import type { IpcMainInvokeEvent } from 'electron'
import { windowOrigin } from '#shared/origins.ts'

/**
 * True for the top frame of a page of our own origin.
 * Rule: Electron's security checklist, "Validate the sender of all IPC messages".
 */
export function isTrustedSender(event: Pick<IpcMainInvokeEvent, 'senderFrame' | 'sender'>): boolean {
  const frame = event.senderFrame
  return frame !== null && frame === event.sender.mainFrame && isWindowUrl(frame.url)
}

/** True for an address of the window's own page. */
export function isWindowUrl(address: string): boolean {
  return address === windowOrigin || address.startsWith(`${windowOrigin}/`)
}
