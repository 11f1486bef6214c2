import { plainWords } from '../../post/plain-words.ts'
import { parseDuration } from '../duration.ts'
import { type FoundVideo, foundVideo } from './found-video.ts'
import { type PlacedLink, videoLinksIn } from './placed-links.ts'
import { namesVideo, splitSpeakers } from './title-words.ts'
import { keepsWords } from './words-kept.ts'

/**
 * The videos that a text names, in lists or one a line, with the words around them: a link's own words; else what
 * else its list item or line says; else the line above, where that has no link and introduces no list; else the words
 * of the link before it in the paragraph. Who speaks is told by `splitSpeakers`. `goesOn` says that another video
 * follows the text.
 */
export function readTextVideos(source: string, goesOn = false): readonly FoundVideo[] {
  return videosOfItems(itemsOf(source), goesOn).flat()
}

/**
 * Those of {@link readTextVideos} whose links stand by themselves, as a list item or line that says no more than title
 * and speakers, or an item that begins with its link; the others are in the middle of what somebody tells.
 */
export function readStandingVideos(source: string): readonly FoundVideo[] {
  const items = itemsOf(source)
  return videosOfItems(items, false).flatMap((videos, at) => {
    const item = items[at] ?? ''
    const links = videoLinksIn(item)
    const stands =
      restOf(item, links) === '' || (isListItem(item) && plainLine(item.slice(0, links[0]?.from)) === '')
    return videos.filter(video => stands || keepsWords(item, video))
  })
}

function videosOfItems(items: readonly string[], goesOn: boolean): readonly (readonly FoundVideo[])[] {
  return items.map((item, at) => {
    const above = items[at - 1] ?? ''
    const next = items[at + 1]
    const isInList = isListItem(item) || (next === undefined ? goesOn : videoLinksIn(next).length > 0)
    return videosOf(item, isInList && isIntroduction(above) ? '' : above)
  })
}

/** Whether a line says what is to come: `Here are the talks:`. */
const isIntroduction = (line: string): boolean => /[:：]$/.test(plainWords(line).trim())

function videosOf(item: string, above: string): readonly FoundVideo[] {
  const links = videoLinksIn(item)
  const { words: rest, seconds } = takeLength(links.length === 1 ? restOf(item, links) : '')
  return links.map(place => {
    const own = namesVideo(place.words) ? place.words : ''
    const beside = namesVideo(rest) && isLabel(rest) ? rest : ''
    // An address above is something else: slides, or a page.
    const before =
      isLabel(above) && namesVideo(above) && links.length === 1 && videoLinksIn(above).length === 0
        ? plainLine(above)
        : ''
    const split = splitSpeakers(own || beside || wordsBefore(item, place) || (rest === '' ? before : ''))
    const behind =
      own !== '' && split.speakers === '' && links.length === 1 ? speakersBehind(item.slice(place.to)) : ''
    return foundVideo(place.link, {
      title: split.title,
      speakers: split.speakers || behind,
      durationSeconds: seconds
    })
  })
}

/**
 * A line's words without the length that stands at their end: `The talk, 31:26`, `The talk (1:02:03)`. Within brackets
 * that say more than that it is part of what they say.
 */
function takeLength(words: string): { readonly words: string; readonly seconds: number | null } {
  const [, title = '', bracketed, bare] =
    /^(.*?)(?:\s*\(((?:\d{1,2}:)?\d{1,2}:\d{2})\)|(?:^|\s*[,;|–—]\s*|\s-\s)((?:\d{1,2}:)?\d{1,2}:\d{2}))$/.exec(
      words
    ) ?? []
  const duration = parseDuration(bracketed ?? bare ?? '')
  return duration.ok && duration.seconds > 0 && title.split('(').length === title.split(')').length
    ? { words: plainLine(title), seconds: duration.seconds }
    : { words, seconds: null }
}

/** The mark that a list item begins with. */
export const listMark = /^\s*(?:[-*+•]|\d{1,3}[.)])\s+/

const isListItem = (line: string): boolean => listMark.test(line)

