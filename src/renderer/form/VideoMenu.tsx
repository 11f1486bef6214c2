import { Ellipsis } from 'lucide-react'
import { Button, Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components'
import { addVideo, duplicateVideo, videoIndex } from '../state/video-edits.ts'
import { openFacts } from '../state/video-facts.ts'

/** What is done to a video less often. */
export function VideoMenu({ id }: { readonly id: string }) {
  return (
    <MenuTrigger>
      <Button className="icon-button" aria-label="More actions">
        <Ellipsis size={15} aria-hidden />
      </Button>
      <Popover className="popover" placement="bottom end" offset={4}>
        <Menu className="options menu">
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
    </MenuTrigger>
  )
}
