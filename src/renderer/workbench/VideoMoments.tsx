import { memo, useState } from 'react'
import { formatDuration, parseDuration } from '#core/videos/duration.ts'
import { parseVideoLink } from '#core/videos/video-link.ts'
import { useAnalysis } from '../state/analysis.ts'
import { changeStart, insertMoment, takeDuration, usePlayerTimes } from '../state/player-times.ts'
import { useReconciliation } from '../state/reconciliation.ts'
import { Button } from '../ui/Button.tsx'
import { Field } from '../ui/Field.tsx'
import './video-moments.css'

/** Where an entry's video starts, and what its player in the preview tells. */
export const VideoMoments = memo(function VideoMoments({ index }: { readonly index: number }) {
  const video = useAnalysis(state => {
    const link = parseVideoLink(state.current?.entries[index]?.embedUrl ?? '')
    return link === null ? null : `${link.host} ${link.id}`
  })
  if (video === null) return null
  return (
    <div className="video-moments">
      <StartField index={index} />
      <Player index={index} video={video} />
    </div>
  )
})

function StartField({ index }: { readonly index: number }) {
  const written = useReconciliation(state => {
    const video = state.current?.result.videos.find(({ entry }) => entry?.index === index)
    const embed = video?.sharesEmbed ? undefined : video?.embeds[0]
    const start = embed?.startSeconds ?? parseVideoLink(video?.entry?.embedUrl ?? '')?.startSeconds ?? null
    return start === null ? '' : formatDuration(start)
  })
  const [typed, setTyped] = useState<string | null>(null)
  const [refusal, setRefusal] = useState<string | null>(null)
  const commit = () => {
    if (typed === null) return
    const error = typed.trim() === written ? null : changeStart(index, typed)
    setRefusal(error)
    if (error === null) setTyped(null)
  }
  return (
    <Field
      label="Starts at"
      value={typed ?? written}
      onChange={value => {
        setTyped(value)
        setRefusal(null)
      }}
      onBlur={commit}
      placeholder="the beginning"
      error={refusal}
    />
  )
}

function Player({ index, video }: { readonly index: number; readonly video: string }) {
  const seconds = usePlayerTimes(state => state.times.get(video)?.seconds ?? null)
  const duration = usePlayerTimes(state => state.times.get(video)?.duration ?? null)
  const known = useAnalysis(state => state.current?.entries[index]?.duration ?? '')
  const stored = parseDuration(known)
  const isNews =
    duration !== null && (known.trim() === '' || !stored.ok || Math.abs(stored.seconds - duration) > 1)
  if (seconds === null && !isNews) return null
  return (
    <fieldset className="video-player" aria-label="Player in the preview">
      {seconds !== null && (
        <>
          <span className="video-player-at">Player at {formatDuration(seconds)}</span>
          <Button look="quiet" onPress={() => changeStart(index, String(seconds))}>
            Start here
          </Button>
          <Button look="quiet" onPress={() => insertMoment(index, seconds)}>
            Insert as link
          </Button>
        </>
      )}
      {isNews && (
        <Button look="quiet" onPress={() => takeDuration(index, duration)}>
          Take its length, {formatDuration(duration)}
        </Button>
      )}
    </fieldset>
  )
}
