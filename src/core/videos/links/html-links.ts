import { parseVideoLink, type VideoLink } from '../video-link.ts'
import { type FoundVideo, foundVideo } from './found-video.ts'
import { namesVideo, splitSpeakers } from './title-words.ts'

/**
 * The videos that a piece of HTML links to or frames, in order: what a browser puts on the clipboard, or an author's
 * own list. A link's words are its title; where they only point (`Watch`), those of its list item or table row are.
 * Null for a text without links in HTML. Nothing of it is ever shown as HTML.
 */
export function readHtmlVideos(source: string): readonly FoundVideo[] | null {
  if (!/<(?:a|iframe)\s/i.test(source)) return null
  const items = source.split(/(?=<(?:li|tr|p|h[1-6]|dt|div)[\s>])/i)
  return items.flatMap(videosOf)
}

function videosOf(item: string): readonly FoundVideo[] {
  const found: FoundVideo[] = []
  const place =
    /<a\s[^<>]{0,2000}?href\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))[^<>]*>([\s\S]{0,2000}?)<\/a\s*>|<iframe\s[^<>]{0,2000}?src\s*=\s*["']([^"']+)["'][^<>]*>/gi
  const around = wordsOf(item.replace(/<a\s[\s\S]*?<\/a\s*>/gi, ' '))
  for (const match of item.matchAll(place)) {
    const link = linkOf(match[1] ?? match[2] ?? match[3] ?? match[5] ?? '')
    if (!link) continue
    const words = wordsOf(match[4] ?? '')
    const named = namesVideo(words)
    const text = named ? words : namesVideo(around) ? around : ''
    const split = splitSpeakers(text.replace(/[\s:–—|-]+$/, ''))
    const behind =
      named && split.speakers === ''
        ? splitSpeakers(`x - ${around.replace(/^[\s:–—|,;()-]+|^(?:by|with) /gi, '')}`).speakers
        : ''
    found.push(foundVideo(link, { title: split.title, speakers: split.speakers || behind }))
  }
  return found
}

function linkOf(address: string): VideoLink | null {
  const plain = decoded(address)
  const direct = parseVideoLink(plain)
  if (direct) return direct
  // What mail programs and documents wrap around a link: the address is one of its parameters.
  const wrapped = /[?&](?:q|url|u)=(https?%3A%2F%2F[^&]+)/i.exec(plain)?.[1]
  try {
    return wrapped === undefined ? null : parseVideoLink(decodeURIComponent(wrapped))
  } catch {
    return null
  }
}

function wordsOf(html: string): string {
  return decoded(html.replace(/<[^<>]*>/g, ' '))
    .replace(/\s+/g, ' ')
    .trim()
}

const entities: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  ndash: '–',
  mdash: '—'
}

function decoded(text: string): string {
  return text.replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]+));/gi, (whole, decimal, hex, name) => {
    if (name !== undefined) return entities[String(name).toLowerCase()] ?? whole
    const code = decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal)
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole
  })
}
