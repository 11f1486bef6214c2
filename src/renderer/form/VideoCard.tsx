import { ArrowDown, ArrowUp, ChevronRight, Copy, GripVertical, Trash2 } from 'lucide-react'
import { memo, useRef } from 'react'
import { Button as AriaButton } from 'react-aria-components'
import { useAnalysis } from '../state/analysis.ts'
import { duplicateVideo, moveVideo, removeVideo } from '../state/video-edits.ts'
import { IconButton } from '../ui/Button.tsx'
import { setOpen, useOpenCards } from './open-cards.ts'
import { useCardDrag } from './use-card-drag.ts'
import { VideoFields } from './VideoFields.tsx'
import { VideoThumbnail } from './VideoThumbnail.tsx'
import { friendlyDate, friendlyDuration, missingFields } from './video-words.ts'

export interface CardProps {
  /** The entry's key, stable while it moves. */
  readonly id: string
  readonly index: number
  readonly count: number
}

/** One video entry: its picture and facts, and below them its fields. */
export const VideoCard = memo(function VideoCard({ id, index, count }: CardProps) {
  const title = useAnalysis(state => state.current?.entries[index]?.title ?? '')
  const open = useOpenCards(state => state.isOpen(id, count))
  const name = title.trim() === '' ? `Video ${index + 1} without a title` : title
  const card = useRef<HTMLLIElement>(null)
  const { dragProps, dragButtonProps, dropProps, isDragging, dropPlace } = useCardDrag(index, name, card)
  return (
    <li
      {...dropProps}
      ref={card}
      className="video-card"
      data-dragging={isDragging || undefined}
      data-drop={dropPlace}
      aria-label={name}
      data-open={open || undefined}
      onKeyDown={event => {
        if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return
        event.preventDefault()
        moveVideo(index, index + (event.key === 'ArrowUp' ? -1 : 1), document.activeElement)
      }}
    >
      <div className="card-head" {...dragProps}>
        <AriaButton {...dragButtonProps} className="card-grip" aria-label={`Drag ${name}`}>
          <GripVertical size={15} aria-hidden />
        </AriaButton>
        <AriaButton
          className="card-toggle"
          aria-expanded={open}
          aria-label={open ? `Collapse ${name}` : `Open ${name}`}
          onPress={() => setOpen(id, !open)}
        >
          <ChevronRight size={16} className="card-chevron" aria-hidden />
          <VideoThumbnail index={index} />
          <span className="card-words">
            <span className="card-title">{name}</span>
            <CardFacts index={index} />
          </span>
        </AriaButton>
        <div className="card-actions">
          <IconButton
            name="Move video up"
            shortcut="Alt+Up"
            icon={<ArrowUp size={15} />}
            isDisabled={index === 0}
            onPress={() => moveVideo(index, index - 1, document.activeElement)}
          />
          <IconButton
            name="Move video down"
            shortcut="Alt+Down"
            icon={<ArrowDown size={15} />}
            isDisabled={index === count - 1}
            onPress={() => moveVideo(index, index + 1, document.activeElement)}
          />
          <IconButton
            name="Duplicate video"
            icon={<Copy size={14} />}
            onPress={() => duplicateVideo(index)}
          />
          <IconButton name="Delete video" icon={<Trash2 size={14} />} onPress={() => removeVideo(index)} />
        </div>
      </div>
      {open && <VideoFields index={index} />}
    </li>
  )
})

function CardFacts({ index }: { readonly index: number }) {
  const facts = useAnalysis(state => {
    const entry = state.current?.entries[index]
    return entry === undefined
      ? ''
      : [friendlyDuration(entry.duration), friendlyDate(entry.uploadDate)].filter(Boolean).join(' · ')
  })
  const missing = useAnalysis(state => {
    const entry = state.current?.entries[index]
    return entry === undefined ? '' : missingFields(entry).join(', ')
  })
  return (
    <span className="card-facts">
      {facts}
      {missing !== '' && <span className="card-missing">No {missing}</span>}
    </span>
  )
}
