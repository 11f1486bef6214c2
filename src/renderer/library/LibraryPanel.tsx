import { useMemo, useState } from 'react'
import {
  Input,
  Label,
  ListBox,
  ListBoxItem,
  ListLayout,
  SearchField,
  Text,
  Virtualizer
} from 'react-aria-components'
import type { PostId, PostSummary } from '#shared/content.ts'
import { mediaUrl } from '../state/media.ts'
import { useOpenPosts } from '../state/open-posts.ts'
import { openPost } from '../state/opening.ts'
import { sortedPosts, useWorkspace } from '../state/workspace.ts'
import './library.css'

/** Above this many rows only the visible ones are in the page. */
const virtualizeFrom = 300

const rowLayout = { rowHeight: 64 }
const dateFormat = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  timeZone: 'UTC'
})

/** The folder's posts, newest first, with a filter. */
export function LibraryPanel() {
  const [filter, setFilter] = useState('')
  const posts = useWorkspace(state => state.posts)
  const active = useOpenPosts(state => state.active)
  const sorted = useMemo(() => sortedPosts(posts), [posts])
  const shown = useMemo(() => filterPosts(sorted, filter), [sorted, filter])
  return (
    <section className="library" aria-label="Posts">
      <SearchField className="library-filter" value={filter} onChange={setFilter}>
        <Label className="visually-hidden">Filter posts</Label>
        <Input className="library-filter-input" placeholder="Filter" />
      </SearchField>
      <PostList posts={shown} active={active} filtered={filter !== ''} />
      <LibraryFoot />
    </section>
  )
}

function PostList(props: {
  readonly posts: readonly PostSummary[]
  readonly active: PostId | null
  readonly filtered: boolean
}) {
  const list = (
    <ListBox
      className="post-list"
      aria-label="Posts"
      selectionMode="single"
      selectionBehavior="replace"
      disallowEmptySelection
      selectedKeys={props.active === null ? [] : [props.active]}
      items={props.posts}
      dependencies={[props.active]}
      onSelectionChange={keys => {
        const [key] = keys === 'all' ? [] : [...keys]
        if (typeof key === 'string') void openPost(key)
      }}
      renderEmptyState={() => <EmptyList filtered={props.filtered} />}
    >
      {post => <PostRow post={post} />}
    </ListBox>
  )
  if (props.posts.length < virtualizeFrom) return list
  return (
    <Virtualizer layout={ListLayout} layoutOptions={rowLayout}>
      {list}
    </Virtualizer>
  )
}

function PostRow({ post }: { readonly post: PostSummary }) {
  const unsaved = useOpenPosts(state => state.unsaved.has(post.id))
  const folder = useWorkspace(state => state.folder)
  return (
    <ListBoxItem id={post.id} textValue={post.title} className="post-row">
      <div className="post-cover">
        {post.cover !== null && folder !== null && (
          <img src={mediaUrl(folder, post.cover)} alt="" loading="lazy" decoding="async" />
        )}
      </div>
      <div className="post-words">
        <Text slot="label" className="post-title">
          {post.title}
        </Text>
        <Text slot="description" className="post-facts">
          {post.trouble === null ? (
            <>
              <span>{post.date === null ? 'No date' : dateFormat.format(post.date)}</span>
              {post.videoCount > 0 && (
                <span>{post.videoCount === 1 ? '1 video' : `${post.videoCount} videos`}</span>
              )}
              {post.draft && <span className="post-draft">Draft</span>}
            </>
          ) : (
            <span className="post-trouble" title={post.trouble}>
              {post.trouble}
            </span>
          )}
        </Text>
      </div>
      {unsaved && <span className="post-unsaved" role="img" aria-label="Unsaved changes" />}
    </ListBoxItem>
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

function LibraryFoot() {
  const progress = useWorkspace(state => state.progress)
  const notes = useWorkspace(state => state.notes)
  const count = useWorkspace(state => state.posts.size)
  return (
    <footer className="library-foot">
      <span role="status" aria-label="Library">
        {progress.done
          ? count === 1
            ? '1 post'
            : `${count.toLocaleString('en')} posts`
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
    const date = post.date === null ? '' : dateFormat.format(post.date)
    const text = `${post.title} ${post.id} ${date} ${post.draft ? 'draft' : ''}`.toLowerCase()
    return words.every(word => text.includes(word))
  })
}
