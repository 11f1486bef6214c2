import { Film } from 'lucide-react'
import { useState } from 'react'
import { parseVideoLink } from '#core/videos/video-link.ts'
import { useAnalysis } from '../state/analysis.ts'

/** The picture of an entry's video, from the cache that main keeps; a drawn film where there is none. */
export function VideoThumbnail({ index }: { readonly index: number }) {
  const address = useAnalysis(state => {
    const link = parseVideoLink(state.current?.entries[index]?.embedUrl ?? '')
    return link === null ? null : `recap-thumb://${link.host}/${link.id}`
  })
  const [broken, setBroken] = useState<string | null>(null)
  return (
    <span className="card-picture">
      {address === null || broken === address ? (
        <Film size={18} aria-hidden />
      ) : (
        <img src={address} alt="" loading="lazy" decoding="async" onError={() => setBroken(address)} />
      )}
    </span>
  )
}
