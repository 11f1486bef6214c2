/**
 * Moves cards by drag: by the mouse, and by the keyboard from a card's handle (React Aria announces both). A card
 * dropped on another takes its place.
 *
 * React Aria's hooks render whoever uses them at each change between mouse and keyboard, which a hundred cards would
 * pay at the first key press after a click. So the list has the one hook for dragging, and cards are places to drop at
 * only while one is under way.
 */
import { createContext, type ReactNode, type RefObject, use, useEffect, useRef } from 'react'
import { type PressEvent, useDrag, useDrop, usePress } from 'react-aria'
import { flushSync } from 'react-dom'
import { create } from 'zustand'
import { moveVideo } from '../state/video-edits.ts'

interface UnderWay {
  /** The card that is dragged. */
  readonly from: number | null
  /** The card that it is over. */
  readonly over: number | null
}

const none: UnderWay = { from: null, over: null }
/** What the cards show. */
const useUnderWay = create<UnderWay>(() => none)

/** What was taken up; a drop takes its place from here, since other windows may drag the same kind. */
let takenUp: { readonly index: number; readonly name: string } | null = null

const dragType = 'application/x-recap-desk-video'
const helpId = 'card-drag-help'

type DragButton = RefObject<((event: PressEvent) => void) | null>
const DragButtonContext = createContext<DragButton>({ current: null })

/** The list whose cards are dragged. */
export function CardList({ children }: { readonly children: ReactNode }) {
  const { dragProps, dragButtonProps } = useDrag({
    hasDragButton: true,
    getItems: () => [{ [dragType]: String(takenUp?.index), 'text/plain': takenUp?.name ?? '' }],
    getAllowedDropOperations: () => ['move'],
    onDragEnd() {
      takenUp = null
      useUnderWay.setState(none)
    }
  })
  const isUnderWay = useUnderWay(({ from }) => from !== null)
  const dragButton: DragButton = useRef(null)
  useEffect(() => {
    dragButton.current = dragButtonProps.onPress ?? null
  })
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
        dragProps.onDragStart?.(event)
        // Chromium ends a drag whose element changes in this moment.
        requestAnimationFrame(() => useUnderWay.setState({ from: takenUp?.index ?? null }))
      }}
      onDrag={dragProps.onDrag}
      onDragEnd={dragProps.onDragEnd}
    >
      <span id={helpId} hidden>
        Press Enter to start dragging.
      </span>
      <DragButtonContext value={dragButton}>{children}</DragButtonContext>
    </div>
  )
}

/** What makes a card's head the part that is dragged by the mouse. */
export const dragHead = (index: number, name: string) => ({
  draggable: true,
  onDragStart: () => {
    takenUp = { index, name }
  }
})

/** The card's handle, which also the keyboard takes up. */
export function CardGrip({ index, name }: { readonly index: number; readonly name: string }) {
  const dragButton = use(DragButtonContext)
  const { pressProps } = usePress({
    onPress(event) {
      if (event.pointerType !== 'keyboard' && event.pointerType !== 'virtual') return
      takenUp = { index, name }
      // React Aria looks for places to drop at as it begins.
      flushSync(() => useUnderWay.setState({ from: index }))
      dragButton.current?.(event)
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
export function useCardDragged(index: number): {
  readonly isDragged: boolean
  readonly drop: 'before' | 'after' | undefined
} {
  const isDragged = useUnderWay(({ from }) => from === index)
  const drop = useUnderWay(({ from, over }) =>
    over === index && from !== null ? sideOf(index, from) : undefined
  )
  return { isDragged, drop }
}

const sideOf = (index: number, from: number): 'before' | 'after' => (from < index ? 'after' : 'before')

/** Lies over a card while another one is dragged. */
export function CardDropPlace({ index, name }: { readonly index: number; readonly name: string }) {
  const from = useUnderWay(state => state.from)
  return from === null || from === index ? null : <DropPlace index={index} name={name} from={from} />
}

interface DropPlaceProps {
  readonly index: number
  readonly name: string
  readonly from: number
}

function DropPlace({ index, name, from }: DropPlaceProps) {
  const ref = useRef<HTMLButtonElement>(null)
  const { dropProps } = useDrop({
    ref,
    getDropOperation: types => (types.has(dragType) ? 'move' : 'cancel'),
    onDropEnter: () => useUnderWay.setState({ over: index }),
    onDropExit: () => useUnderWay.setState(({ over }) => ({ over: over === index ? null : over })),
    onDrop: () => moveVideo(from, index, null)
  })
  return (
    <button
      {...dropProps}
      ref={ref}
      type="button"
      tabIndex={-1}
      className="card-drop"
      aria-label={`${sideOf(index, from) === 'after' ? 'After' : 'Before'} ${name}`}
    />
  )
}
