import type { EditResult } from '../frontmatter/types.ts'
import { findShortcodes } from '../shortcodes/find-shortcodes.ts'
import { applyEdits } from '../text/apply-edits.ts'
import { composeEdits } from '../text/compose-edits.ts'
import type { TextEdit } from '../text/text-edit.ts'
import { type EmbedStyle, embedStyleOf, formatEmbed } from './embed-style.ts'
import { type Embed, findEmbeds } from './embeds.ts'
import { updateVideoEntry } from './entries.ts'
import { reconcileVideos } from './reconcile.ts'
import { parseVideoLink } from './video-link.ts'

/**
 * Lets an entry's video start at a moment, null for its beginning: in the text, as `t` or `start` as it is written
 * there (`start` where it is new), and in the entry's link where that names a moment already or the video is not in
 * the text. All else of embed and link stays as it is.
 * @param siteStyle how the site's posts write embeds, where the post gives no example
 */
export function setVideoStart(
  text: string,
  index: number,
  seconds: number | null,
  siteStyle?: EmbedStyle
): EditResult {
  const video = reconcileVideos(text).videos.find(({ entry }) => entry?.index === index)
  if (!video?.entry)
    return { ok: false, code: 'no-such-place', message: 'Its link is no YouTube or Vimeo video.', at: 0 }
  const embed = video.sharesEmbed ? undefined : video.embeds[0]
  const inText = embed ? embedStart(text, embed, seconds, siteStyle) : []
  if (inText === null) {
    const message =
      'Hugo’s Vimeo shortcode knows no start. Use a player of its own (iframe) with #t= in its address.'
    return { ok: false, code: 'unsafe', message, at: embed?.from ?? 0 }
  }
  const { embedUrl } = video.entry
  if (embed && parseVideoLink(embedUrl)?.startSeconds == null) return { ok: true, edits: inText }
  const link = updateVideoEntry(
    applyEdits(text, inText),
    index,
    'embedUrl',
    addressStart(embedUrl, seconds, 't')
  )
  return link.ok ? { ok: true, edits: composeEdits(inText, link.edits) } : link
}

/** The edits of one embed; null where its spelling can name no start. */
function embedStart(
  text: string,
  embed: Embed,
  seconds: number | null,
  siteStyle: EmbedStyle | undefined
): readonly TextEdit[] | null {
  if (embed.startSeconds === seconds) return []
  if (embed.spelling !== 'shortcode') {
    const source = text.slice(embed.from, embed.to)
    const address = /(?:https?:)?\/\/[^\s"'<>)]+/.exec(source)
    if (!address) return null
    const from = embed.from + address.index
    const name = embed.spelling === 'iframe' && embed.host === 'youtube' ? 'start' : 't'
    return [{ from, to: from + address[0].length, insert: addressStart(address[0], seconds, name) }]
  }
  const call = findShortcodes(text).calls.find(({ from }) => from === embed.from)
  if (!call || embed.host === 'vimeo') return null
  const named = call.arguments.find(({ name }) => name === 'start' || name === 't')
  if (named && seconds !== null) return [{ ...named.valueRange, insert: String(seconds) }]
  if (named) {
    const space = /\s*$/.exec(text.slice(call.from, named.from))?.[0].length ?? 0
    const removal = { from: named.from - space, to: named.to, insert: '' }
    // The id got its name with the start (below), and loses it with that, where the others have none.
    const [first] = call.arguments
    const isOurs =
      named.name === 'start' &&
      call.arguments.length === 2 &&
      first !== undefined &&
      text.slice(first.from, first.to) === `id="${embed.id}"`
    const unnamed = isOurs ? unnamedId(text, embed, siteStyle) : null
    return unnamed === null
      ? [removal]
      : [{ from: first?.from ?? 0, to: first?.to ?? 0, insert: unnamed }, removal]
  }
  const id = call.arguments.find(({ name }) => name === null || name === 'id')
  if (!id || seconds === null) return []
  const name = id.name === null ? `id="${embed.id}"` : text.slice(id.from, id.to)
  return [{ from: id.from, to: id.to, insert: `${name} start="${seconds}"` }]
}

/** An embed's id as the post's others have theirs, else the site's posts, where that is without a name; else null. */
function unnamedId(text: string, embed: Embed, siteStyle: EmbedStyle | undefined): string | null {
  const others = findEmbeds(text).filter(
    ({ from, host, spelling }) => from !== embed.from && host === embed.host && spelling === 'shortcode'
  )
  if (others.length === 0 && siteStyle === undefined) return null
  const written = formatEmbed(embed.host, embed.id, embedStyleOf(text, others, siteStyle))
  return /^\{\{[<%]\s*youtube\s+("[\w-]+"|[\w-]+)\s*\/?\s*[>%]\}\}$/.exec(written)?.[1] ?? null
}

/** An address that starts at a moment: the parameter that it has already, else one of the given name. */
export function addressStart(address: string, seconds: number | null, name: 't' | 'start'): string {
  const isVimeo = /vimeo\.com/i.test(address)
  const present = /([?&]|&amp;|#)(t|start|time_continue)=[^&#]*/.exec(address)
  if (present && seconds !== null) {
    const unit = present[1] === '#' ? 's' : ''
    return address.replace(present[0], `${present[1]}${present[2]}=${seconds}${unit}`)
  }
  if (present) {
    const without = address.replace(present[0], present[1] === '?' ? '?' : '')
    return without.replace(/\?(?:&amp;|&)/, '?').replace(/\?(?=#|$)/, '')
  }
  if (seconds === null) return address
  if (isVimeo) return `${address}#t=${seconds}s`
  const [path = '', fragment] = address.split('#', 2)
  const mark = path.includes('?') ? (path.includes('&amp;') ? '&amp;' : '&') : '?'
  return `${path}${mark}${name}=${seconds}${fragment === undefined ? '' : `#${fragment}`}`
}

/** A link to a moment of a video, as a writer puts it into a sentence: `[12:04](https://youtu.be/ID?t=724)`. */
export function momentLink(host: Embed['host'], id: string, seconds: number, clock: string): string {
  const address = host === 'youtube' ? `https://youtu.be/${id}` : `https://vimeo.com/${id}`
  return `[${clock}](${addressStart(address, seconds, 't')})`
}
