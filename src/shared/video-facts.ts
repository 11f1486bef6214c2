import type { VideoHost } from '#core/videos/video-link.ts'

/** A video that is asked about. */
export interface AskedVideo {
  readonly host: VideoHost
  readonly id: string
  /** What Vimeo asks for with an unlisted video. */
  readonly hash: string | null
}

/** What is known of a video; a missing field is not known. */
export interface VideoFacts {
  readonly title?: string
  readonly description?: string
  /** `YYYY-MM-DDTHH:MM:SSZ`, or a day. */
  readonly uploadDate?: string
  readonly durationSeconds?: number
  readonly thumbnailUrl?: string
}

/** What came of asking about one video. */
export interface VideoAnswer extends AskedVideo {
  readonly facts: VideoFacts
  /** What did not work, a sentence each; empty where all did. */
  readonly troubles: readonly string[]
  /** Which sources could not be reached, a sentence each: what is so for all videos is said once. */
  readonly unreached: readonly string[]
  /** Whether any source could be reached. */
  readonly reached: boolean
}

/** Where facts are asked for. Addresses without a final slash. */
export interface FactsSettings {
  readonly youtubeOembed: string
  readonly vimeoOembed: string
  readonly youtubeApi: string
  /** The program's absolute path; empty for the one on the PATH. */
  readonly ytDlp: string
  /** What stands before the id in the address that yt-dlp is given. */
  readonly youtubePages: string
  readonly vimeoPages: string
}

export const defaultFactsSettings: FactsSettings = {
  youtubeOembed: 'https://www.youtube.com/oembed',
  vimeoOembed: 'https://vimeo.com/api/oembed.json',
  youtubeApi: 'https://www.googleapis.com/youtube/v3',
  ytDlp: '',
  youtubePages: 'https://www.youtube.com/watch?v=',
  vimeoPages: 'https://vimeo.com/'
}

/** What the settings dialog shows. The key itself never leaves main. */
export interface ShownFactsSettings {
  readonly settings: FactsSettings
  readonly hasYoutubeKey: boolean
  /** Whether the system keeps secrets; without that a key is forgotten when the application ends. */
  readonly keepsSecrets: boolean
  /** The yt-dlp that would be run, null where there is none. */
  readonly ytDlpFound: string | null
}

export interface FactsSettingsChange {
  readonly settings: FactsSettings
  /** A new key, null to remove it; left out to keep it. */
  readonly youtubeKey?: string | null
}
