import { ChevronsDownUp, ChevronsUpDown, Plus } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { useShallow } from 'zustand/react/shallow'
import { useAnalysis } from '../state/analysis.ts'
import { addVideo, videoFocusRequest } from '../state/video-edits.ts'
import { Button, IconButton } from '../ui/Button.tsx'
import { FormLock } from './FormLock.tsx'
import { setAllOpen, useOpenCards } from './open-cards.ts'
import { VideoCard } from './VideoCard.tsx'
import './form.css'
import './videos.css'

const noKeys: readonly string[] = []

/** The post's video entries, one card each. */
export function VideosPanel() {
  const keys = useAnalysis(useShallow(state => state.current?.keys ?? noKeys))
  const editable = useAnalysis(
    state => state.current !== null && state.current.frontMatter.kind !== 'unreadable'
  )
  const list = useRef<HTMLUListElement>(null)
  useFocusNewCard(list, keys.length)
  return (
    <section className="videos" aria-label="Videos">
      <header className="panel-head">
        <h2>{keys.length === 1 ? '1 video' : `${keys.length} videos`}</h2>
        {keys.length > 0 && <ToggleAll keys={keys} />}
        <Button look="quiet" onPress={() => addVideo()} isDisabled={!editable}>
          <Plus size={15} aria-hidden /> Add video
        </Button>
      </header>
      <FormLock />
      {keys.length === 0 && editable && (
        <p className="panel-empty">
          No video entries yet. Each one tells search engines and the site about a video of this recap: its
          title, link, date and length.
        </p>
      )}
      <ul className="video-list" ref={list} aria-label="Video entries">
        {keys.map((key, index) => (
          <VideoCard key={key} id={key} index={index} count={keys.length} />
        ))}
      </ul>
    </section>
  )
}

function ToggleAll({ keys }: { readonly keys: readonly string[] }) {
  const anyOpen = useOpenCards(state => keys.some(key => state.isOpen(key)))
  return (
    <IconButton
      name={anyOpen ? 'Collapse all' : 'Expand all'}
      icon={anyOpen ? <ChevronsDownUp size={16} /> : <ChevronsUpDown size={16} />}
      onPress={() => setAllOpen(keys, !anyOpen)}
    />
  )
}

/** A new video's title, or a moved video's button, gets the focus once its card is there. */
function useFocusNewCard(list: React.RefObject<HTMLUListElement | null>, count: number): void {
  const request = videoFocusRequest(state => state.request)
  // biome-ignore lint: replaced below
  useEffect(() => {
    if (request === null) return
    const card = list.current?.children[request.index]
    const target = card?.querySelector<HTMLElement>(request.selector)
    if (target === null || target === undefined) return
    videoFocusRequest.setState({ request: null })
    target.focus()
    card?.scrollIntoView({ block: 'nearest' })
  }, [request, count, list])
}
