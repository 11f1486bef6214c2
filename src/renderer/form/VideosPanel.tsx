import { ChevronsDownUp, ChevronsUpDown, Film, Plus } from 'lucide-react'
import { type CSSProperties, type ReactNode, useEffect, useMemo, useRef } from 'react'
import { useShallow } from 'zustand/react/shallow'
import { useAnalysis } from '../state/analysis.ts'
import { addVideo } from '../state/video-edits.ts'
import { Button, IconButton } from '../ui/Button.tsx'
import { useFocusedPart } from '../ui/use-part-focus.ts'
import { Reconcile } from '../workbench/Reconcile.tsx'
import { SectionOffer } from '../workbench/SectionOffer.tsx'
import { usePastedLinks } from '../workbench/use-pasted-links.ts'
import { WorkbenchMenu } from '../workbench/WorkbenchMenu.tsx'
import { Announcement } from './Announcement.tsx'
import { CardList } from './card-drag.tsx'
import { type CardGroup as Group, groupCards } from './card-groups.ts'
import { DeletedVideo } from './DeletedVideo.tsx'
import { FormLock } from './FormLock.tsx'
import { LockHelp } from './LockHelp.tsx'
import { setAllOpen, startsOpen, useOpenCards } from './open-cards.ts'
import { useFollowedCursor } from './use-at-cursor.ts'
import { useFocusedVideo } from './use-focused-video.ts'
import { VideoCard } from './VideoCard.tsx'
import './form.css'
import './videos.css'

const noKeys: readonly string[] = []

/** The post's video entries, one card each. */
export function VideosPanel() {
  const keys = useAnalysis(useShallow(state => state.current?.keys ?? noKeys))
  const post = useAnalysis(state => state.current?.id ?? null)
  const editable = useAnalysis(
    state => state.current !== null && state.current.frontMatter.kind !== 'unreadable'
  )
  const locked = useAnalysis(state => state.current?.listLocked ?? null)
  const list = useAnalysis(state => state.current?.listPath ?? null)
  const opens = startsOpen(post, keys.length)
  const panel = useRef<HTMLElement>(null)
  useFocusedVideo(panel, keys)
  useFollowedCursor()
  usePastedLinks(panel)
  // Where the form is locked, what helps there is all that can have it.
  useFocusedPart('videos', panel, ['.card-toggle', '.panel-head .button', 'button:not(:disabled)'])
  return (
    <section className="videos" aria-label="Videos" ref={panel}>
      <header className="panel-head">
        <h2>{countOf(keys.length)}</h2>
        {keys.length > 0 && <ToggleAll keys={keys} opens={opens} />}
        <Button look="quiet" onPress={() => addVideo()} isDisabled={!editable || locked !== null}>
          <Plus size={15} aria-hidden /> Add video
        </Button>
        <WorkbenchMenu isDisabled={!editable || locked !== null} />
      </header>
      <FormLock />
      <Reconcile />
      {locked !== null && list !== null && (
        <div className="form-lock" role="note">
          <p>{locked}</p>
          <LockHelp path={list} />
        </div>
      )}
      {keys.length === 0 && editable && locked === null && (
        <div className="videos-empty">
          <Film size={28} strokeWidth={1.25} aria-hidden />
          <p>
            No video entries yet. Each one tells search engines and the site about a video of this recap: its
            title, link, date and length.
          </p>
          <Button onPress={() => addVideo()}>Add the first video</Button>
        </div>
      )}
      <VideoList key={post} keys={keys} opens={opens} />
      <div className="video-notices">
        <DeletedVideo />
        <SectionOffer />
      </div>
      <Announcement />
    </section>
  )
}

/** The cards, in groups of which only those in sight are laid out and painted. */
function VideoList({ keys, opens }: { readonly keys: readonly string[]; readonly opens: boolean }) {
  const before = useRef<readonly Group[]>([])
  const groups = useMemo(() => groupCards(keys, before.current), [keys])
  useEffect(() => {
    before.current = groups
  }, [groups])
  const indexes = new Map(keys.map((key, index) => [key, index]))
  return (
    <CardList>
      {groups.map(group => (
        <CardGroup key={group.id} keys={group.keys} opens={opens}>
          {group.keys.map(key => {
            const index = indexes.get(key) ?? 0
            return (
              <VideoCard key={key} id={key} index={index} isLast={index === keys.length - 1} opens={opens} />
            )
          })}
        </CardGroup>
      ))}
    </CardList>
  )
}

interface GroupProps {
  readonly keys: readonly string[]
  readonly opens: boolean
  readonly children: ReactNode
}

/** Says how high it will be, until it has been in sight. */
function CardGroup({ keys, opens, children }: GroupProps) {
  const open = useOpenCards(({ choices }) => keys.filter(key => choices.get(key) ?? opens).length)
  const counts = { '--open': open, '--closed': keys.length - open } as CSSProperties
  return (
    <div role="presentation" className="card-group" style={counts}>
      {children}
    </div>
  )
}

function countOf(videos: number): string {
  if (videos === 0) return 'No videos'
  return videos === 1 ? '1 video' : `${videos} videos`
}

function ToggleAll({ keys, opens }: { readonly keys: readonly string[]; readonly opens: boolean }) {
  const anyOpen = useOpenCards(({ choices }) => keys.some(key => choices.get(key) ?? opens))
  return (
    <IconButton
      name={anyOpen ? 'Collapse all' : 'Expand all'}
      icon={anyOpen ? <ChevronsDownUp size={16} /> : <ChevronsUpDown size={16} />}
      onPress={() => setAllOpen(keys, !anyOpen)}
    />
  )
}
