/** Saves without being asked to, where the writer wants that: never in a conflict, after a failure, or what is gone. */
import { create } from 'zustand'
import type { PostId } from '#shared/content.ts'
import type { Autosave } from '#shared/settings.ts'
import { flushPaintTasks } from './after-paint.ts'
import { useClosing } from './closing.ts'
import { onTextChange, postOf, useOpenPosts } from './open-posts.ts'
import { savePost } from './saving.ts'

/** A pause in typing, in milliseconds. */
const pauseMs = 2000

export const useAutosave = create<{ readonly autosave: Autosave }>(() => ({ autosave: 'off' }))

let isTold = false

/** The menu's switch. */
export function takeAutosave(autosave: Autosave): void {
  isTold = true
  useAutosave.setState({ autosave })
}

/** What was chosen when main put the start together; the switch may have been used since. */
export function startWithAutosave(autosave: Autosave): void {
  if (!isTold) useAutosave.setState({ autosave })
}

export function startAutosave(): void {
  const timers = new Map<PostId, number>()
  onTextChange(({ id }) => {
    window.clearTimeout(timers.get(id))
    if (useAutosave.getState().autosave !== 'after-pause') return
    timers.set(
      id,
      window.setTimeout(() => autosave(id), pauseMs)
    )
  })
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
