/**
 * Moves cards by drag: by the mouse, and by the keyboard from a card's handle (React Aria announces both). A card
 * dropped on another takes its place.
 *
 * React Aria's hooks render whoever uses them at each change between mouse and keyboard, which a hundred cards would
 * pay at the first key press after a click. So the list has the one hook for dragging, and cards are places to drop at
 * only while one is under way. Cards are told apart by their keys: the file may change meanwhile.
 */
import { createContext, type ReactNode, type RefObject, use, useEffect, useRef } from 'react'
import { type DragResult, type PressEvent, useDrag, useDrop, usePress } from 'react-aria'
import { flushSync } from 'react-dom'
import { create } from 'zustand'
import { useAnalysis } from '../state/analysis.ts'
import { moveVideo, videoIndex } from '../state/video-edits.ts'

type Side = 'before' | 'after'

interface UnderWay {
  /** The card that is dragged. */
  readonly from: string | null
  /** The card that it is over, and the side of it on which it would go. */
  readonly over: { readonly id: string; readonly side: Side } | null
}

const none: UnderWay = { from: null, over: null }
/** What the cards show; `lost` counts the drags whose card was taken away. */
const useUnderWay = create<UnderWay & { readonly lost: number }>(() => ({ ...none, lost: 0 }))

/** What was taken up; a drop takes it from here, since other windows may drag the same kind. */
let takenUp: { readonly id: string; readonly name: string } | null = null

function letGo(): void {
  takenUp = null
  useUnderWay.setState(none)
}

const dragType = 'application/x-recap-desk-video'
const helpId = 'card-drag-help'

type Dragging = RefObject<DragResult | null>
const DraggingContext = createContext<Dragging>({ current: null })

/** The list whose cards are dragged. */
export function CardList({ children }: { readonly children: ReactNode }) {
  const isUnderWay = useUnderWay(({ from }) => from !== null)
  const lost = useUnderWay(state => state.lost)
  const dragging: Dragging = useRef(null)
  return (
    // biome-ignore lint/a11y/useSemanticElements: the items of a list element would have to be its own children.
    <div
      role="list"
      className="video-list"
      aria-label="Video entries"
      data-dragging={isUnderWay || undefined}
      onDragStart={event => {
        // A selected word or a picture of a field is dragged by the browser alone.
        if (takenUp === null) return
        dragging.current?.dragProps.onDragStart?.(event)
        // Chromium ends a drag whose element changes in this moment.
        requestAnimationFrame(() => useUnderWay.setState({ from: takenUp?.id ?? null }))
      }}
      onDrag={event => dragging.current?.dragProps.onDrag?.(event)}
      onDragEnd={event => dragging.current?.dragProps.onDragEnd?.(event)}
    >
      <Drag key={lost} result={dragging} />
      <span id={helpId} hidden>
        Press Enter to start dragging.
      </span>
      <DraggingContext value={dragging}>{children}</DraggingContext>
    </div>
  )
}

/** The list's hook. It is made anew where the browser cannot tell the end of a drag: its element is gone. */
function Drag({ result }: { readonly result: Dragging }) {
  const drag = useDrag({
    hasDragButton: true,
    getItems: () => [{ [dragType]: takenUp?.id ?? '', 'text/plain': takenUp?.name ?? '' }],
    getAllowedDropOperations: () => ['move'],
    onDragEnd: letGo
  })
  useEffect(() => {
    result.current = drag
  })
  return null
}

/** What makes a card's head the part that is dragged by the mouse. */
export const dragHead = (id: string, name: string) => ({
  draggable: true,
  onDragStart: () => {
    takenUp = { id, name }
  }
})

/** The card's handle, which also the keyboard takes up. */
export function CardGrip({ id, name }: { readonly id: string; readonly name: string }) {
  const dragging = use(DraggingContext)
  const { pressProps } = usePress({
    onPress(event: PressEvent) {
      if (event.pointerType !== 'keyboard' && event.pointerType !== 'virtual') return
      takenUp = { id, name }
      // React Aria looks for places to drop at as it begins.
      flushSync(() => useUnderWay.setState({ from: id }))
      dragging.current?.dragButtonProps.onPress?.(event)
    }
  })
  return (
    <button
      {...pressProps}
      type="button"
      className="card-grip"
      aria-label={`Drag ${name}`}
      aria-describedby={helpId}
    >
      <span className="card-grip-dots" />
    </button>
  )
}

/** Whether the card is dragged, and on which side of it one would go that is over it. */
export function useCardDragged(id: string): { readonly isDragged: boolean; readonly drop: Side | undefined } {
  const isDragged = useUnderWay(({ from }) => from === id)
  const drop = useUnderWay(({ over }) => (over?.id === id ? over.side : undefined))
  useEffect(
    () => () => {
      if (takenUp?.id !== id) return
      letGo()
      useUnderWay.setState(({ lost }) => ({ lost: lost + 1 }))
    },
    [id]
  )
  return { isDragged, drop }
}

/** Lies over a card while another one is dragged. */
export function CardDropPlace({ id, name }: { readonly id: string; readonly name: string }) {
  const from = useUnderWay(state => state.from)
  return from === null || from === id ? null : <DropPlace id={id} name={name} from={from} />
}

interface DropPlaceProps {
  readonly id: string
  readonly name: string
  readonly from: string
}

function DropPlace({ id, name, from }: DropPlaceProps) {
  const ref = useRef<HTMLButtonElement>(null)
  const side = useAnalysis(({ current }): Side => {
    const keys = current?.keys ?? []
    return keys.indexOf(from) < keys.indexOf(id) ? 'after' : 'before'
  })
  const { dropProps } = useDrop({
    ref,
    getDropOperation: types => (types.has(dragType) ? 'move' : 'cancel'),
    onDropEnter: () => useUnderWay.setState({ over: { id, side } }),
    onDropExit: () => useUnderWay.setState(({ over }) => ({ over: over?.id === id ? null : over })),
    onDrop: () => moveVideo(videoIndex(from), videoIndex(id), null)
  })
  return (
    <button
      {...dropProps}
      ref={ref}
      type="button"
      tabIndex={-1}
      className="card-drop"
      aria-label={`${side === 'after' ? 'After' : 'Before'} ${name}`}
    />
  )
}
