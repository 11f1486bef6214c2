import * as v from 'valibot'
import { readDate } from '#core/videos/dates.ts'
import { parseIsoDuration } from '#core/videos/duration.ts'
import type { FactsSettings, VideoFacts } from '#shared/video-facts.ts'
import { type AskOptions, askJson } from './ask-json.ts'
import { httpsAddress, text, words } from './fact-schemas.ts'
import { askTrouble, type SourceAnswer } from './oembed.ts'

/** So many ids are asked for at once, the API's own limit for `videos.list`. */
export const mostIds = 50

const thumbnails = v.optional(v.record(v.string(), v.object({ url: v.string() })))
const answer = v.object({
  items: v.array(
    v.object({
      id: v.string(),
      snippet: v.optional(v.object({ title: words, description: text, publishedAt: v.string(), thumbnails })),
      contentDetails: v.optional(v.object({ duration: v.optional(v.string()) }))
    })
  )
})
const refusal = v.object({
  error: v.object({ errors: v.optional(v.array(v.object({ reason: v.optional(v.string()) }))) })
})

/** What the API said about some videos, and what is true for all of them. */
export interface ApiAnswer {
  readonly videos: ReadonlyMap<string, SourceAnswer>
  /** Why none could be asked for, as a sentence. */
  readonly trouble: string | null
  readonly reached: boolean
}

/**
 * Asks the YouTube Data API v3 (`videos.list`, parts snippet and contentDetails, one unit of quota) about up to fifty
 * videos. It leaves out those that are private or deleted.
 */
export async function askYoutubeApi(
  ids: readonly string[],
  key: string,
  settings: FactsSettings,
  options: AskOptions
): Promise<ApiAnswer> {
  const query = new URLSearchParams({ part: 'snippet,contentDetails', id: ids.join(','), key })
  const reply = await askJson(`${settings.youtubeApi}/videos?${query}`, options)
  if (!reply.ok) {
    const read = v.safeParse(refusal, reply.value)
    const reason = read.success ? (read.output.error.errors?.[0]?.reason ?? '') : ''
    const trouble = refusals[reason] ?? askTrouble("YouTube's API", reply.status, reply.reason)
    return { videos: new Map(), trouble, reached: reply.reason !== 'unreachable' }
  }
  const read = v.safeParse(answer, reply.value)
  if (!read.success)
    return {
      videos: new Map(),
      trouble: "YouTube's API gave an answer that cannot be read.",
      reached: true
    }
  const found = new Map(
    read.output.items.map(item => [item.id, { facts: factsOf(item), trouble: null, reached: true }] as const)
  )
  const gone = {
    facts: {},
    trouble: "YouTube's API does not know this video: it is private or was deleted.",
    reached: true
  }
  return { videos: new Map(ids.map(id => [id, found.get(id) ?? gone])), trouble: null, reached: true }
}

const quota = "The day's quota of the YouTube API key is used up. It is renewed at midnight, Pacific time."
const wrongKey = 'YouTube does not accept the API key. Check it in the settings.'
const refusals: Readonly<Partial<Record<string, string>>> = {
  quotaExceeded: quota,
  dailyLimitExceeded: quota,
  rateLimitExceeded: "YouTube's API is asked too often just now. Try again in a few minutes.",
  keyInvalid: wrongKey,
  badRequest: wrongKey,
  keyExpired: wrongKey,
  accessNotConfigured: 'The YouTube Data API is not switched on for the project of this API key.',
  ipRefererBlocked: 'The API key may not be used from this computer.'
}

type Item = v.InferOutput<typeof answer>['items'][number]

function factsOf({ snippet, contentDetails }: Item): VideoFacts {
  // Live streams that have not begun have `P0D`.
  const seconds = parseIsoDuration(contentDetails?.duration ?? '') ?? 0
  const sizes = snippet?.thumbnails ?? {}
  const picture = httpsAddress((sizes.maxres ?? sizes.standard ?? sizes.high ?? sizes.medium)?.url)
  return {
    ...(snippet && snippet.title !== '' ? { title: snippet.title } : {}),
    ...(snippet && snippet.description !== '' ? { description: snippet.description } : {}),
    ...(snippet && readDate(snippet.publishedAt).ok ? { uploadDate: snippet.publishedAt } : {}),
    ...(seconds > 0 ? { durationSeconds: seconds } : {}),
    ...(picture === null ? {} : { thumbnailUrl: picture })
  }
}
