import { type FoundVideo, foundVideo } from './found-video.ts'
import { readMixedLines } from './mixed-lines.ts'
import { isSameVideo, linkOf, videoLinksIn } from './placed-links.ts'
import { namesVideo, splitSpeakers } from './title-words.ts'

/**
 * The videos that a piece of HTML links to, frames or names, in order: what a browser puts on the clipboard, or an
 * author's own list, also amid Markdown. A link's words are its title; where they only point (`Watch`), those of its
 * list item or table row are. Null for a text without links in HTML. Nothing of it is ever shown as HTML.
 */
export function readHtmlVideos(source: string): readonly FoundVideo[] | null {
  if (!/<(?:a|iframe)\s/i.test(source)) return null
  const items = source.split(/(?=<(?:li|tr|p|h[1-6]|dt|div)[\s>])|(?<=<\/(?:li|tr|ul|ol|table)\s?>)/i)
  return items.flatMap(videosOf)
}

const linkOrFrame =
  /<a\s[^<>]{0,2000}?href\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))[^<>]*>([\s\S]{0,2000}?)<\/a\s*>|<iframe\s[^<>]{0,2000}?src\s*=\s*["']([^"']+)["'][^<>]*>/gi

function videosOf(item: string): readonly FoundVideo[] {
  const found: FoundVideo[] = []
  const beside = wordsOf(item.replace(/<a\s[\s\S]{0,4000}?<\/a\s*>/gi, ' '))
  const around = videoLinksIn(beside).length === 0 ? beside : ''
  let at = 0
  for (const match of item.matchAll(linkOrFrame)) {
    found.push(...readMixedLines(textOf(item.slice(at, match.index))))
    at = match.index + match[0].length
    const link = linkOf(decoded(match[1] ?? match[2] ?? match[3] ?? match[5] ?? ''))
    const words = wordsOf(match[4] ?? '')
    if (link) {
      const named = namesVideo(words)
      const text = named ? words : namesVideo(around) ? around : ''
      const split = splitSpeakers(text.replace(/[\s:–—|-]+$/, ''))
      const behind =
        named && split.speakers === ''
          ? splitSpeakers(`x - ${around.replace(/^[\s:–—|,;()-]+|^(?:by|with) /gi, '')}`).speakers
          : ''
      found.push(foundVideo(link, { title: split.title, speakers: split.speakers || behind }))
    }
    for (const inner of videoLinksIn(words))
      if (!isSameVideo(inner.link, link)) found.push(foundVideo(inner.link))
  }
  return [...found, ...readMixedLines(textOf(item.slice(at)))]
}

/** HTML as lines of text; addresses that stand in tags, each on a line of its own. */
function textOf(html: string): string {
  const lines = html.replace(/<[^<>]*>/g, tag => {
    const addresses = videoLinksIn(decoded(tag)).map(({ from, to }) => decoded(tag).slice(from, to))
    return addresses.length > 0 || /^<\/?(?:li|tr|p|h[1-6]|dt|dd|div|br|ul|ol|table)\b/i.test(tag)
      ? `\n${addresses.map(address => `${address}\n`).join('')}`
      : ' '
  })
  return decoded(lines)
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
