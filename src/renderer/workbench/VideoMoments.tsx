import { memo, useMemo } from 'react'
import type { FieldPath } from '#core/frontmatter/types.ts'
import { formatDuration, parseDuration } from '#core/videos/duration.ts'
import { parseVideoLink } from '#core/videos/video-link.ts'
import { TextField } from '../form/TextField.tsx'
import { useAnalysis } from '../state/analysis.ts'
import { startKey } from '../state/field-values.ts'
import { editStart, insertMoment, startHere, takeDuration, usePlayerTimes } from '../state/player-times.ts'
import { startInWords, useReconciliation } from '../state/reconciliation.ts'
import { Button } from '../ui/Button.tsx'
import './video-moments.css'

/** Where an entry's video starts, and what its player in the preview tells. */
export const VideoMoments = memo(function VideoMoments(props: {
  readonly index: number
  /** Where the entry stands. */
  readonly path: FieldPath
}) {
  const { index, path } = props
  const video = useAnalysis(state => {
    const link = parseVideoLink(state.current?.entries[index]?.embedUrl ?? '')
    return link === null ? null : `${link.host} ${link.id}`
  })
  if (video === null) return null
  return (
    <div className="video-moments">
      <StartField index={index} entry={path} />
      <Player index={index} video={video} />
    </div>
  )
})

function StartField({ index, entry }: { readonly index: number; readonly entry: FieldPath }) {
  const path = useMemo(() => [...entry, startKey], [entry])
  // It follows the comparison, which follows the text in the pauses of typing.
  useReconciliation(() => startInWords(index))
  return (
    <TextField
      path={path}
      label="Starts at"
      placeholder="the beginning"
      select={() => startInWords(index)}
      write={typed => editStart(index, typed)}
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
          <Button look="quiet" onPress={() => startHere(index, seconds)}>
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
