/** Shows what main has for this window and keeps what is typed; all else follows the first paint. */
import { recap } from '../api/recap.ts'
import { flushPaintTasks } from './after-paint.ts'
import { takeAutosave } from './autosave-choice.ts'
import { flushJournal, startJournal } from './journal.ts'
import { useOpenPosts } from './open-posts.ts'
import { startFolder } from './opening.ts'
import { startReleasing } from './session-memory.ts'
import { followTypedRows, shownTitle, useTypedRows } from './typed-rows.ts'
import { windowShown } from './window-shown.ts'
import { showNotice, useWorkspace } from './workspace.ts'

/** Once a window. */
export async function startWindow(): Promise<void> {
  recap.onTrouble(sentence => showNotice(sentence))
  // A hidden window's timers are slowed down, in the end to one a minute: what was typed is kept before that.
  window.addEventListener('beforeunload', keepNow)
  window.addEventListener('blur', keepNow)
  document.addEventListener('visibilitychange', keepNow)
  recap.onAutosave(takeAutosave)
  startJournal()
  startReleasing()
  followTypedRows()
  reportToMain()
  void windowShown.then(startWork)
  await startFolder()
}

async function startWork(): Promise<void> {
  try {
    const { startWindowWork } = await import('./window-work.ts')
    startWindowWork()
  } catch (error) {
    // Nothing asks before the window closes then: what was typed is kept for the next start.
    recap.onCloseRequested(() => void flushJournal().then(recap.answerClose))
    throw error
  }
}

function keepNow(): void {
  flushPaintTasks()
  void flushJournal()
}

/** The window's title, which is the page's, and its unsaved mark, which is main's. */
function reportToMain(): void {
  let titleTold = ''
  // Told once at the start too: from then on main asks this page before the window closes.
  let countTold = -1
  const tell = () => {
    const { active, unsaved } = useOpenPosts.getState()
    const { posts, folder } = useWorkspace.getState()
    const { rows } = useTypedRows.getState()
    const title = active === null ? '' : (shownTitle(active, rows, posts) ?? active)
    const parts = [title === '' ? '' : `${unsaved.has(active ?? '') ? '• ' : ''}${title}`, folder?.name ?? '']
    const whole = [...parts, 'Recap Desk'].filter(Boolean).join(' – ')
    if (whole !== titleTold) {
      titleTold = whole
      document.title = whole
    }
    if (unsaved.size !== countTold) {
      countTold = unsaved.size
      void recap.setUnsavedCount(unsaved.size)
    }
  }
  useOpenPosts.subscribe(tell)
  useWorkspace.subscribe(tell)
  useTypedRows.subscribe(tell)
}
