import type { AskedVideo, FactsSettings, VideoAnswer, VideoFacts } from '#shared/video-facts.ts'
import type { Fetch } from './ask-json.ts'
import { askOembed, type SourceAnswer } from './oembed.ts'
import { type ApiAnswer, askYoutubeApi, mostIds } from './youtube-api.ts'
import { askYtDlp, findYtDlp } from './yt-dlp.ts'

export interface FactsOptions {
  readonly settings: FactsSettings
  /** The YouTube Data API's key, null where there is none. */
  readonly youtubeKey: string | null
  readonly fetch: Fetch
  /** An empty folder for yt-dlp to run in. */
  readonly folder: string
  readonly signal: AbortSignal
  readonly onAnswer: (answer: VideoAnswer) => void
  readonly timeoutMs?: number
}

/** So many videos are asked about at a time: fast enough for a hundred, and no host takes it amiss. */
const atOnce = 3

/**
 * Asks about videos, one answer each as it comes: oEmbed first, then the YouTube Data API where there is a key, then
 * yt-dlp where there is one, each for what is still missing. One that fails keeps nobody from the others, and no
 * video the next one.
 */
export async function fetchFacts(videos: readonly AskedVideo[], options: FactsOptions): Promise<void> {
  const { settings, signal } = options
  const program = await findYtDlp(settings)
  const askApi = apiInBatches(videos, options)
  const waiting = [...videos]

  async function askAbout(video: AskedVideo): Promise<VideoAnswer> {
    const answers: SourceAnswer[] = [await askOembed(video, settings, options)]
    const facts = () => merged(answers.map(answer => answer.facts))
    if (video.host === 'youtube' && options.youtubeKey !== null && isMissing(facts()))
      answers.push(await askApi(video.id))
    if (program !== null && isMissing(facts()) && !signal.aborted) {
      const ytDlp = { program, folder: options.folder, signal }
      answers.push(await askYtDlp(video, settings, ytDlp))
    }
    const known = facts()
    // A source that failed is not worth a word where another one knew everything.
    const failed = isMissing(known) ? answers : []
    const said = (reached: boolean) => [
      ...new Set(failed.flatMap(answer => (answer.reached === reached ? (answer.trouble ?? []) : [])))
    ]
    const reached = answers.some(answer => answer.reached)
    return { ...video, facts: known, troubles: said(true), unreached: said(false), reached }
  }

  async function work(): Promise<void> {
    for (let video = waiting.shift(); video !== undefined; video = waiting.shift()) {
      if (signal.aborted) return
      const answer = await askAbout(video)
      if (!signal.aborted) options.onAnswer(answer)
    }
  }
  await Promise.all(Array.from({ length: atOnce }, work))
}

/** Fifty at a time, when the first of them is wanted; what stops all of them is not asked again. */
function apiInBatches(
  videos: readonly AskedVideo[],
  options: FactsOptions
): (id: string) => Promise<SourceAnswer> {
  const ids = [...new Set(videos.filter(({ host }) => host === 'youtube').map(({ id }) => id))]
  const asked = new Map<number, Promise<ApiAnswer>>()
  return async id => {
    const batch = Math.floor(ids.indexOf(id) / mostIds)
    const some = ids.slice(batch * mostIds, (batch + 1) * mostIds)
    const answer =
      asked.get(batch) ?? askYoutubeApi(some, options.youtubeKey ?? '', options.settings, options)
    asked.set(batch, answer)
    const { videos: found, trouble, reached } = await answer
    return found.get(id) ?? { facts: {}, trouble, reached }
  }
}

/** The first source that knows a field has the word. */
function merged(facts: readonly VideoFacts[]): VideoFacts {
  return Object.assign({}, ...[...facts].reverse())
}

function isMissing(facts: VideoFacts): boolean {
  return (
    facts.title === undefined ||
    facts.description === undefined ||
    facts.uploadDate === undefined ||
    facts.durationSeconds === undefined ||
    facts.thumbnailUrl === undefined
  )
}
