/** Which two texts of the post in front are shown side by side. */
import { create } from 'zustand'
import { readFileText } from '#core/text/file-text.ts'
import { minimalEdit } from '#core/text/minimal-edit.ts'
import { flushPaintTasks } from './after-paint.ts'
import { adopt } from './disk-changes.ts'
import { activePost, editPost } from './open-posts.ts'
import { showNotice } from './workspace.ts'

/** `review`: what a save would change; `conflict`: the file on disk against the text here. */
export const useComparison = create<{ readonly kind: 'review' | 'conflict' | null }>(() => ({ kind: null }))

export function showComparison(kind: 'review' | 'conflict'): void {
  flushPaintTasks()
  const post = activePost()
  if (post === undefined) return
  if (kind === 'review' && post.editor.doc.eq(post.savedDoc)) {
    showNotice('There are no unsaved changes in this post.', 'plain')
    return
  }
  useComparison.setState({ kind })
}

export function closeComparison(): void {
  useComparison.setState({ kind: null })
}

/** The writer is done with the right side: it becomes the post's text. */
export function applyComparedText(text: string): void {
  const { kind } = useComparison.getState()
  const post = activePost()
  closeComparison()
  if (post === undefined) return
  const mine = post.editor.doc.toString()
  if (kind === 'conflict' && post.session.phase === 'conflict') adopt(post.session.theirs, mine, text)
  else editPost(post.id, minimalEdit(mine, text))
}

/** Left and right of a comparison, null when there is none to show. */
export function comparedTexts(
  kind: 'review' | 'conflict'
): { readonly left: string; readonly right: string } | null {
  const post = activePost()
  if (post === undefined) return null
  const right = post.editor.doc.toString()
  if (kind === 'review') return { left: post.base.text, right }
  return post.session.phase === 'conflict'
    ? { left: readFileText(post.session.theirs.raw).text, right }
    : null
}
