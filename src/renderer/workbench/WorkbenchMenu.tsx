import { ListVideo } from 'lucide-react'
import { Button, Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components'
import { openLinks, openLinksOfPost } from '../state/links-dialog.ts'
import { openFacts } from '../state/video-facts.ts'
import { showDialog } from '../state/workbench-dialog.ts'

/** What is done to all videos of a post. */
export function WorkbenchMenu({ isDisabled }: { readonly isDisabled: boolean }) {
  return (
    <MenuTrigger>
      <Button className="icon-button" aria-label="More for all videos" data-tooltip isDisabled={isDisabled}>
        <ListVideo size={16} aria-hidden />
      </Button>
      <Popover className="popover" placement="bottom end" offset={4}>
        <Menu className="options menu">
          <MenuItem className="option" onAction={() => openLinks()}>
            Add videos from links…
          </MenuItem>
          <MenuItem className="option" onAction={openLinksOfPost}>
            Turn the links of this post into videos…
          </MenuItem>
          <MenuItem className="option" onAction={() => openFacts()}>
            Fill in the facts…
          </MenuItem>
          <MenuItem className="option" onAction={() => showDialog('structured-data')}>
            What search engines read…
          </MenuItem>
          <MenuItem className="option" onAction={() => showDialog('settings')}>
            Settings…
          </MenuItem>
        </Menu>
      </Popover>
    </MenuTrigger>
  )
}
