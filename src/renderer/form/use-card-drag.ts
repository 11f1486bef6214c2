import { type RefObject, useState } from 'react'
import { useDrag, useDrop, usePress } from 'react-aria'
import { create } from 'zustand'
import { moveVideo } from '../state/video-edits.ts'

/** The card under way; a drop takes its place from here, since other windows may drag the same kind. */
const dragged = create<{ readonly index: number | null }>(() => ({ index: null }))

const dragType = 'application/x-recap-desk-video'

/**
 * Moves cards by drag: by the mouse, and by the keyboard from the card's handle
 * (React Aria announces both). A card dropped on another takes its place.
 */
export function useCardDrag(index: number, name: string, card: RefObject<HTMLElement | null>) {
  const { dragProps, dragButtonProps, isDragging } = useDrag({
    hasDragButton: true,
    getItems: () => [{ [dragType]: String(index), 'text/plain': name }],
    getAllowedDropOperations: () => ['move'],
    onDragStart: () => dragged.setState({ index }),
    onDragEnd: () => dragged.setState({ index: null })
  })
  // The components' own button listens to every key press in the window; there is one of these a card.
  const { pressProps: gripProps } = usePress(dragButtonProps)
  const [over, setOver] = useState(false)
  const { dropProps } = useDrop({
    ref: card,
    getDropOperation: types => (types.has(dragType) && dragged.getState().index !== null ? 'move' : 'cancel'),
    onDropEnter: () => setOver(true),
    onDropExit: () => setOver(false),
    onDrop() {
      setOver(false)
      const from = dragged.getState().index
      if (from !== null && from !== index) moveVideo(from, index, null)
    }
  })
  const from = dragged(state => state.index)
  const dropPlace = over && from !== null && from !== index ? (from < index ? 'after' : 'before') : undefined
  return { dragProps, gripProps, dropProps, isDragging, dropPlace } as const
}
