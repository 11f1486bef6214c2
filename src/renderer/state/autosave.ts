/** Saves without being asked to, where the writer wants that: never in a conflict, after a failure, or what is gone. */
import type { PostId } from '#shared/content.ts'
import { flushPaintTasks } from './after-paint.ts'
import { useAutosave } from './autosave-choice.ts'
import { useClosing } from './closing.ts'
import { onTextChange, postOf, useOpenPosts } from './open-posts.ts'
import { savePost } from './saving.ts'

/** A pause in typing, in milliseconds. */
const pauseMs = 2000

export function startAutosave(): void {
  const timers = new Map<PostId, number>()
  const saveSoon = (id: PostId) => {
    window.clearTimeout(timers.get(id))
    if (useAutosave.getState().autosave !== 'after-pause') return
    timers.set(
      id,
      window.setTimeout(() => autosave(id), pauseMs)
    )
  }
  onTextChange(({ id }) => saveSoon(id))
  // What was typed, or came back, before this was read.
  for (const id of useOpenPosts.getState().unsaved) saveSoon(id)
  window.addEventListener('blur', () => {
    // The preview's frame takes the focus from the page, not from the window.
    setTimeout(() => {
      if (!document.hasFocus()) saveOnFocusLoss([...useOpenPosts.getState().unsaved])
    })
  })
  useOpenPosts.subscribe((state, before) => {
    if (before.active !== null && state.active !== before.active) saveOnFocusLoss([before.active])
  })
}

function saveOnFocusLoss(ids: readonly PostId[]): void {
  if (useAutosave.getState().autosave === 'on-focus-loss') for (const id of ids) autosave(id)
}

function autosave(id: PostId): void {
  // While the writer is asked whether to discard the text, it must not be saved behind the question.
  if (useClosing.getState().asking !== null) return
  flushPaintTasks()
  if (postOf(id)?.session.phase === 'dirty') void savePost(id)
}
