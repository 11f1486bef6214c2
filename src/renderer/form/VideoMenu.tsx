import { type KeyboardEvent, useRef, useState } from 'react'
import { Menu, MenuItem, Popover } from 'react-aria-components'
import { addVideo, duplicateVideo, videoIndex } from '../state/video-edits.ts'
import { openFacts } from '../state/video-facts.ts'

/**
 * What is done to a video less often; the button's name ends with the video's title. The menu is made when it is opened:
 * there is one a card.
 */
export function VideoMenu({ id }: { readonly id: string }) {
  const [opened, setOpened] = useState<'first' | 'last' | null>(null)
  const button = useRef<HTMLButtonElement>(null)
  const openByArrow = (event: KeyboardEvent) => {
    if (event.altKey || (event.key !== 'ArrowDown' && event.key !== 'ArrowUp')) return
    event.preventDefault()
    setOpened(event.key === 'ArrowDown' ? 'first' : 'last')
  }
  return (
    <>
      <button
        ref={button}
        type="button"
        className="icon-button"
        id={`${id}-more`}
        aria-label="More actions"
        aria-labelledby={`${id}-more ${id}-title`}
        data-tooltip
        aria-haspopup="menu"
        aria-expanded={opened !== null}
        onClick={() => setOpened('first')}
        onKeyDown={openByArrow}
      />
      {opened !== null && (
        <Popover
          className="popover"
          placement="bottom end"
          offset={4}
          triggerRef={button}
          isOpen
          onOpenChange={isOpen => {
            if (!isOpen) setOpened(null)
          }}
        >
          <Menu
            className="options menu"
            aria-label="More actions"
            autoFocus={opened}
            onClose={() => setOpened(null)}
          >
            <MenuItem className="option" onAction={() => addVideo(videoIndex(id))}>
              Add video before
            </MenuItem>
            <MenuItem className="option" onAction={() => addVideo(videoIndex(id) + 1)}>
              Add video after
            </MenuItem>
            <MenuItem className="option" onAction={() => duplicateVideo(videoIndex(id))}>
              Duplicate video
            </MenuItem>
            <MenuItem className="option" onAction={() => openFacts([videoIndex(id)])}>
              Fill in the facts…
            </MenuItem>
          </Menu>
        </Popover>
      )}
    </>
  )
}
