import type { EditResult } from '../frontmatter/types.ts'
import { applyEdits } from '../text/apply-edits.ts'
import { composeEdits } from '../text/compose-edits.ts'
import { updateVideoEntry, type VideoEntry } from './entries.ts'
import { formatVideoLink, linkStyleOf } from './link-style.ts'
import { isThumbnailOf, thumbnailStyleOf, thumbnailUrlFor, videoIdOfThumbnail } from './thumbnail.ts'
import { parseVideoLink } from './video-link.ts'

/**
 * Gives a video entry another link. A link of YouTube or Vimeo, in whatever shape
 * it was typed, is written as the post's other entries write theirs; any other
 * text is written as it is. The thumbnail follows as long as it is empty or the
 * old video's own: one that was chosen by hand stays, and so does the one that
 * a video has already.
 * @param text the post's LF text
 * @param entries the entries that were read from it
 */
export function changeVideoLink(
  text: string,
  entries: readonly VideoEntry[],
  index: number,
  typed: string
): EditResult {
  const entry = entries[index]
  const siblings = entries.filter(other => other !== entry)
  const before = parseVideoLink(entry?.embedUrl ?? '')
  const video = parseVideoLink(typed)
  const link = video === null ? typed.trim() : formatVideoLink(video, styleFor(siblings, entry))
  const linked = updateVideoEntry(text, index, 'embedUrl', link)
  if (!linked.ok || video === null || entry === undefined) return linked

  if (isThumbnailOf(entry.thumbnailUrl, video)) return linked
  // Where the link was none, the thumbnail of some video is what is left of the link before that.
  const follows =
    entry.thumbnailUrl.trim() === '' ||
    (before === null
      ? videoIdOfThumbnail(entry.thumbnailUrl) !== null
      : isThumbnailOf(entry.thumbnailUrl, before))
  const style = thumbnailStyleOf([entry, ...siblings].map(other => other.thumbnailUrl))
  const thumbnail = follows ? thumbnailUrlFor(video, style) : null
  if (thumbnail === null) return linked
  const both = updateVideoEntry(applyEdits(text, linked.edits), index, 'thumbnailUrl', thumbnail)
  return both.ok ? { ok: true, edits: composeEdits(linked.edits, both.edits) } : linked
}

/** The only entry of a post has none to look like but itself. */
function styleFor(siblings: readonly VideoEntry[], entry: VideoEntry | undefined) {
  const links = siblings.map(other => other.embedUrl).filter(link => parseVideoLink(link) !== null)
  return linkStyleOf(links.length > 0 ? links : [entry?.embedUrl ?? ''])
}
