import { memo, useMemo } from 'react'
import { useAnalysis } from '../state/analysis.ts'
import { endFreshVideo, useFreshVideo } from '../state/fresh-video.ts'
import { useProblems } from '../state/problem-store.ts'
import { moveVideo, removeVideo, videoIndex, videoName } from '../state/video-edits.ts'
import { IconButton } from '../ui/Button.tsx'
import { CardPlace } from '../workbench/CardPlace.tsx'
import { ActionIcons } from './CardIcons.tsx'
import { CardDropPlace, CardGrip, dragHead, useCardDragged } from './card-drag.tsx'
import { FieldScopeContext } from './field-scope.ts'
import { setOpen, useOpenCards } from './open-cards.ts'
import { useAtCursor } from './use-at-cursor.ts'
import { VideoFields } from './VideoFields.tsx'
import { VideoMenu } from './VideoMenu.tsx'
import { VideoThumbnail } from './VideoThumbnail.tsx'
import { friendlyDate, missingFields } from './video-words.ts'

export interface CardProps {
  /** The entry's key, stable while it moves. */
  readonly id: string
  readonly index: number
  readonly isLast: boolean
  /** Whether the card is open while nobody opened or closed it. */
  readonly opens: boolean
}

/** One video entry: its picture and facts, and below them its fields. */
export const VideoCard = memo(function VideoCard({ id, index, isLast, opens }: CardProps) {
  const title = useAnalysis(state => state.current?.entries[index]?.title ?? '')
  const list = useAnalysis(state => state.current?.listPath ?? null)
  const open = useOpenCards(({ choices }) => choices.get(id) ?? opens)
  const name = videoName(index, title)
  const { isDragged, drop } = useCardDragged(id)
  const path = useMemo(() => [...(list ?? ['params', 'videoSchema']), index], [list, index])
  const scope = useMemo(() => ({ name: id, base: path }), [id, path])
  const { atCursor, ref } = useAtCursor(path, !open)
  return (
    // biome-ignore lint/a11y/useSemanticElements: cards stand in groups, not in a list element.
    <div
      role="listitem"
      className="video-card"
      data-dragging={isDragged || undefined}
      data-drop={drop}
      data-at-cursor={atCursor || undefined}
      aria-label={name}
      data-open={open || undefined}
      onFocus={() => endFreshVideo(id)}
      onKeyDown={event => {
        if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return
        event.preventDefault()
        moveVideo(index, index + (event.key === 'ArrowUp' ? -1 : 1), document.activeElement)
      }}
    >
      <div className="card-head" {...dragHead(id, name)} ref={ref}>
        <CardGrip id={id} name={name} />
        <button
          type="button"
          className="card-toggle"
          aria-expanded={open}
          aria-label={open ? `Collapse ${name}` : `Open ${name}`}
          onClick={() => setOpen(id, !open)}
          onPointerEnter={({ currentTarget }) => tellCutTitle(currentTarget, name)}
        >
          <span className="card-chevron" aria-hidden>
            ›
          </span>
          <VideoThumbnail index={index} />
          <span id={`${id}-title`} className="card-title" data-untitled={title.trim() === '' || undefined}>
            {name}
          </span>
        </button>
        <div className="card-line">
          <CardDate index={index} />
          <CardPlace index={index} />
          <CardProblems index={index} />
          <CardActions id={id} isFirst={index === 0} isLast={isLast} />
        </div>
        <CardMissing id={id} index={index} />
      </div>
      {open && (
        <FieldScopeContext value={scope}>
          <VideoFields index={index} path={path} />
        </FieldScopeContext>
      )}
      <CardDropPlace id={id} name={name} />
    </div>
  )
})

/** A title that is cut after two lines is whole as a tooltip. */
function tellCutTitle(toggle: HTMLElement, title: string): void {
  const words = toggle.querySelector('.card-title')
  toggle.title = words !== null && words.scrollHeight > words.clientHeight ? title : ''
}

interface ActionsProps {
  readonly id: string
  readonly isFirst: boolean
  readonly isLast: boolean
}

/** Knows its video by key, not by place: neither a key press in a field nor a move renders it anew. */
const CardActions = memo(function CardActions({ id, isFirst, isLast }: ActionsProps) {
  const move = (by: 1 | -1) => {
    const index = videoIndex(id)
    moveVideo(index, index + by, document.activeElement)
  }
  return (
    <div className="card-actions">
      <IconButton name="Move video up" shortcut="Alt+Up" isDisabled={isFirst} onPress={() => move(-1)} />
      <IconButton name="Move video down" shortcut="Alt+Down" isDisabled={isLast} onPress={() => move(1)} />
      <IconButton name="Delete video" onPress={() => removeVideo(videoIndex(id))} />
      <VideoMenu id={id} />
      <ActionIcons />
    </div>
  )
})

const CardDate = memo(function CardDate({ index }: { readonly index: number }) {
  // The raw value: it is compared for a hundred cards after each change, and made friendly for one.
  const date = friendlyDate(useAnalysis(state => state.current?.entries[index]?.uploadDate ?? ''))
  return date === '' ? null : <span className="card-date">{date}</span>
})

const CardMissing = memo(function CardMissing({ id, index }: Pick<CardProps, 'id' | 'index'>) {
  const isFresh = useFreshVideo(state => state.key === id)
  const missing = useAnalysis(state => {
    const entry = state.current?.entries[index]
    return entry === undefined ? '' : missingFields(entry).join(', ')
  })
  return missing === '' ? null : (
    <span className="card-missing" data-fresh={isFresh || undefined}>
      No {missing}
    </span>
  )
})

const CardProblems = memo(function CardProblems({ index }: { readonly index: number }) {
  const problems = useProblems(state => state.post?.byEntry.get(index) ?? 0)
  if (problems === 0) return null
  const words = problems === 1 ? '1 problem' : `${problems} problems`
  return (
    <span className="card-problems" role="img" aria-label={words} title={words}>
      {problems}
    </span>
  )
})
