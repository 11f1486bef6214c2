import { mostFrequent } from './link-style.ts'
import { isVideoId, type VideoLink } from './video-link.ts'

/** How thumbnail addresses are written: what stands before and after the id. */
export interface ThumbnailStyle {
  readonly before: string
  readonly after: string
}

export const defaultThumbnailStyle: ThumbnailStyle = {
  before: 'https://i.ytimg.com/vi/',
  after: '/maxresdefault.jpg'
}

/**
 * The style that most of a post's YouTube thumbnails have, always with https: search engines ask for it, and what is
 * newly written must be nothing that a rule would mark. Addresses with parameters are signed for one picture and are
 * no example for another.
 */
export function thumbnailStyleOf(urls: readonly string[]): ThumbnailStyle {
  const styles = urls.flatMap(url => {
    const parts = thumbnailParts(url)
    return parts && parts.query === ''
      ? [`${parts.before.replace(/^(?:http:)?\/\//i, 'https://')} ${parts.after}`]
      : []
  })
  const [before, after] = mostFrequent(styles)?.split(' ') ?? []
  return before && after ? { before, after } : defaultThumbnailStyle
}

/** The address of a video's thumbnail, in the given style. Null for Vimeo: only Vimeo itself can tell that one. */
export function thumbnailUrlFor(
  video: Pick<VideoLink, 'host' | 'id'>,
  style: ThumbnailStyle = defaultThumbnailStyle
): string | null {
  return video.host === 'youtube' ? style.before + video.id + style.after : null
}

/** The YouTube video that a thumbnail's address names; null where it is not one of YouTube's. */
export function videoIdOfThumbnail(url: string): string | null {
  return thumbnailParts(url)?.id ?? null
}

/** Whether a thumbnail is this video's own, as far as its address tells: never for addresses outside YouTube. */
export function isThumbnailOf(url: string, video: Pick<VideoLink, 'host' | 'id'>): boolean {
  return video.host === 'youtube' && videoIdOfThumbnail(url) === video.id
}

function thumbnailParts(url: string) {
  const address =
    /^((?:https?:)?\/\/(?:i\d?\.ytimg\.com|img\.youtube\.com|i\d?\.ytimg\.googleusercontent\.com)\/(?:vi|vi_webp|an_webp)\/)([\w-]+)(\/[\w.-]+)(\?\S*)?$/i
  const [, before, id, after, query = ''] = address.exec(url.trim()) ?? []
  if (before === undefined || id === undefined || after === undefined) return null
  return isVideoId('youtube', id) ? { before, id, after, query } : null
}