/** List items with the lines that carry them on, wrapped paragraphs, and other lines one by one. */
function itemsOf(source: string): readonly string[] {
  const items: string[] = []
  let isList = false
  let isOpen = false
  for (const line of source.split('\n')) {
    const last = items.at(-1) ?? ''
    const startsList = isListItem(line)
    if (line.trim() === '') isOpen = false
    else if (!startsList && isOpen && (carriesOn(last, line) || (isList && belongsTo(last, line))))
      items[items.length - 1] = `${last}\n${line}`
    else {
      items.push(line)
      isList = startsList
      isOpen = true
    }
  }
  return items
}

/**
 * Whether a line is of the list item before it, though that is no sentence that goes on: not what begins anew, such as
 * a video of its own where the item has one or which stands at the margin.
 */
function belongsTo(item: string, line: string): boolean {
  if (videoLinksIn(line).length > 0) return /^\s/.test(line) && videoLinksIn(item).length === 0
  return /^\s/.test(line) || !(isHeading(line) || isIntroduction(line))
}

const isHeading = (line: string): boolean => /^#{1,6}\s/.test(line)

/** So long is the words of a link at most; without an end, a text of brackets alone would be read again for each line. */
const longestItem = 2000

/** Whether a line belongs to the sentence before it: that one was cut off by wrapping, in a link's words or at the margin. */
function carriesOn(before: string, line: string): boolean {
  if (before.length > longestItem) return false
  if (before.split('[').length > before.split(']').length) return true
  if (/^\s*(?:#|<?https?:|www\.|\[)/.test(line)) return false
  if (before.length - before.lastIndexOf('\n') <= 60 || isHeading(before) || isIntroduction(before))
    return false
  const links = videoLinksIn(before)
  if (links.at(-1)?.to === before.trimEnd().length) return false
  const beginsAnew = videoLinksIn(line).length > 0 || isIntroduction(line)
  return links.length === 0 || !beginsAnew || !isEntry(before, links)
}

/** Whether an item looks whole: it begins with its link, ends with a length or a date, or only its address makes it long. */
function isEntry(item: string, links: readonly PlacedLink[]): boolean {
  if (plainLine(item.slice(0, links[0]?.from)) === '') return true
  const rest = restOf(item, links)
  const words = links.reduce((length, link) => length + link.words.length, rest.length)
  return words <= 60 || /\b(?:\d{1,2}:\d{2}|\d{4}-\d{2}-\d{2})\)?$/.test(rest)
}

/** An item's words without its links and list marks. */
function restOf(item: string, links: readonly PlacedLink[]): string {
  let rest = ''
  let at = 0
  for (const { from, to } of links) {
    // One among the words of another goes with that.
    if (from < at) continue
    rest += `${item.slice(at, from)} `
    at = to
  }
  // Cells of a row that is no table.
  return plainLine((rest + item.slice(at)).trim().replace(/\s+/g, run => (run.includes('\t') ? ' | ' : run)))
}

function plainLine(text: string): string {
  const words = plainWords(text.replace(/^\s*(?:[-*+•>]|#{1,6}|\d{1,3}[.)])\s+/, '')).replace(/\s+/g, ' ')
  return (
    withoutSeparators(words)
      .replace(/\(\s*\)/g, '')
      // What stood between two of them was a link.
      .replace(/([,;|–—])(?:\s*[,;|–—])+/g, '$1')
      .trim()
  )
}

/** Without what keeps parts of a line apart at its ends. A pattern for the end would look at each run in the middle too. */
function withoutSeparators(text: string): string {
  let [from, to] = [0, text.length]
  while (from < to && separator.test(text.charAt(from))) from += 1
  while (to > from && separator.test(text.charAt(to - 1))) to -= 1
  return text.slice(from, to)
}

const separator = /[\s:–—|,;-]/

/** Short enough for a title, and no sentence among others. */
function isLabel(text: string): boolean {
  const words = plainLine(text)
  return words !== '' && words.length <= 200 && !/[.!?]["”)]? [(“"]?\p{Lu}/u.test(words)
}

/** `[Title](link) - Ana Lima`. */
function speakersBehind(text: string): string {
  const { words } = takeLength(plainLine(text.replace(/^[\s:–—|,;()-]+/, '')))
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
