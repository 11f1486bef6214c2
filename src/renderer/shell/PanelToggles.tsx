import { PanelLeft, PanelRight } from 'lucide-react'
import { changeLayout, toggleLibrary, useLayout, useNarrowView } from '../state/layout.ts'
import { IconButton } from '../ui/Button.tsx'
import type { Room } from './Desk.tsx'

/** Shows and hides the posts: a panel, or a drawer where there is little room. */
export function PostsToggle({ room }: { readonly room: Room }) {
  const { libraryVisible } = useLayout()
  const drawer = useNarrowView(state => state.posts)
  const shown = room === 'narrow' ? drawer : libraryVisible
  return (
    <IconButton
      name={shown ? 'Hide posts' : 'Show posts'}
      icon={<PanelLeft size={16} />}
      onPress={toggleLibrary}
    />
  )
}

export function SideToggle() {
  const { sideVisible } = useLayout()
  return (
    <IconButton
      name={sideVisible ? 'Hide side panel' : 'Show side panel'}
      icon={<PanelRight size={16} />}
      onPress={() => changeLayout({ sideVisible: !sideVisible })}
    />
  )
}
