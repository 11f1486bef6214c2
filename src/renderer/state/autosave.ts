/** Saves without being asked to, where the writer wants that: never in a conflict, after a failure, or what is gone. */
import type { PostId } from '#shared/content.ts'
import { flushPaintTasks } from './after-paint.ts'
import { useAutosave } from './autosave-choice.ts'
import { useClosing } from './closing.ts'
import { leftOut } from './kept-drafts.ts'
import { onTextChange, postOf, useOpenPosts } from './open-posts.ts'
import { savePost, sayLeftOut } from './saving.ts'

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
  if (postOf(id)?.session.phase === 'dirty') void saveAndTellOnce(id)
}

/** What could not be written when it was told last, by post: the next autosaves need not tell it again. */
const told = new Map<PostId, string>()

/** Tells only news, and not of a field that the writer is still in. */
async function saveAndTellOnce(id: PostId): Promise<void> {
  const left = leftOut([id]).filter(({ isFocused }) => !isFocused)
  if (!(await savePost(id))) return
  const news = left.map(({ typed, error }) => `${typed}\n${error}`).join('\n')
  if (news !== (told.get(id) ?? '')) sayLeftOut(left)
  told.set(id, news)
}
