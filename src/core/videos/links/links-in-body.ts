import { literalRangesIn } from '../../post/literal-ranges.ts'
import { findShortcodes } from '../../shortcodes/find-shortcodes.ts'
import type { TextRange } from '../../text/text-edit.ts'
import { readBodyVideos } from '../embeds.ts'
import { type FoundVideo, mergeFound } from './found-video.ts'
import { videoLinksIn } from './placed-links.ts'
import { readStandingVideos, readTextVideos } from './text-links.ts'
import { keepsWords } from './words-kept.ts'

/** The links to videos in a post's body. */
export interface BodyLinks {
  /** Each video once, in the body's order. */
  readonly videos: readonly FoundVideo[]
  /** Those of them whose links stand by themselves, and not in a sentence. */
  readonly standing: readonly FoundVideo[]
  /**
   * The longest list that sections can take the place of: an item is one link to a video, and has no word that
   * is not in the video's title or speakers.
   */
  readonly list: (TextRange & { readonly videos: readonly FoundVideo[] }) | null
}

/** Finds the videos that a post only links to; not those that it embeds, nor anything in code, comments and shortcodes. */
export function linksInBody(text: string): BodyLinks {
  const { body, blocks, embeds } = readBodyVideos(text)
  const { calls, escaped } = findShortcodes(text, body)
  let source = text.slice(body.from, body.to)
  for (const { from, to } of [...literalRangesIn(text, blocks), ...calls, ...escaped, ...embeds]) {
    const blank = text.slice(from, to).replace(/[^\n]/g, ' ')
    source = source.slice(0, from - body.from) + blank + source.slice(to - body.from)
  }
  const lists = listsOf(source).flatMap(({ from, to, items }) => {
    const isVideos = items.length > 1 && items.every(item => videoLinksIn(item).length === 1)
    // What was blanked, a comment or code, would go with the list.
    const isWhole = source.slice(from, to) === text.slice(from + body.from, to + body.from)
    if (!isVideos || !isWhole) return []
    const found = readTextVideos(source.slice(from, to))
    const videos = mergeFound(found)
    const isKept = found.length === items.length && videos.length === items.length
    if (!isKept || !items.every((item, at) => keepsWords(item, found[at]))) return []
    return [{ from: from + body.from, to: to + body.from, videos }]
  })
  const [list = null] = lists.sort((a, b) => b.videos.length - a.videos.length)
  return {
    videos: mergeFound(readTextVideos(source)),
    standing: mergeFound(readStandingVideos(source)),
    list
  }
}

interface List extends TextRange {
  readonly items: string[]
}

/** Runs of list items, without the empty lines behind them. */
function listsOf(source: string): readonly List[] {
  const lists: (List & { to: number })[] = []
  let open: (List & { to: number }) | null = null
  let blank = false
  let at = 0
  for (const line of source.split('\n')) {
    const to = at + line.length
    const starts = /^ {0,3}(?:[-*+]|\d{1,9}[.)])\s/.test(line)
    if (line.trim() === '') blank = true
    else if (starts) {
      if (open) open.items.push(line)
      else {
        open = { from: at, to, items: [line] }
        lists.push(open)
      }
    } else if (open && (!blank || /^\s{2,}/.test(line))) {
      open.items[open.items.length - 1] += `\n${line}`
    } else open = null
    if (line.trim() !== '') {
      blank = false
      if (open) open.to = to
    }
    at = to + 1
  }
  return lists
}
