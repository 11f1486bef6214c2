import { parseVideoTime } from './video-time.ts'

export type VideoHost = 'youtube' | 'vimeo'

/** What a link to a video says. */
export interface VideoLink {
  readonly host: VideoHost
  readonly id: string
  /** Where it starts to play, in whole seconds; null for the beginning. */
  readonly startSeconds: number | null
  /** The YouTube playlist it plays in. */
  readonly playlist: string | null
  /** What Vimeo asks for with an unlisted video. */
  readonly hash: string | null
}

/** A link's parts. Core has no `URL`; and `URL` would take hosts and escapes apart that no video link has. */
export interface LinkParts {
  readonly scheme: string
  readonly host: string
  readonly path: readonly string[]
  readonly query: string
  readonly fragment: string
}

/**
 * Reads a link to a YouTube or Vimeo video in any shape the hosts use: watch pages, short links, embeds (also
 * without cookies), shorts, live streams, the mobile and music sites; Vimeo's pages, players, channels, groups,
 * showcases. Scheme and `www.` may be missing. Null for any other text; tracking parameters (`si`) are dropped.
 */
export function parseVideoLink(source: string): VideoLink | null {
  const parts = linkParts(source)
  if (!parts) return null
  if (youtubeHosts.test(parts.host)) return parseYoutube(parts)
  return vimeoHosts.test(parts.host) ? parseVimeo(parts) : null
}

/** Whether a text has the form of the host's video ids. */
export function isVideoId(host: VideoHost, id: string): boolean {
  // Two of YouTube's embed pages happen to have eleven letters.
  if (host === 'youtube') return /^(?!videoseries$|live_stream$)[A-Za-z0-9_-]{11}$/.test(id)
  return /^[0-9]{1,12}$/.test(id)
}

/** Takes a link apart; null where it is none, or hides its host behind a user name or a port. */
export function linkParts(source: string): LinkParts | null {
  if (source.length > 4096) return null
  const link =
    /^(?:(https?):\/\/|\/\/)?([a-z0-9.-]+\.[a-z]{2,})(\/[^?#\s]*)?(?:\?([^#\s]*))?(?:#(\S*))?$/i.exec(
      source.trim()
    )
  if (!link) return null
  const [, scheme = 'https', host = '', path = '', query = '', fragment = ''] = link
  return {
    scheme: scheme.toLowerCase(),
    host: host.toLowerCase(),
    path: path.split('/').filter(part => part !== ''),
    query,
    fragment
  }
}

/** Whether a host is one of YouTube's or Vimeo's, be it one that shows no videos. */
export function isVideoHost(host: string): boolean {
  return /(?:^|\.)(?:youtube\.com|youtube-nocookie\.com|youtu\.be|vimeo\.com)$/.test(host)
}

export function isShortYoutubeHost(host: string): boolean {
  return /^(?:www\.)?youtu\.be$/.test(host)
}

const youtubeHosts =
  /^(?:(?:www\.|m\.|music\.|gaming\.)?youtube\.com|(?:www\.)?youtube-nocookie\.com|(?:www\.)?youtu\.be)$/
const vimeoHosts = /^(?:www\.|player\.)?vimeo\.com$/

function parseYoutube({ host, path, query, fragment }: LinkParts): VideoLink | null {
  const id = isShortYoutubeHost(host) ? path[0] : youtubePathId(path, query)
  if (!id || !isVideoId('youtube', id)) return null
  const moment =
    parameter(query, 't') ??
    parameter(query, 'start') ??
    parameter(query, 'time_continue') ??
    parameter(fragment, 't')
  const playlist = parameter(query, 'list')
  return {
    host: 'youtube',
    id,
    startSeconds: moment === null ? null : parseVideoTime(moment) || null,
    playlist: playlist !== null && /^[\w-]+$/.test(playlist) ? playlist : null,
    hash: null
  }
}

function youtubePathId(path: readonly string[], query: string): string | null {
  const [page = '', id] = path
  if (page === 'watch' && !id) return parameter(query, 'v')
  return /^(?:embed|v|e|shorts|live|watch)$/.test(page) ? (id ?? null) : null
}

function parseVimeo({ path, query, fragment }: LinkParts): VideoLink | null {
  // The id is the last number, after what it is shown in (channels/NAME, groups/NAME/videos, showcase/7/video); an
  // unlisted video's hash follows it.
  const shown =
    /^(?:(?:video|manage\/videos|channels\/[^/]+|groups\/[^/]+\/videos|(?:album|showcase)\/\d+\/video|ondemand\/[^/]+)\/)?(\d+)(?:\/([0-9a-z]+))?$/i
  const [, id, pathHash] = shown.exec(path.join('/')) ?? []
  if (!id || !isVideoId('vimeo', id)) return null
  const hash = pathHash ?? parameter(query, 'h')
  const moment = parameter(fragment, 't') ?? parameter(query, 't')
  return {
    host: 'vimeo',
    id,
    startSeconds: moment === null ? null : parseVideoTime(moment) || null,
    playlist: null,
    hash: hash !== null && /^[0-9a-z]+$/i.test(hash) ? hash : null
  }
}

/** A parameter's value; `&amp;` is how HTML and feeds write the `&` between them. */
function parameter(query: string, name: string): string | null {
  for (const part of query.split(/&amp;|&/)) {
    if (part.startsWith(`${name}=`)) return part.slice(name.length + 1)
  }
  return null
}
