import { PanelLeft, PanelRight } from 'lucide-react'
import { Editor } from '../editor/index.ts'
import { changeLayout, toggleLibrary, useLayout, useNarrowView } from '../state/layout.ts'
import { offerLinks } from '../state/links-offer.ts'
import { activePost, connectEditor, editorChanged, parked, useOpenPosts } from '../state/open-posts.ts'
import { sourceScrolled } from '../state/scroll-together.ts'
import { endPlainNotice, useWorkspace } from '../state/workspace.ts'
import { IconButton } from '../ui/Button.tsx'
import { LinksOffer } from '../workbench/LinksOffer.tsx'
import type { Room } from './Desk.tsx'
import { Notice } from './Notice.tsx'
import { PostBanner } from './PostBanner.tsx'
import { SidePanel } from './SidePanel.tsx'

/** The post in front: its name, what is to be said about it, and its text. */
export function EditorPanel({ room }: { readonly room: Room }) {
  const active = useOpenPosts(state => state.active)
  const title = useWorkspace(state => (active === null ? null : (state.posts.get(active)?.title ?? active)))
  const { libraryVisible, sideVisible } = useLayout()
  const drawer = useNarrowView(state => state.posts)
  const postsShown = room === 'narrow' ? drawer : libraryVisible
  return (
    <main className="editor-panel">
      <header className="editor-head">
        <IconButton
          name={postsShown ? 'Hide posts' : 'Show posts'}
          icon={<PanelLeft size={16} />}
          onPress={toggleLibrary}
        />
        <h1 title={active ?? ''}>{title ?? ''}</h1>
        {room === 'narrow' ? (
          <span className="icon-space" />
        ) : (
          <IconButton
            name={sideVisible ? 'Hide side panel' : 'Show side panel'}
            icon={<PanelRight size={16} />}
            onPress={() => changeLayout({ sideVisible: !sideVisible })}
          />
        )}
      </header>
      <Notice />
      {active !== null && <PostBanner id={active} />}
      {active === null ? (
        <NoPost />
      ) : room === 'narrow' ? (
        <SidePanel room={room} text={<MountedEditor />} />
      ) : (
        <MountedEditor />
      )}
    </main>
  )
}

function MountedEditor() {
  const post = activePost()
  if (post === undefined) return null
  return (
    <>
      <Editor
        initial={parked(post)}
        onMount={connectEditor}
        onScroll={sourceScrolled}
        onUpdate={update => {
          const id = useOpenPosts.getState().active
          if (id === null) return
          editorChanged(id, update.state)
          if (update.docChanged && update.origin !== 'disk') endPlainNotice()
          void offerLinks(id, update)
        }}
      />
      <LinksOffer />
    </>
  )
}

function NoPost() {
  const count = useWorkspace(state => state.posts.size)
  return (
    <div className="no-post">
      <p>{count === 0 ? 'No post is open.' : 'Choose a post on the left to start writing.'}</p>
    </div>
  )
}
