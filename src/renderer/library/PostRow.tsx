import { memo } from 'react'
import type { PostId, PostSummary } from '#shared/content.ts'
import { choosePost } from '../state/choose-post.ts'
import { mediaUrl } from '../state/media.ts'
import { useOpenPosts } from '../state/open-posts.ts'
import { gravest, useProblems } from '../state/problem-store.ts'
import { useWorkspace } from '../state/workspace.ts'
import { pressRow } from './press-row.ts'
import { shownDate } from './shown-date.ts'

/** One post of the library: cover, title, and what is known of it. */
export const PostRow = memo(function PostRow(props: {
  readonly post: PostSummary
  readonly domId: string
  /** Its place in the list, in px. */
  readonly top: number
  readonly position: number
  readonly count: number
  readonly selected: boolean
  /** What tells it from another one of the same title and day; null where there is none. */
  readonly place: string | null
  readonly focused: boolean
}) {
  const { post, domId, place } = props
  const unsaved = useOpenPosts(state => state.unsaved.has(post.id))
  const folder = useWorkspace(state => state.folder)
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: the list box has the focus and names its active row.
    // biome-ignore lint/a11y/useKeyWithClickEvents: keys are the list box's.
    <div
      id={domId}
      className="post-row"
      role="option"
      aria-label={post.title}
      aria-describedby={`${domId}:draft ${domId}:facts`}
      aria-selected={props.selected}
      aria-posinset={props.position}
      aria-setsize={props.count}
      data-focused={props.focused || undefined}
      title={place === null ? undefined : post.id}
      style={{ transform: `translateY(${props.top}px)` }}
      onPointerDown={press => pressRow(post.id, press)}
      onClick={({ nativeEvent }) => {
        // Of a screen reader's click no pointer tells.
        if (nativeEvent instanceof PointerEvent && nativeEvent.pointerType === '') void choosePost(post.id)
      }}
    >
      <div className="post-cover" data-empty={post.cover === null || undefined}>
        {post.cover !== null && folder !== null && (
          <img src={mediaUrl(folder, post.cover)} alt="" loading="lazy" decoding="async" draggable={false} />
        )}
        {post.draft && (
          <span className="post-draft" id={`${domId}:draft`}>
            Draft
          </span>
        )}
      </div>
      <div className="post-words">
        <div className="post-head">
          <span className="post-title">{post.title}</span>
          <ProblemBadge id={post.id} />
          {unsaved && <span className="post-unsaved" role="img" aria-label="Unsaved changes" />}
        </div>
        <span className="post-facts" id={`${domId}:facts`}>
          {post.trouble === null ? (
            <>
              {place !== null && <span>{place}</span>}
              <span>{post.date === null ? 'No date' : shownDate(post.date)}</span>
              {post.videoCount > 0 && (
                <span>{post.videoCount === 1 ? '1 video' : `${post.videoCount} videos`}</span>
              )}
            </>
          ) : (
            <span className="post-trouble" title={post.trouble}>
              {post.trouble}
            </span>
          )}
        </span>
      </div>
    </div>
  )
})

/** How many problems a checked post has; notes do not count. */
function ProblemBadge({ id }: { readonly id: PostId }) {
  const problems = useProblems(({ post, folder }) => (post?.id === id ? post.problems : folder.get(id)))
  const { count, severity } = gravest(problems ?? [])
  if (count === 0) return null
  const words = count === 1 ? '1 problem' : `${count} problems`
  return (
    <span className="post-problems" data-severity={severity} title={words}>
      <span aria-hidden>{count}</span>
      <span className="visually-hidden">{words}</span>
    </span>
  )
}
