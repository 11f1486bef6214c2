import { plainWords } from '../../post/plain-words.ts'
import { parseVideoLink, type VideoLink } from '../video-link.ts'

/** A link as it stands in a text. */
export interface PlacedLink {
  readonly from: number
  readonly to: number
  readonly link: VideoLink
  /** The words of a Markdown link, empty for a bare one. */
  readonly words: string
}

/**
 * A bare address on one of the video hosts. It ends where no address goes on: at blanks, quotes, brackets, commas,
 * marks of emphasis, words of other scripts, and where the next address begins.
 */
const bareAddress =
  /(?:https?:\/\/|(?<![a-z0-9.@/:]|\w-)(?:\/\/)?)(?:[a-z0-9-]{1,63}\.){0,3}(?:youtu\.be|youtube(?:-nocookie)?\.com|vimeo\.com)\/(?:(?!https?:\/\/)(?:&amp;|\\_|[!#-&+\-./0-:=?@-Z^_a-z~]))*/

const link = new RegExp(
  `(!?)\\[((?:[^[\\]\\\\]|\\\\.|!\\[[^[\\]]*\\]\\([^()]*\\)){0,2000})\\]\\(\\s*<?([^()\\s<>]+)>?(?:\\s+(?:"[^"]*"|'[^']*'))?\\s*\\)|<(https?:\\/\\/[^<>\\s]+)>|(${bareAddress.source})`,
  'gi'
)

/**
 * The links to videos in a stretch of Markdown or plain text, in order: `[words](link)`, `<link>` and bare ones, with
 * a scheme and without. Not pictures' addresses. A link to another video among the words of a link follows it, and
 * lies inside of it.
 */
export function videoLinksIn(source: string): readonly PlacedLink[] {
  const found: PlacedLink[] = []
  for (const match of source.matchAll(link)) {
    if (match[1] === '!') continue
    const [whole, , label, target, pointed, bare] = match
    const from = match.index
    if (bare !== undefined) {
      const address = addressIn(bare)
      if (address) found.push({ from, to: from + address.length, link: address.link, words: '' })
      continue
    }
    const own = linkOf(target ?? pointed ?? '')
    // Labels that are addresses themselves: what a mail program's link really leads to is often a counter's page.
    const inLabel =
      label === undefined ? [] : videoLinksIn(label).filter(inner => !isSameVideo(inner.link, own))
    const shown = own ?? inLabel.shift()?.link
    if (!shown) continue
    const words = plainWords(label ?? '').replace(/\s+/g, ' ')
    found.push({ from, to: from + whole.length, link: shown, words })
    for (const inner of inLabel)
      found.push({ ...inner, from: from + 1 + inner.from, to: from + 1 + inner.to })
  }
  return found
}

/** A link, also one that mail programs and documents wrap into an address of their own. */
export function linkOf(address: string): VideoLink | null {
  const direct = addressIn(address)
  if (direct) return direct.link
  const wrapped = /[?&](?:q|url|u)=(https?%3A%2F%2F[^&]+)/i.exec(address)?.[1]
  try {
    return wrapped === undefined ? null : parseVideoLink(decodeURIComponent(wrapped))
  } catch {
    return null
  }
}

export function isSameVideo(one: VideoLink, other: VideoLink | null): boolean {
  return one.host === other?.host && one.id === other.id
}

/** The link that a text begins with, without the punctuation and the emphasis that stand behind it. */
function addressIn(text: string): { readonly link: VideoLink; readonly length: number } | null {
  // Half a dozen marks stand behind a link at most; ids end with `-` and `_` too, so the longest reading comes first.
  for (let length = text.length; length > text.length - 8 && length > 0; length--) {
    const link = parseVideoLink(text.slice(0, length).replaceAll('\\_', '_'))
    if (link && !/[.,;:!?]$/.test(text.slice(0, length))) return { link, length }
    if (!/[-.,;:!?_~^&=#/\\]/.test(text[length - 1] ?? '')) return null
  }
  return null
}
