import type { Embed } from './embeds.ts'
import { mostFrequent } from './link-style.ts'
import type { VideoHost } from './video-link.ts'

/** How a video is written into a body: the whole call, with `ID` where the id goes. */
export type EmbedStyle = Readonly<Record<VideoHost, string>>

/** What stands for the id in a style; no id looks like it, and no text around an id has it. */
const idMark = '\u0000'

/** Hugo's own shortcodes. In quotes, since Hugo would hand over an id of digits only as a number. */
export const defaultEmbedStyle: EmbedStyle = {
  youtube: `{{< youtube "${idMark}" >}}`,
  vimeo: `{{< vimeo "${idMark}" >}}`
}

/**
 * The spelling that most of a post's embeds have. A host that the post has none of is written as the other one where
 * that is a shortcode; without any the `fallback` counts, e.g. what the site's other posts do.
 */
export function embedStyleOf(
  text: string,
  embeds: readonly Embed[],
  fallback: EmbedStyle = defaultEmbedStyle
): EmbedStyle {
  return commonStyle(embedPatterns(text, embeds), fallback)
}

/** How one embed is written, with a mark where its id stands. */
export interface EmbedPattern {
  readonly host: VideoHost
  readonly pattern: string
}

/** The spellings of some embeds, to be compared with those of other posts. */
export function embedPatterns(text: string, embeds: readonly Embed[]): readonly EmbedPattern[] {
  return embeds
    .filter(({ valid }) => valid)
    .map(embed => ({ host: embed.host, pattern: patternOf(text, embed) }))
}

/** The commonest of some spellings for each host, as {@link embedStyleOf}. */
export function commonStyle(
  patterns: readonly EmbedPattern[],
  fallback: EmbedStyle = defaultEmbedStyle
): EmbedStyle {
  const of = (wanted: VideoHost) =>
    mostFrequent(patterns.filter(({ host }) => host === wanted).map(({ pattern }) => pattern))
  const [youtube, vimeo] = [of('youtube'), of('vimeo')]
  return {
    youtube: youtube ?? asOtherHost(vimeo, 'vimeo', 'youtube') ?? fallback.youtube,
    vimeo: vimeo ?? asOtherHost(youtube, 'youtube', 'vimeo') ?? fallback.vimeo
  }
}

/**
 * A video's embed in a style, starting at a moment where one is given: as Hugo's `start` for YouTube, as `t` and
 * `start` in links. Hugo's Vimeo shortcode knows no start, nor can a call that has further values without names take one.
 */
export function formatEmbed(
  host: VideoHost,
  id: string,
  style: EmbedStyle,
  startSeconds: number | null = null
): string {
  const written = style[host].replaceAll(idMark, id)
  if (startSeconds === null) return written
  if (written.startsWith('{{')) {
    if (host === 'vimeo') return written
    const named = written.replace(new RegExp(`(youtube\\s+)"?${id}"?`), `$1id="${id}"`)
    const values = named.replace(/[\w-]+=(?:"[^"]*"|`[^`]*`|[^\s"`>%]+)/g, '')
    if (!/^\{\{[<%]\s*youtube\s*\/?\s*[>%]\}\}$/.test(values)) return written
    return named.replace(/\s*\/?\s*([>%]\}\})$/, ` start="${startSeconds}" $1`)
  }
  const at = written.indexOf(id) + id.length
  const mark = /\?[^"'\s]*$/.test(written.slice(0, at)) ? '&' : '?'
  const name = written.startsWith('<iframe') ? 'start' : 't'
  const time = host === 'vimeo' ? `#t=${startSeconds}s` : `${mark}${name}=${startSeconds}`
  return written.slice(0, at) + time + written.slice(at)
}

/** An embed as it is written, without its id and what is this one video's own: start, playlist, words. */
function patternOf(text: string, { spelling, from, to, idRange }: Embed): string {
  const [before, after] = [text.slice(from, idRange.from), text.slice(idRange.to, to)]
  if (spelling === 'link') {
    const address = /https?:\/\/\S*$/.exec(before)?.[0] ?? before
    return `${before.startsWith('<') ? '<' : ''}${withoutPlaylist(address)}${idMark}${before.startsWith('<') ? '>' : ''}`
  }
  if (spelling === 'iframe') {
    const kept = after.replace(/^[^"'\s>]*/, '').replace(/ title=(?:"[^"]*"|'[^']*')/, '')
    return `${withoutPlaylist(before).replace(/ title=(?:"[^"]*"|'[^']*')/, '')}${idMark}${kept}`
  }
  const own = /\s+(?:t|start|end|title)=(?:"[^"]*"|`[^`]*`|[^\s"`]+)(?=[\s/]|[>%]\}\})/g
  return `${before.replace(own, '')}${idMark}${after.replace(own, '').replace(/\s{2,}([>%])/, ' $1')}`
}

function withoutPlaylist(address: string): string {
  return address.replace(/\?\S*?v=$/, '?v=')
}

function asOtherHost(pattern: string | null, from: VideoHost, to: VideoHost): string | null {
  const call = new RegExp(`^(\\{\\{[<%]\\s*)${from}(?=\\s)`)
  return pattern !== null && call.test(pattern) ? pattern.replace(call, `$1${to}`) : null
}
