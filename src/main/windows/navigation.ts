/**
 * Where a frame of ours may go: nowhere but to its own page. Rules: Electron's
 * security checklist, "Disable or limit navigation" and "… creation of new windows".
 */
import { previewPage, windowOrigin } from '#shared/origins.ts'
import { playerHosts } from './csp.ts'

/** Depth of a frame: 0 the window's page, 1 the preview frame, 2 a player in it, 3 and more what a player nests. */
export function mayNavigate(address: string, depth: number): boolean {
  if (depth === 0) return address.startsWith(`${windowOrigin}/`)
  if (depth === 1) return isPreviewPage(address)
  if (depth === 2) return isPlayerAddress(address)
  // What a player nests (consent, captions) is the host's own web; it never gets at our schemes or at files.
  return address === 'about:blank' || address.startsWith('https://')
}

export function isPreviewPage(address: string): boolean {
  return address === previewPage.withoutRemoteImages || address === previewPage.withRemoteImages
}

/** The address of a video's player: an embed page of one of the hosts, over https. */
export function isPlayerAddress(address: string): boolean {
  if (!URL.canParse(address)) return false
  const { protocol, host, pathname } = new URL(address)
  if (protocol !== 'https:' || !playerHosts.some(player => player === host)) return false
  return pathname.startsWith(host === 'player.vimeo.com' ? '/video/' : '/embed/')
}

/** What a player may ask to show in the browser ("Watch on YouTube"): pages of the two hosts, nothing else. */
export function isVideoHostPage(address: string): boolean {
  if (!URL.canParse(address)) return false
  const { protocol, hostname } = new URL(address)
  return protocol === 'https:' && /^(?:(?:www\.)?youtube\.com|youtu\.be|(?:www\.)?vimeo\.com)$/.test(hostname)
}
