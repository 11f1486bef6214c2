import { Editor } from '../editor/index.ts'
import { afterKeyPaint } from '../state/after-paint.ts'
import { offerLinks } from '../state/links-offer.ts'
import { activePost, editorChanged, parked, useOpenPosts } from '../state/open-posts.ts'
import { editorMounted } from '../state/part-focus.ts'
import { sourceScrolled } from '../state/scroll-together.ts'
import { shownTitle, useTypedRows } from '../state/typed-rows.ts'
import { endPlainNotice, useWorkspace } from '../state/workspace.ts'
import type { Room } from './Desk.tsx'
import { LinksOffer, Notice, PostBanner, PostsToggle, SidePanel, SideToggle } from './later-parts.tsx'

/** The post in front: its name, what is to be said about it, and its text. */
export function EditorPanel({ room }: { readonly room: Room }) {
  const active = useOpenPosts(state => state.active)
  const typed = useTypedRows(state => state.rows)
  // The title, not the list: that is another one with each batch of a folder that is being read.
  const title = useWorkspace(({ posts }) =>
    active === null ? '' : (shownTitle(active, typed, posts) ?? active)
  )
  return (
    <main className="editor-panel">
      <header className="editor-head">
        <PostsToggle room={room} />
        <h1 title={active ?? ''}>{title}</h1>
        {room === 'narrow' ? <span className="icon-space" /> : <SideToggle />}
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
        onMount={editorMounted}
        onScroll={sourceScrolled}
        onTyped={afterKeyPaint}
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
