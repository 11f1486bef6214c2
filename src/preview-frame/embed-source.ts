import type { VideoHost } from '#shared/preview-frame.ts'

/** What a frame in the post shows: one video of a known host, or something else. */
export type EmbedSource =
  | { readonly kind: 'video'; readonly video: EmbeddedVideo }
  /** A web page; `url` is normalised. */
  | { readonly kind: 'page'; readonly url: string; readonly host: string }
  /** `data:`, `javascript:`, `srcdoc`, our own schemes, or nothing (attack 9). */
  | { readonly kind: 'refused' }

export interface EmbeddedVideo {
  readonly host: VideoHost
  readonly id: string
  /** Seconds; null for the beginning. */
  readonly start: number | null
  readonly end: number | null
  /** The key of an unlisted Vimeo video. */
  readonly hash: string | null
}

/** Reads the `src` of a frame, `embed` or `object` of the post. */
export function embedSource(src: string): EmbedSource {
  // Frames are written with `//host/…` too; there is no site here that a relative address could mean.
  if (!URL.canParse(src.trim(), 'https://this-site.invalid')) return { kind: 'refused' }
  const url = new URL(src.trim(), 'https://this-site.invalid')
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return { kind: 'refused' }
  if (url.hostname === 'this-site.invalid') return { kind: 'refused' }
  const video = embeddedVideo(url)
  return video === null ? { kind: 'page', url: url.href, host: url.host } : { kind: 'video', video }
}

function embeddedVideo(url: URL): EmbeddedVideo | null {
  const youtube = /^\/embed\/([\w-]{11})\/?$/.exec(url.pathname)?.[1]
  // `videoseries` has the form of an id and names a playlist.
  if (/^(?:www\.)?youtube(?:-nocookie)?\.com$/.test(url.hostname) && youtube && youtube !== 'videoseries')
    return {
      host: 'youtube',
      id: youtube,
      start: seconds(url.searchParams.get('start') ?? url.searchParams.get('t')),
      end: seconds(url.searchParams.get('end')),
      hash: null
    }
  const vimeo = /^\/video\/(\d{1,12})\/?$/.exec(url.pathname)?.[1]
  if (url.hostname === 'player.vimeo.com' && vimeo) {
    const hash = url.searchParams.get('h')
    return {
      host: 'vimeo',
      id: vimeo,
      start: seconds(/(?:^#|&)t=([^&]+)/.exec(url.hash)?.[1] ?? url.searchParams.get('t')),
      end: null,
      hash: hash !== null && /^[\da-f]{6,20}$/i.test(hash) ? hash : null
    }
  }
  return null
}

/** `90`, `90s`, `1m30s`, `1h2m3s`; null for nothing, zero and nonsense. */
function seconds(time: string | null): number | null {
  const match = /^(?:(\d{1,2})h)?(?:(\d{1,3})m)?(?:(\d{1,6})s?)?$/.exec(time ?? '')
  if (match === null) return null
  const [, hours = '0', minutes = '0', rest = '0'] = match
  return Number(hours) * 3600 + Number(minutes) * 60 + Number(rest) || null
}

/** The address of the player, which starts at once: it is made after a click. */
export function playerUrl(video: EmbeddedVideo): string {
  if (video.host === 'vimeo') {
    const hash = video.hash === null ? '' : `&h=${video.hash}`
    const start = video.start === null ? '' : `#t=${video.start}s`
    return `https://player.vimeo.com/video/${video.id}?autoplay=1&dnt=1${hash}${start}`
  }
  // With its API switched on, the player tells where it is (player-times.ts).
  const query = new URLSearchParams({ autoplay: '1', rel: '0', enablejsapi: '1' })
  if (video.start !== null) query.set('start', String(video.start))
  if (video.end !== null) query.set('end', String(video.end))
  return `https://www.youtube-nocookie.com/embed/${video.id}?${query}`
}

/** The video's own page, for the browser. */
export function watchUrl(video: EmbeddedVideo): string {
  if (video.host === 'youtube')
    return `https://www.youtube.com/watch?v=${video.id}${video.start === null ? '' : `&t=${video.start}s`}`
  return `https://vimeo.com/${video.id}${video.hash === null ? '' : `/${video.hash}`}${video.start === null ? '' : `#t=${video.start}s`}`
}
