import type { PreviewVideo } from '#shared/preview-frame.ts'
import { element, icon } from './elements.ts'
import { type EmbeddedVideo, playerUrl, watchUrl } from './embed-source.ts'

/** Attributes and classes of our own; the sanitiser takes them from whatever a post brings. */
const videoKey = 'recapVideo'
const playing = 'recapPlaying'

/** A play button with thumbnail, title and duration where the post has a player. */
export function videoFigure(
  page: Document,
  video: EmbeddedVideo,
  entry: PreviewVideo | null,
  title: string | null
): HTMLElement {
  const name = entry?.title || title || (video.host === 'youtube' ? 'YouTube video' : 'Vimeo video')
  const duration = entry?.duration ?? null
  const figure = element(page, 'figure', 'recap-video', playButton(page, video, name, duration))
  figure.append(element(page, 'figcaption', 'recap-video-title', name))
  figure.dataset[videoKey] = JSON.stringify(video)
  return figure
}

function playButton(
  page: Document,
  video: EmbeddedVideo,
  name: string,
  duration: string | null
): HTMLElement {
  const picture = element(page, 'img', 'recap-thumbnail')
  picture.alt = ''
  picture.decoding = 'async'
  picture.src = `recap-thumb://${video.host}/${video.id}`
  const glyph = element(page, 'span', 'recap-play-glyph', icon(page, 'play'))
  const button = element(page, 'button', 'recap-play', picture, glyph)
  button.type = 'button'
  button.ariaLabel = `Play video: ${name}${duration === null ? '' : `, ${spokenDuration(duration)}`}`
  if (video.start !== null) button.append(element(page, 'span', 'recap-start', `from ${clock(video.start)}`))
  if (duration !== null) button.append(element(page, 'span', 'recap-duration', duration))
  return button
}

/** Names the figures of a block, so that each keeps its player when text around it in the block changes. */
export function identifyFigures(block: Element): void {
  const seen = new Map<string, number>()
  for (const figure of block.querySelectorAll<HTMLElement>('figure.recap-video')) {
    const video = videoOf(figure)
    const key = `recap-video-${video?.host}-${video?.id}`
    const count = (seen.get(key) ?? 0) + 1
    seen.set(key, count)
    figure.id = `${key}-${count}`
  }
}

/** Whether two figures are of the same video at the same start, or both of none. */
export function sameVideo(a: Node, b: Node): boolean {
  return a instanceof HTMLElement && b instanceof HTMLElement && a.dataset[videoKey] === b.dataset[videoKey]
}

/** Whether `shown` plays the very video that `wanted` has a button for: it must not be touched then. */
export function keepsPlaying(shown: Node, wanted: Node): boolean {
  return shown instanceof HTMLElement && shown.dataset[playing] !== undefined && sameVideo(shown, wanted)
}

/** Puts the player in the place of the button that was pressed. */
export function play(button: Element, onPlayer: (player: HTMLIFrameElement) => void): void {
  const figure = button.closest<HTMLElement>('figure.recap-video')
  const video = figure === null ? null : videoOf(figure)
  if (figure === null || video === null) return
  const player = element(document, 'iframe', 'recap-player')
  player.title = figure.querySelector('figcaption')?.textContent ?? 'Video'
  player.allow = 'autoplay; fullscreen; encrypted-media; picture-in-picture'
  player.referrerPolicy = 'strict-origin-when-cross-origin'
  player.src = playerUrl(video)
  figure.dataset[playing] = ''
  figure.querySelector('.recap-play, .recap-player-failed')?.replaceWith(player)
  onPlayer(player)
  player.focus()
}

/** Makes a figure of an inert page a thumbnail that leads to the video's own page. */
export function posterLink(figure: HTMLElement): void {
  const video = videoOf(figure)
  const name = figure.querySelector('figcaption')?.textContent ?? ''
  if (video === null) return
  const page = figure.ownerDocument
  const fresh = videoFigure(page, video, null, name)
  const [button, caption] = [fresh.querySelector('.recap-play'), fresh.querySelector('figcaption')]
  const shown = figure.querySelector('.recap-play .recap-duration')
  const link = element(page, 'a', 'recap-play', ...(button?.childNodes ?? []))
  link.href = watchUrl(video)
  link.ariaLabel = `Watch: ${name}`
  if (shown !== null) link.append(shown)
  figure.replaceChildren(link, ...(caption === null ? [] : [caption]))
}

/** Says in a player's place that it did not arrive, with a way to try again and one to the browser. */
export function showPlayerFailure(root: ParentNode, url: string): void {
  for (const player of root.querySelectorAll<HTMLIFrameElement>('iframe.recap-player')) {
    const figure = player.closest<HTMLElement>('figure.recap-video')
    const video = figure === null ? null : videoOf(figure)
    // Hosts send a player on within their own site, so the id in the address decides.
    if (figure === null || video === null || !url.includes(video.id)) continue
    const host = video.host === 'youtube' ? 'YouTube' : 'Vimeo'
    const again = element(document, 'button', 'recap-quiet-button recap-try-again', 'Try again')
    again.type = 'button'
    const browser = element(document, 'a', 'recap-quiet-button', `Open on ${host}`)
    browser.href = watchUrl(video)
    player.replaceWith(
      element(
        document,
        'div',
        'recap-player-failed',
        icon(document, 'alert'),
        element(document, 'p', '', `The video could not be loaded from ${host}. Check the connection.`),
        element(document, 'div', 'recap-buttons', again, browser)
      )
    )
  }
}

/** The video that a player was started for. */
export function videoOfPlayer(player: HTMLIFrameElement): EmbeddedVideo | null {
  const figure = player.closest<HTMLElement>('figure.recap-video')
  return figure === null ? null : videoOf(figure)
}

function videoOf(figure: HTMLElement): EmbeddedVideo | null {
  const json = figure.dataset[videoKey]
  return json === undefined ? null : (JSON.parse(json) as EmbeddedVideo)
}

function clock(seconds: number): string {
  const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60]
  const [hours = 0, minutes = 0, rest = 0] = parts
  const tail = `${String(minutes).padStart(hours > 0 ? 2 : 1, '0')}:${String(rest).padStart(2, '0')}`
  return hours > 0 ? `${hours}:${tail}` : tail
}

/** `1:02:03` as a screen reader should say it. */
function spokenDuration(duration: string): string {
  const units = ['second', 'minute', 'hour']
  const parts = duration.split(':').map(Number).reverse()
  if (parts.some(Number.isNaN) || parts.length > units.length) return duration
  return parts
    .map((count, index) => (count === 0 ? '' : `${count} ${units[index]}${count === 1 ? '' : 's'}`))
    .filter(Boolean)
    .reverse()
    .join(' ')
}
