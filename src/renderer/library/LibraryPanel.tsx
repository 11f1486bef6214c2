import { type KeyboardEvent, useDeferredValue, useMemo, useRef } from 'react'
import { Input, Label, SearchField } from 'react-aria-components'
import { create } from 'zustand'
import type { RowWords } from '#core/post/post-row.ts'
import type { PostId, PostSummary } from '#shared/content.ts'
import { choosePost } from '../state/choose-post.ts'
import { useOpenPosts } from '../state/open-posts.ts'
import { asTyped, useTypedRows } from '../state/typed-rows.ts'
import { sortedPosts, useWorkspace } from '../state/workspace.ts'
import { useFocusedPart } from '../ui/use-part-focus.ts'
import './library.css'
import { PostList } from './PostList.tsx'
import { dateWords } from './shown-date.ts'
import { twinPlaces } from './twin-places.ts'

/** Kept while the posts are hidden, or move into a narrow window's drawer. */
const useLibraryFilter = create<{ readonly filter: string }>(() => ({ filter: '' }))

/** The folder's posts, newest first, with a filter. */
export function LibraryPanel() {
  const filter = useLibraryFilter(state => state.filter)
  const posts = useWorkspace(state => state.posts)
  const active = useOpenPosts(state => state.active)
  const typed = useTypedRows(state => state.rows)
  const sorted = useMemo(() => sortedPosts(withTyped(posts, typed)), [posts, typed])
  const places = useMemo(() => twinPlaces(sorted), [sorted])
  const wanted = useDeferredValue(filter)
  const panel = useRef<HTMLElement>(null)
  useFocusedPart('posts', panel, ['.post-list', 'input'])
  const shown = useMemo(() => filterPosts(sorted, wanted), [sorted, wanted])
  // Here and not at the field: a handler of React Aria's would keep every other key from the window.
  const onKeyDown = (event: KeyboardEvent): void => {
    if (!(event.target instanceof HTMLInputElement) || event.nativeEvent.isComposing) return
    if (event.key === 'ArrowDown') panel.current?.querySelector<HTMLElement>('.post-list')?.focus()
    else if (event.key === 'Enter' && filter.trim() !== '') openFirst(filterPosts(sorted, filter))
    else return
    event.preventDefault()
  }
  return (
    <section className="library" aria-label="Posts" ref={panel} onKeyDown={onKeyDown}>
      <SearchField
        className="library-filter"
        value={filter}
        onChange={filter => useLibraryFilter.setState({ filter })}
      >
        <Label className="visually-hidden">Filter posts</Label>
        <Input className="library-filter-input" placeholder="Filter" />
      </SearchField>
      {shown.length === 0 ? (
        <EmptyList filtered={wanted !== ''} />
      ) : (
        <PostList posts={shown} active={active} places={places} />
      )}
      <LibraryFoot shown={wanted.trim() === '' ? null : shown.length} />
    </section>
  )
}

function openFirst([first]: readonly PostSummary[]): void {
  if (first !== undefined) void choosePost(first.id)
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

function withTyped(
  posts: ReadonlyMap<PostId, PostSummary>,
  typed: ReadonlyMap<PostId, RowWords>
): ReadonlyMap<PostId, PostSummary> {
  if (typed.size === 0) return posts
  const rows = new Map(posts)
  for (const [id, words] of typed) {
    const post = posts.get(id)
    if (post !== undefined) rows.set(id, asTyped(post, words))
  }
  return rows
}

/** Every word of the filter must occur in the title, the path or the date. */
function filterPosts(posts: readonly PostSummary[], filter: string): readonly PostSummary[] {
  const words = filter.toLowerCase().split(/\s+/).filter(Boolean)
  if (words.length === 0) return posts
  return posts.filter(post => {
    const date = post.date === null ? '' : dateWords(post.date)
    const text = `${post.title} ${post.id} ${date} ${post.draft ? 'draft' : ''}`.toLowerCase()
    return words.every(word => text.includes(word))
  })
}
