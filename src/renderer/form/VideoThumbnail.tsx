import { memo, useState } from 'react'
import { parseVideoLink } from '#core/videos/video-link.ts'
import { useAnalysis } from '../state/analysis.ts'
import { lengthOnPicture } from './video-words.ts'

/** The picture of an entry's video, from the cache that main keeps, or a play sign; on it, as hosts do, its length. */
export const VideoThumbnail = memo(function VideoThumbnail({ index }: { readonly index: number }) {
  const url = useAnalysis(state => state.current?.entries[index]?.embedUrl ?? '')
  const length = lengthOnPicture(useAnalysis(state => state.current?.entries[index]?.duration ?? ''))
  const link = parseVideoLink(url)
  const address = link === null ? null : `recap-thumb://${link.host}/${link.id}`
  const [broken, setBroken] = useState<string | null>(null)
  return (
    <span className="card-picture">
      {address === null || broken === address ? (
        <span className="card-no-picture" />
      ) : (
        <img src={address} alt="" loading="lazy" decoding="async" onError={() => setBroken(address)} />
      )}
      {length !== '' && <span className="card-length">{length}</span>}
    </span>
  )
})
