import type { FromPreview } from '#shared/preview-frame.ts'
import type { EmbeddedVideo } from './embed-source.ts'

/** What a player says about itself. */
export interface PlayerTime {
  /** Where it is, in seconds. */
  readonly seconds: number | null
  readonly duration: number | null
}

export const playerOrigins: Readonly<Record<EmbeddedVideo['host'], string>> = {
  youtube: 'https://www.youtube-nocookie.com',
  vimeo: 'https://player.vimeo.com'
}

/** No recording that a recap shows is longer than a day. */
const longest = 24 * 3600
const longestMessage = 64 * 1024

/**
 * Reads a message of a player: YouTube's widget (`initialDelivery`, `infoDelivery`) or Vimeo's (`getDuration`,
 * `timeupdate`, ...). Null for all others. A player runs a stranger's script: all that is taken of it are two numbers.
 */
export function readPlayerTime(host: EmbeddedVideo['host'], data: unknown): PlayerTime | null {
  const message = typeof data === 'string' ? parsed(data) : data
  if (!isFields(message)) return null
  if (host === 'youtube') {
    const known = message.event === 'infoDelivery' || message.event === 'initialDelivery'
    if (!known || !isFields(message.info)) return null
    return timeOf(message.info.currentTime, message.info.duration)
  }
  if (message.method === 'getDuration') return timeOf(null, message.value)
  if (message.method === 'getCurrentTime') return timeOf(message.value, null)
  return isFields(message.data) ? timeOf(message.data.seconds, message.data.duration) : null
}

/** What to tell a player so that it tells its time. */
export function askingMessages(host: EmbeddedVideo['host']): readonly unknown[] {
  if (host === 'youtube') return [JSON.stringify({ event: 'listening', id: 1, channel: 'widget' })]
  return [
    { method: 'getDuration' },
    ...['timeupdate', 'pause', 'seeked'].map(value => ({ method: 'addEventListener', value }))
  ]
}

/**
 * Listens to the players of a page and sends on where they are, a few times a second at most. Only a message that
 * comes from the very window of a player that was started here, and from its host's exact origin, is read; which
 * video it is, the player is not asked.
 */
export function followPlayers(
  videoOf: (player: HTMLIFrameElement) => EmbeddedVideo | null,
  send: (message: FromPreview) => void
): { readonly started: (player: HTMLIFrameElement) => void } {
  const sent = new WeakMap<HTMLIFrameElement, { at: number; duration: number | null }>()
  window.addEventListener('message', ({ source, origin, data }) => {
    const player = [...document.querySelectorAll<HTMLIFrameElement>('iframe.recap-player')].find(
      frame => frame.contentWindow === source
    )
    const video = player === undefined ? null : videoOf(player)
    if (player === undefined || video === null || origin !== playerOrigins[video.host]) return
    // Vimeo answers nothing before it has said that it is ready.
    const isReady = isFields(data)
      ? data.event === 'ready'
      : typeof data === 'string' && data.includes('"ready"')
    if (video.host === 'vimeo' && isReady) ask(player, video)
    const time = readPlayerTime(video.host, data)
    if (time === null) return
    const last = sent.get(player) ?? { at: 0, duration: null }
    const duration = time.duration ?? last.duration
    const now = Date.now()
    if (now - last.at < 250 && duration === last.duration) return
    sent.set(player, { at: now, duration })
    send({ kind: 'player-time', host: video.host, id: video.id, seconds: time.seconds, duration })
  })

  function ask(player: HTMLIFrameElement, { host }: EmbeddedVideo): void {
    for (const message of askingMessages(host))
      player.contentWindow?.postMessage(message, playerOrigins[host])
  }

  return {
    started(player) {
      const video = videoOf(player)
      if (video !== null) player.addEventListener('load', () => ask(player, video))
    }
  }
}

function timeOf(seconds: unknown, duration: unknown): PlayerTime | null {
  const time = { seconds: plausible(seconds), duration: plausible(duration) || null }
  return time.seconds === null && time.duration === null ? null : time
}

function plausible(value: unknown): number | null {
  return typeof value === 'number' && value >= 0 && value <= longest ? value : null
}

function parsed(text: string): unknown {
  if (text.length > longestMessage) return null
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

function isFields(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null
}
