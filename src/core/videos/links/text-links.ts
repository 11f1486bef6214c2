import { plainWords } from '../../post/plain-words.ts'
import { parseVideoLink, type VideoLink } from '../video-link.ts'
import { type FoundVideo, foundVideo } from './found-video.ts'
import { namesVideo, splitSpeakers } from './title-words.ts'

/** A link as it stands in a text. */
export interface PlacedLink {
  readonly from: number
  readonly to: number
  readonly link: VideoLink
  /** The words of a Markdown link, empty for a bare one. */
  readonly words: string
}

/**
 * The links to videos in a stretch of Markdown or plain text, in order: `[words](link)`, `<link>` and bare ones. Not
 * pictures' addresses.
 */
export function videoLinksIn(source: string): readonly PlacedLink[] {
  const found: PlacedLink[] = []
  const place =
    /(!?)\[((?:[^[\]\\]|\\.|!\[[^[\]]*\]\([^()]*\)){0,2000})\]\(\s*<?([^()\s<>]+)>?(?:\s+(?:"[^"]*"|'[^']*'))?\s*\)|<(https?:\/\/[^<>\s]+)>|((?:https?:\/\/|\bwww\.|\byoutu\.be\/|\byoutube\.com\/|\bvimeo\.com\/)[^\s<>"'()[\]|]+)/g
  for (const match of source.matchAll(place)) {
    if (match[1] === '!') continue
    const address = match[3] ?? match[4] ?? match[5]?.replace(/[.,;:!?]+$/, '') ?? ''
    const link = parseVideoLink(address)
    if (!link) continue
    const length = match[5] === undefined ? match[0].length : address.length
    const words = plainWords(match[2] ?? '').replace(/\s+/g, ' ')
    found.push({ from: match.index, to: match.index + length, link, words })
  }
  return found
}

/**
 * The videos that a text names, in lists or one a line, with the words around them: a link's own words; else what
 * else its list item or line says; else the line above, where that has no link; else the words of the link before it
 * in the paragraph. Who speaks is told by `splitSpeakers`.
 */
export function readTextVideos(source: string): readonly FoundVideo[] {
  const items = itemsOf(source)
  return items.flatMap((item, at) => {
    const links = videoLinksIn(item)
    const rest = restOf(item, links)
    const above = items[at - 1] ?? ''
    return links.map(place => {
      const own = namesVideo(place.words) ? place.words : ''
      const beside = links.length === 1 && namesVideo(rest) && isLabel(rest) ? rest : ''
      const before =
        isLabel(above) && links.length === 1 && videoLinksIn(above).length === 0 ? plainLine(above) : ''
      const split = splitSpeakers(own || beside || wordsBefore(item, place) || (rest === '' ? before : ''))
      const behind =
        own !== '' && split.speakers === '' && links.length === 1 ? speakersBehind(item.slice(place.to)) : ''
      return foundVideo(place.link, { title: split.title, speakers: split.speakers || behind })
    })
  })
}

/** List items with the lines that carry them on, wrapped paragraphs, and other lines one by one. */
function itemsOf(source: string): readonly string[] {
  const items: string[] = []
  let isList = false
  let isOpen = false
  for (const line of source.split('\n')) {
    const last = items.at(-1) ?? ''
    const startsList = /^\s*(?:[-*+•]|\d{1,3}[.)])\s+/.test(line)
    if (line.trim() === '') isOpen = false
    else if (!startsList && isOpen && (isList || carriesOn(last, line)))
      items[items.length - 1] = `${last}\n${line}`
    else {
      items.push(line)
      isList = startsList
      isOpen = true
    }
  }
  return items
}

/** Whether a line belongs to the sentence before it: that one was cut off by wrapping, in a link's words or at the margin. */
function carriesOn(before: string, line: string): boolean {
  if (before.split('[').length > before.split(']').length) return true
  if (/^\s*(?:#|<?https?:|www\.|\[)/.test(line)) return false
  const endsWithLink = videoLinksIn(before).at(-1)?.to === before.trimEnd().length
  return !endsWithLink && before.length - before.lastIndexOf('\n') > 60
}

/** An item's words without its links and list marks. */
function restOf(item: string, links: readonly PlacedLink[]): string {
  let rest = item
  for (const { from, to } of [...links].reverse()) rest = `${rest.slice(0, from)} ${rest.slice(to)}`
  return plainLine(rest)
}

function plainLine(text: string): string {
  return plainWords(text.replace(/^\s*(?:[-*+•>]|#{1,6}|\d{1,3}[.)])\s+/, ''))
    .replace(/\s+/g, ' ')
    .replace(/^[\s:–—|,;-]+|[\s:–—|,;-]+$/g, '')
    .replace(/\(\s*\)/g, '')
    .trim()
}

/** Short enough for a title, and no sentence among others. */
function isLabel(text: string): boolean {
  const words = plainLine(text)
  return words !== '' && words.length <= 200 && !/[.!?]["”)]? [(“"]?\p{Lu}/u.test(words)
}

/** `[Title](link) - Ana Lima`. */
function speakersBehind(text: string): string {
  const words = plainLine(text.replace(/^[\s:–—|,;()-]+/, ''))
  return words === '' ? '' : splitSpeakers(`x - ${words.replace(/^(?:by|with) /i, '')}`).speakers
}

/** Words of the link before a link that only points: `the [new plugin](…), see the [talk here](…)`. */
function wordsBefore(item: string, place: PlacedLink): string {
  const before = item.slice(0, place.from)
  const links = [...before.matchAll(/(?<!!)\[([^[\]]{2,200})\]\([^()\s]+\)/g)].map(match =>
    plainLine(match[1] ?? '')
  )
  return links.findLast(namesVideo) ?? ''
}
