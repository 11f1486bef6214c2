import type { OnBeforeSendHeadersListenerDetails } from 'electron'
import { playerHosts } from './csp.ts'

/** URL patterns for `webRequest`: the players' pages and nothing else. */
export const identityFilter: { readonly urls: string[] } = {
  urls: playerHosts.map(host => `https://${host}/*`)
}

type Headers = Readonly<Record<string, string>>

/**
 * The headers of a request to a video host. The player's own page is asked for
 * with the application's identity as Referer: a page of a custom scheme has none
 * to send, and YouTube refuses players without (error 153). What the player
 * itself then asks for keeps the player's own Referer.
 */
export function identityHeaders(
  details: Pick<OnBeforeSendHeadersListenerDetails, 'resourceType'> & { readonly requestHeaders: Headers },
  identityUrl: string
): Record<string, string> {
  if (details.resourceType !== 'subFrame') return { ...details.requestHeaders }
  const others = Object.entries(details.requestHeaders).filter(([name]) => name.toLowerCase() !== 'referer')
  return { ...Object.fromEntries(others), Referer: identityUrl }
}
