import { type Heading, headingAt, headingsIn } from '../post/headings.ts'
import { isInside, literalRangesIn } from '../post/literal-ranges.ts'
import { type MarkdownBlock, markdownBlocks } from '../post/markdown-blocks.ts'
import { splitPost } from '../post/split-post.ts'
import { findShortcodes } from '../shortcodes/find-shortcodes.ts'
import type { ShortcodeArgument, ShortcodeCall, Shortcodes } from '../shortcodes/shortcode.ts'
import type { TextRange } from '../text/text-edit.ts'
import { findIframes } from './iframes.ts'
import { isVideoId, parseVideoLink, type VideoHost } from './video-link.ts'
import { parseVideoTime } from './video-time.ts'

/** A video in a post's body. The range covers the whole call, element or link. */
export interface Embed extends TextRange {
  readonly host: VideoHost
  readonly spelling: 'shortcode' | 'iframe' | 'link'
  /** As it is written; empty where the shortcode names none. */
  readonly id: string
  readonly idRange: TextRange
  /** Whether the id can be one of the host's. */
  readonly valid: boolean
  /** Where it starts to play, in whole seconds; null for the beginning. */
  readonly startSeconds: number | null
  /** The heading it stands under, null above the first. */
  readonly heading: Heading | null
}

type Place = Omit<Embed, 'heading'>

/**
 * The videos in a post's body, in order: YouTube and Vimeo shortcodes in every spelling, iframes of those hosts, and
 * links to videos that stand alone in their paragraph. Not what is in code, comments, escaped shortcodes and front
 * matter. (Hugo does run shortcodes in code; a reader sees no player there.)
 */
export function findEmbeds(text: string): readonly Embed[] {
  return readBodyVideos(text).embeds
}

/** A post's body as its videos see it, read once. */
export interface BodyVideos {
  readonly body: TextRange
  readonly blocks: readonly MarkdownBlock[]
  readonly headings: readonly Heading[]
  readonly literal: readonly TextRange[]
  readonly shortcodes: Shortcodes
  readonly embeds: readonly Embed[]
}

/** The same with what was read on the way. */
export function readBodyVideos(text: string): BodyVideos {
  const { body } = splitPost(text)
  const blocks = markdownBlocks(text, body)
  const literal = literalRangesIn(text, blocks)
  const shortcodes = findShortcodes(text, body)
  const { calls, escaped } = shortcodes
  const places = [
    ...calls.flatMap(call => shortcodeEmbed(call) ?? []),
    ...findIframes(text, body).flatMap(iframe => linkEmbed('iframe', iframe, iframe.source) ?? []),
    ...blocks.flatMap(block => loneLinks(text, block))
  ]
  const headings = headingsIn(text, blocks)
  const embeds = places
    .filter(({ from }) => !isInside(from, literal) && !isInside(from, escaped))
    .sort((a, b) => a.from - b.from)
    .map(place => ({ ...place, heading: headingAt(headings, place.from) }))
  return { body, blocks, headings, literal, shortcodes, embeds }
}

/** The shortcodes that Hugo brings for videos. */
const shortcodeHosts: ReadonlyMap<string, VideoHost> = new Map([
  ['youtube', 'youtube'],
  ['vimeo', 'vimeo'],
  ['vimeo_simple', 'vimeo']
])

function shortcodeEmbed(call: ShortcodeCall): Place | null {
  const host = shortcodeHosts.get(call.name)
  if (!host || call.form === 'close') return null
  const id = argument(call, 'id') ?? call.arguments.find(({ name }) => name === null)
  const start = argument(call, 'start') ?? argument(call, 't')
  return {
    host,
    spelling: 'shortcode',
    from: call.from,
    to: call.to,
    id: id?.value ?? '',
    idRange: id?.valueRange ?? { from: call.nameRange.to, to: call.nameRange.to },
    valid: id !== undefined && isVideoId(host, id.value),
    startSeconds: start ? parseVideoTime(start.value) || null : null
  }
}

function argument(call: ShortcodeCall, name: string): ShortcodeArgument | undefined {
  return call.arguments.find(argument => argument.name === name)
}

function linkEmbed(
  spelling: 'iframe' | 'link',
  place: TextRange,
  source: TextRange & { readonly text: string }
) {
  const link = parseVideoLink(source.text)
  if (!link) return null
  const { host, id, startSeconds } = link
  const idFrom = source.from + idOffset(source.text, id)
  const idRange = { from: idFrom, to: idFrom + id.length }
  const { from, to } = place
  return { host, spelling, from, to, id, idRange, valid: true, startSeconds } satisfies Place
}

/** The id ends a path or is `v`; elsewhere in a link (a playlist, a start) it may stand by chance. */
function idOffset(link: string, id: string): number {
  const inPath = link.indexOf(`/${id}`)
  return inPath >= 0 ? inPath + 1 : link.lastIndexOf(`v=${id}`) + 2
}

/** Links of a paragraph that has nothing but links to videos, one on each line. */
function loneLinks(text: string, block: MarkdownBlock): readonly Place[] {
  // Longer than any such paragraph, shorter than what would take time.
  if (block.kind !== 'paragraph' || block.to - block.from > 10_000) return []
  const places: Place[] = []
  let from = block.from
  for (const line of text.slice(block.from, block.to).split('\n')) {
    const link = /^\s*(?:<([^<>\s]+)>|\[[^[\]]*\]\(([^()\s]+)(?:\s+"[^"]*")?\)|([^\s<>[\]()]+))\s*$/d.exec(
      line
    )
    const [linkFrom, linkTo] = link?.indices?.[1] ?? link?.indices?.[2] ?? link?.indices?.[3] ?? [0, 0]
    const source = { text: line.slice(linkFrom, linkTo), from: from + linkFrom, to: from + linkTo }
    const place = { from: from + line.length - line.trimStart().length, to: from + line.trimEnd().length }
    const embed = source.text.startsWith('http') ? linkEmbed('link', place, source) : null
    if (!embed) return []
    places.push(embed)
    from += line.length + 1
  }
  return places
}
