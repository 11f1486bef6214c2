import { useDeferredValue, useMemo, useRef, useState } from 'react'
import { Input, Label, SearchField } from 'react-aria-components'
import type { PostSummary } from '#shared/content.ts'
import { useOpenPosts } from '../state/open-posts.ts'
import { sortedPosts, useWorkspace } from '../state/workspace.ts'
import { useFocusedPart } from '../ui/use-part-focus.ts'
import './library.css'
import { PostList } from './PostList.tsx'
import { shownDate } from './shown-date.ts'

/** The folder's posts, newest first, with a filter. */
export function LibraryPanel() {
  const [filter, setFilter] = useState('')
  const posts = useWorkspace(state => state.posts)
  const active = useOpenPosts(state => state.active)
  const sorted = useMemo(() => sortedPosts(posts), [posts])
  const wanted = useDeferredValue(filter)
  const panel = useRef<HTMLElement>(null)
  useFocusedPart('posts', panel, ['.post-list', 'input'])
  const shown = useMemo(() => filterPosts(sorted, wanted), [sorted, wanted])
  return (
    <section className="library" aria-label="Posts" ref={panel}>
      <SearchField className="library-filter" value={filter} onChange={setFilter}>
        <Label className="visually-hidden">Filter posts</Label>
        <Input className="library-filter-input" placeholder="Filter" />
      </SearchField>
      {shown.length === 0 ? (
        <EmptyList filtered={wanted !== ''} />
      ) : (
        <PostList posts={shown} active={active} />
      )}
      <LibraryFoot shown={wanted.trim() === '' ? null : shown.length} />
    </section>
  )
}

function EmptyList({ filtered }: { readonly filtered: boolean }) {
  const done = useWorkspace(state => state.progress.done)
  const words = !done
    ? 'Reading the folder…'
    : filtered
      ? 'No post matches.'
      : 'There are no Markdown posts in this folder.'
  return <p className="library-empty">{words}</p>
}

/** How many posts there are; `shown` of them where a filter is set. */
function LibraryFoot({ shown }: { readonly shown: number | null }) {
  const progress = useWorkspace(state => state.progress)
  const notes = useWorkspace(state => state.notes)
  const count = useWorkspace(state => state.posts.size)
  return (
    <footer className="library-foot">
      <span role="status" aria-label="Library">
        {progress.done
          ? `${shown === null ? '' : `${shown.toLocaleString('en')} of `}${count.toLocaleString('en')} ${count === 1 ? 'post' : 'posts'}`
          : `Reading ${progress.read.toLocaleString('en')} of ${progress.found.toLocaleString('en')}…`}
      </span>
      {notes.map(note => (
        <p key={note} className="library-note">
          {note}
        </p>
      ))}
    </footer>
  )
}

/** Every word of the filter must occur in the title, the path or the date as shown. */
function filterPosts(posts: readonly PostSummary[], filter: string): readonly PostSummary[] {
  const words = filter.toLowerCase().split(/\s+/).filter(Boolean)
  if (words.length === 0) return posts
  return posts.filter(post => {
    const date = post.date === null ? '' : shownDate(post.date)
    const text = `${post.title} ${post.id} ${date} ${post.draft ? 'draft' : ''}`.toLowerCase()
    return words.every(word => text.includes(word))
  })
}
