import { Suspense } from 'react'
import { Editor } from '../editor/index.ts'
import { offerLinks } from '../state/links-offer.ts'
import { activePost, connectEditor, editorChanged, parked, useOpenPosts } from '../state/open-posts.ts'
import { sourceScrolled } from '../state/scroll-together.ts'
import { endPlainNotice, useWorkspace } from '../state/workspace.ts'
import type { Room } from './Desk.tsx'
import { LinksOffer, Notice, PostBanner, PostsToggle, SidePanel, SideToggle } from './later-parts.ts'

/** The post in front: its name, what is to be said about it, and its text. */
export function EditorPanel({ room }: { readonly room: Room }) {
  const active = useOpenPosts(state => state.active)
  const title = useWorkspace(state => (active === null ? null : (state.posts.get(active)?.title ?? active)))
  return (
    <main className="editor-panel">
      <header className="editor-head">
        <Suspense fallback={<IconSpace />}>
          <PostsToggle room={room} />
        </Suspense>
        <h1 title={active ?? ''}>{title ?? ''}</h1>
        <Suspense fallback={<IconSpace />}>{room === 'narrow' ? <IconSpace /> : <SideToggle />}</Suspense>
      </header>
      <Suspense>
        <Notice />
        {active !== null && <PostBanner id={active} />}
      </Suspense>
      {active === null ? (
        <NoPost />
      ) : room === 'narrow' ? (
        <Suspense>
          <SidePanel room={room} text={<MountedEditor />} />
        </Suspense>
      ) : (
        <MountedEditor />
      )}
    </main>
  )
}

const IconSpace = () => <span className="icon-space" />

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
      <Suspense>
        <LinksOffer />
      </Suspense>
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
