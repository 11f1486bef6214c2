import { type KeyboardEvent, useEffect, useLayoutEffect, useRef, useState } from 'react'
import type { PostId, PostSummary } from '#shared/content.ts'
import { choosePost } from '../state/choose-post.ts'
import { PostRow } from './PostRow.tsx'

const rowHeight = 64
/** Up to this many rows are all in the page, for the system's own search and for screen readers. */
const wholeUpTo = 400
/** Rows kept ready above and below the ones in sight. */
const margin = 12

/**
 * The posts as a list box of which only the rows in sight are in the page. React
 * Aria's list box builds a collection of all its items first, which takes seconds
 * for 50,000; this one costs the same for any number. Keys as in the ARIA pattern
 * "Listbox": arrows, Home, End, Page Up and Down, typed letters, Enter.
 */
export function PostList(props: {
  readonly posts: readonly PostSummary[]
  readonly active: PostId | null
  /** What tells posts apart that look the same: {@link twinPlaces}. */
  readonly places: ReadonlyMap<PostId, string>
}) {
  const { posts, active, places } = props
  const box = useRef<HTMLDivElement>(null)
  const [focus, setFocus] = useState<PostId | null>(null)
  const range = useRowsInSight(box, posts.length)
  const typed = useRef({ text: '', at: 0 })

  const at = indexOf(posts, focus ?? active)
  const focusOn = (index: number): void => {
    const post = posts[Math.max(0, Math.min(index, posts.length - 1))]
    if (post === undefined) return
    setFocus(post.id)
    showRow(box.current, posts.indexOf(post))
  }

  const onKeyDown = (event: KeyboardEvent): void => {
    const page = Math.max(1, Math.floor((box.current?.clientHeight ?? 0) / rowHeight) - 1)
    const steps: Readonly<Record<string, number>> = {
      ArrowDown: at + 1,
      ArrowUp: Math.max(at, 1) - 1,
      Home: 0,
      End: posts.length - 1,
      PageDown: at + page,
      PageUp: at - page
    }
    const next = steps[event.key]
    if (next !== undefined) focusOn(next)
    else if (event.key === 'Enter' || (event.key === ' ' && event.timeStamp - typed.current.at > 800)) {
      const post = posts[at]
      if (post !== undefined) void choosePost(post.id)
    } else if (event.key.length === 1 && !event.ctrlKey && !event.metaKey && !event.altKey) {
      const fresh = event.timeStamp - typed.current.at > 800
      typed.current = {
        text: (fresh ? '' : typed.current.text) + event.key.toLowerCase(),
        at: event.timeStamp
      }
      const found = posts.findIndex(post => post.title.toLowerCase().startsWith(typed.current.text))
      if (found >= 0) focusOn(found)
    } else return
    event.preventDefault()
  }

  // A post that was opened elsewhere (a link, a recovered one) is brought into sight once.
  // Rows that move as the list fills must not move the scroll, so the list itself is no cause.
  const latest = useRef(posts)
  latest.current = posts
  useEffect(() => {
    setFocus(null)
    const index = indexOf(latest.current, active)
    if (index >= 0) showRow(box.current, index)
  }, [active])

  const focused = posts[at]
  return (
    <div
      ref={box}
      className="post-list"
      role="listbox"
      aria-label="Posts"
      tabIndex={0}
      aria-activedescendant={focused === undefined ? undefined : rowId(focused.id)}
      onFocus={() => {
        // Where the post in front is not among these, the first one is where the keyboard begins. A press of the
        // pointer gives the focus too: it must find the row where it is.
        if (at < 0 && box.current?.matches(':focus-visible')) focusOn(0)
      }}
      onKeyDown={onKeyDown}
    >
      <div className="post-rows" style={{ height: posts.length * rowHeight }}>
        {posts.slice(range.from, range.to).map((post, offset) => (
          <PostRow
            key={post.id}
            post={post}
            domId={rowId(post.id)}
            top={(range.from + offset) * rowHeight}
            position={range.from + offset + 1}
            count={posts.length}
            selected={post.id === active}
            place={places.get(post.id) ?? null}
            focused={post.id === focus}
          />
        ))}
      </div>
    </div>
  )
}

const rowId = (id: PostId): string => `post:${id}`

const indexOf = (posts: readonly PostSummary[], id: PostId | null): number =>
  id === null ? -1 : posts.findIndex(post => post.id === id)

function showRow(box: HTMLElement | null, index: number): void {
  if (box === null) return
  const top = index * rowHeight
  if (top < box.scrollTop) box.scrollTop = top
  else if (top + rowHeight > box.scrollTop + box.clientHeight)
    box.scrollTop = top + rowHeight - box.clientHeight
}

function useRowsInSight(box: React.RefObject<HTMLElement | null>, count: number) {
  const [range, setRange] = useState({ from: 0, to: 40 })
  useLayoutEffect(() => {
    const element = box.current
    if (element === null) return
    const measure = () => {
      const from = Math.max(0, Math.floor(element.scrollTop / rowHeight) - margin)
      const to = Math.ceil((element.scrollTop + element.clientHeight) / rowHeight) + margin
      setRange(range => (range.from === from && range.to === to ? range : { from, to }))
    }
    measure()
    element.addEventListener('scroll', measure, { passive: true })
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    return () => {
      element.removeEventListener('scroll', measure)
      observer.disconnect()
    }
  }, [box])
  return count <= wholeUpTo ? { from: 0, to: count } : range
}
