/**
 * What changed posts say in the library: the folder's list tells of files, and a
 * post's row is to say what the writer has made of it, before it is saved too.
 */
import { create } from 'zustand'
import type { RowWords } from '#core/post/post-row.ts'
import type { PostId, PostSummary } from '#shared/content.ts'
import { onTextChange, postOf, useOpenPosts } from './open-posts.ts'

/** Posts that were changed since they were opened; their rows follow until they are closed. */
export const useTypedRows = create<{ readonly rows: ReadonlyMap<PostId, RowWords> }>(() => ({
  rows: new Map()
}))

/** A pause of typing this long, in milliseconds: a list of thousands is sorted anew when a title or date changes. */
const pauseMs = 300

export function followTypedRows(): void {
  const timers = new Map<PostId, number>()
  onTextChange(({ id, editor, savedDoc }) => {
    if (!useTypedRows.getState().rows.has(id) && editor.doc.eq(savedDoc)) return
    window.clearTimeout(timers.get(id))
    timers.set(
      id,
      window.setTimeout(() => void readRow(id), pauseMs)
    )
  })
  useOpenPosts.subscribe(({ posts }, before) => {
    const { rows } = useTypedRows.getState()
    if (posts === before.posts || rows.size === 0) return
    const open = [...rows].filter(([id]) => posts.has(id))
    if (open.length < rows.size) useTypedRows.setState({ rows: new Map(open) })
  })
}

async function readRow(id: PostId): Promise<void> {
  // Read when somebody first writes: no start should wait for it.
  const { readRowWords } = await import('#core/post/post-row.ts')
  const post = postOf(id)
  const words = post === undefined ? null : readRowWords(post.editor.doc.toString())
  const { rows } = useTypedRows.getState()
  if (words === null || JSON.stringify(words) === JSON.stringify(rows.get(id))) return
  useTypedRows.setState({ rows: new Map(rows).set(id, words) })
}

/** What a post is called now; null where nothing is known of it. */
export function shownTitle(
  id: PostId,
  rows: ReadonlyMap<PostId, RowWords>,
  posts: ReadonlyMap<PostId, PostSummary>
): string | null {
  return rows.get(id)?.title || (posts.get(id)?.title ?? null)
}

/** A post's row with what was typed; a title that is empty now leaves the one that the file has. */
export function asTyped(post: PostSummary, words: RowWords | undefined): PostSummary {
  return words === undefined ? post : { ...post, ...words, title: words.title || post.title, trouble: null }
}
