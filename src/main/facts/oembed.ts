import * as v from 'valibot'
import { readDate } from '#core/videos/dates.ts'
import type { AskedVideo, FactsSettings, VideoFacts } from '#shared/video-facts.ts'
import { type AskFailure, type AskOptions, askJson } from './ask-json.ts'
import { httpsAddress, text, words } from './fact-schemas.ts'

/** What a source answered: facts, a sentence on what did not work, or both. */
export interface SourceAnswer {
  readonly facts: VideoFacts
  readonly trouble: string | null
  /** Whether the source could be reached at all. */
  readonly reached: boolean
}

/**
 * The fields that the oEmbed endpoints of both hosts give. Vimeo's has more than the standard asks for: description,
 * duration in seconds, upload date (`2008-04-17 23:02:08`).
 */
const answer = v.object({
  title: v.optional(v.nullable(words)),
  description: v.optional(v.nullable(text)),
  duration: v.optional(v.nullable(v.number())),
  upload_date: v.optional(v.nullable(v.string())),
  thumbnail_url: v.optional(v.nullable(v.string()))
})

/** Asks a host's oEmbed endpoint (oembed.com) about one of its videos; no key is needed. */
export async function askOembed(
  video: AskedVideo,
  settings: FactsSettings,
  options: AskOptions
): Promise<SourceAnswer> {
  const page =
    video.host === 'youtube'
      ? `https://www.youtube.com/watch?v=${video.id}`
      : `https://vimeo.com/${video.id}${video.hash === null ? '' : `/${video.hash}`}`
  const endpoint = video.host === 'youtube' ? settings.youtubeOembed : settings.vimeoOembed
  const reply = await askJson(`${endpoint}?url=${encodeURIComponent(page)}&format=json`, options)
  const host = video.host === 'youtube' ? 'YouTube' : 'Vimeo'
  if (!reply.ok) {
    const trouble = troubleOf(host, reply.status, reply.reason)
    return { facts: {}, trouble, reached: reply.reason !== 'unreachable' }
  }
  const read = v.safeParse(answer, reply.value)
  if (!read.success)
    return { facts: {}, trouble: `${host} gave an answer that cannot be read.`, reached: true }
  const { title, description, duration, upload_date: uploaded, thumbnail_url: thumbnail } = read.output
  const date = readDate(uploaded ?? '')
  const picture = httpsAddress(thumbnail)
  return {
    facts: {
      ...(title ? { title } : {}),
      ...(description ? { description } : {}),
      ...(duration && duration > 0 ? { durationSeconds: Math.round(duration) } : {}),
      ...(date.ok ? { uploadDate: date.parts.date } : {}),
      ...(picture === null ? {} : { thumbnailUrl: picture })
    },
    trouble: null,
    reached: true
  }
}

function troubleOf(host: string, status: number, reason: AskFailure): string {
  if (status === 401 || status === 403)
    return `${host} says that this video is private or may not be embedded.`
  if (status === 404 || status === 400)
    return `${host} does not know this video: it was deleted, or the link is wrong.`
  return askTrouble(host, status, reason)
}

/** Why a host gave no answer, in words. */
export function askTrouble(host: string, status: number, reason: AskFailure): string {
  if (status === 429) return `${host} is asked too often just now. Try again in a few minutes.`
  if (status >= 500) return `${host} has trouble of its own just now (${status}). Try again later.`
  switch (reason) {
    case 'unreachable':
      return `${host} could not be reached. Is there a connection to the internet?`
    case 'timeout':
      return `${host} did not answer in time.`
    case 'cancelled':
      return 'Cancelled before it was asked for.'
    case 'too-large':
    case 'not-json':
      return `${host} gave an answer that cannot be read.`
    case 'refused':
      return `${host} refused to answer (${status}).`
  }
}
