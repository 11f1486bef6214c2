/** Shows what main has for this window and keeps what is typed; all else follows the first paint. */
import { recap } from '../api/recap.ts'
import { flushPaintTasks } from './after-paint.ts'
import { takeAutosave } from './autosave-choice.ts'
import { takeCommands } from './early-commands.ts'
import { flushJournal, startJournal, useJournal } from './journal.ts'
import { useOpenPosts } from './open-posts.ts'
import { startFolder } from './opening.ts'
import { startReleasing } from './session-memory.ts'
import { takeTextSize } from './text-size.ts'
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
  recap.onTextSize(takeTextSize)
  startJournal()
  startReleasing()
  followTypedRows()
  reportToMain()
  void windowShown.then(startWork)
  await startFolder()
}

async function startWork(): Promise<void> {
  const work = await import('./window-work.ts').catch(reportError)
  if (work === undefined) {
    standIn()
    return
  }
  try {
    work.startWindowWork()
  } catch (error) {
    reportError(error)
    showNotice('This window does not work as it should. Save your posts, then start Recap Desk again.')
  }
}

/** What a window still does that has nothing but its text: it keeps that, and says so to each command. */
function standIn(): void {
  const say = () => showNotice('This window cannot save. Start Recap Desk again: your text is kept.')
  say()
  takeCommands(say)
  recap.onMenuCommand(say)
  recap.onCloseRequested(() => void closeKept())
}

/** Nothing asks before the window closes then: what was typed is kept for the next start, or the window stays. */
async function closeKept(): Promise<void> {
  flushPaintTasks()
  const kept = await flushJournal()
  if (!kept) {
    const trouble = useJournal.getState().trouble ?? 'Unsaved text could not be kept.'
    showNotice(`${trouble} The window stays open: copy your text into another program.`)
  }
  void recap.answerClose(kept)
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
