import type { VideoLink } from '../video-link.ts'

/** A video that somebody's links or lists name, with what they say about it. Texts are empty where nothing is said. */
export interface FoundVideo {
  readonly link: VideoLink
  readonly title: string
  /** Who speaks, as it is written: names, companies. */
  readonly speakers: string
  readonly description: string
  /** `YYYY-MM-DD`. */
  readonly uploadDate: string
  readonly durationSeconds: number | null
}

export function foundVideo(link: VideoLink, said: Partial<Omit<FoundVideo, 'link'>> = {}): FoundVideo {
  const { title = '', speakers = '', description = '', uploadDate = '', durationSeconds = null } = said
  return { link, title, speakers, description, uploadDate, durationSeconds }
}

/** Each video once, at its first place, with what any of its places says; parts of one recording stay apart. */
export function mergeFound(videos: readonly FoundVideo[]): readonly FoundVideo[] {
  const merged = new Map<string, FoundVideo>()
  for (const video of videos) {
    const { host, id, startSeconds } = video.link
    const key = `${host} ${id} ${startSeconds}`
    const first = merged.get(key)
    merged.set(key, first ? together(first, video) : video)
  }
  return [...merged.values()]
}

function together(first: FoundVideo, second: FoundVideo): FoundVideo {
  return {
    link: first.link,
    title: first.title || second.title,
    speakers: first.speakers || second.speakers,
    description: first.description || second.description,
    uploadDate: first.uploadDate || second.uploadDate,
    durationSeconds: first.durationSeconds ?? second.durationSeconds
  }
}
