import { isShortYoutubeHost, linkParts, parseVideoLink, type VideoLink } from './video-link.ts'

/** How links are written: what stands before the id. */
export interface LinkStyle {
  readonly youtube: string
  readonly vimeo: string
}

export const defaultLinkStyle: LinkStyle = { youtube: 'https://youtu.be/', vimeo: 'https://vimeo.com/' }

/** The style that most of a post's video links have, so that a new one looks like its siblings. */
export function linkStyleOf(links: readonly string[]): LinkStyle {
  const prefixes = { youtube: [] as string[], vimeo: [] as string[] }
  for (const link of links) {
    const video = parseVideoLink(link)
    const prefix = video ? prefixOf(link, video) : null
    if (video && prefix) prefixes[video.host].push(prefix)
  }
  return {
    youtube: mostFrequent(prefixes.youtube) ?? defaultLinkStyle.youtube,
    vimeo: mostFrequent(prefixes.vimeo) ?? defaultLinkStyle.vimeo
  }
}

/** Writes a link in a style, with start, playlist and hash. `parseVideoLink` gives the same video back. */
export function formatVideoLink(video: VideoLink, style: LinkStyle = defaultLinkStyle): string {
  const prefix = style[video.host]
  const parameters: string[] = []
  let path = video.id
  let fragment = ''
  if (video.host === 'youtube') {
    if (video.playlist !== null) parameters.push(`list=${video.playlist}`)
    const name = prefix.endsWith('/embed/') ? 'start' : 't'
    if (video.startSeconds !== null) parameters.push(`${name}=${video.startSeconds}`)
  } else {
    if (video.hash !== null && prefix.endsWith('/video/')) parameters.push(`h=${video.hash}`)
    else if (video.hash !== null) path += `/${video.hash}`
    if (video.startSeconds !== null) fragment = `#t=${video.startSeconds}s`
  }
  const mark = prefix.includes('?') ? '&' : '?'
  return prefix + path + (parameters.length > 0 ? mark + parameters.join('&') : '') + fragment
}

/** The most frequent of some texts, the first one among equals; null of none. */
export function mostFrequent(texts: readonly string[]): string | null {
  const counts = new Map<string, number>()
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1)
  let best: string | null = null
  for (const [text, count] of counts) {
    if (best === null || count > (counts.get(best) ?? 0)) best = text
  }
  return best
}

/** What to write before another id. Shapes that suit one video only (shorts, channels) count as their host's page. */
function prefixOf(link: string, video: VideoLink): string | null {
  const parts = linkParts(link)
  if (!parts) return null
  const { scheme, host, path } = parts
  if (video.host === 'vimeo') {
    return host === 'player.vimeo.com' ? `${scheme}://${host}/video/` : `${scheme}://${host}/`
  }
  if (isShortYoutubeHost(host)) return `${scheme}://${host}/`
  const site = host.replace(/^(?:m|music|gaming)\./, 'www.')
  return `${scheme}://${site}/${path[0] === 'embed' ? 'embed/' : 'watch?v='}`
}
