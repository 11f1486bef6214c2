import { formatDuration } from '../duration.ts'
import type { FoundVideo } from './found-video.ts'
import { videoLinksIn } from './placed-links.ts'

/** Whether a list item has no word, and no other address, that is not in the title, speakers and length read from it. */
export function keepsWords(item: string, video: FoundVideo | undefined): boolean {
  const [link, ...others] = videoLinksIn(item)
  if (video === undefined || link === undefined || others.length > 0) return false
  const written = item.slice(link.from, link.to)
  const label = /^\[([\s\S]*)\]\(\s*\S+\s*\)$/.exec(written)?.[1]
  // A link's own title in quotes is kept nowhere.
  if (label === undefined && written.startsWith('[')) return false
  const shown = label === undefined || onlyPoints.test(label.trim()) ? '' : label
  const before = item.slice(0, link.from).replace(/^\s*(?:[-*+]|\d{1,9}[.)])\s+/, '')
  const length = video.durationSeconds === null ? '' : formatDuration(video.durationSeconds)
  const kept = wordsOf(`${video.title} ${video.speakers} ${length}`)
  let joins = video.speakers === '' ? 0 : 1
  return wordsOf(`${before} ${shown} ${item.slice(link.to)}`).every(word => {
    const at = kept.indexOf(word)
    if (at >= 0) kept.splice(at, 1)
    else if (/^(?:by|with|von|por|par)$/i.test(word)) return joins-- > 0
    return at >= 0
  })
}

const onlyPoints = /^(?:video|talk|recording|link|youtube|vimeo|here|watch|(?:https?:\/\/|www\.)\S*)$/i

const wordsOf = (text: string): string[] => text.match(/[\p{L}\p{M}\p{N}\p{S}]+/gu) ?? []
