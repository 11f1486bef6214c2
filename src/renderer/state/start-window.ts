/** Connects the stores with main's events and each other, once, and shows what main has for this window. */
import type { HugoState } from '#shared/preview.ts'
import { recap } from '../api/recap.ts'
import { afterPaint, flushPaintTasks } from './after-paint.ts'
import { analyse } from './analysis.ts'
import { startAutosave, takeAutosave } from './autosave.ts'
import { askToCloseWindow } from './closing.ts'
import { runCommand } from './commands.ts'
import { followDisk, recheckAll } from './disk-changes.ts'
import { followFolderProblems, forgetProblems } from './folder-problems.ts'
import { flushJournal, startJournal } from './journal.ts'
import { activePost, onTextChange, useOpenPosts } from './open-posts.ts'
import { startFolder } from './opening.ts'
import { checkWhileTyping, forgetFacts } from './post-problems.ts'
import { previewAgain, previewText } from './preview.ts'
import { startReleasing } from './session-memory.ts'
import { markProblems } from './source-problems.ts'
import { followTypedRows, shownTitle, useTypedRows } from './typed-rows.ts'
import { addBatch, showNotice, useWorkspace } from './workspace.ts'

/** Hugo is said to be working when a render takes this long. */
const slowRenderMs = 400

export async function startWindow(): Promise<void> {
  recap.onLibraryBatch(addBatch)
  recap.onPostsChanged(({ changed, removed }) => {
    forgetProblems(removed)
    void followDisk(changed, removed)
  })
  recap.onSiteFactsChanged(siteFacts => {
    useWorkspace.setState({ siteFacts })
    forgetFacts()
  })
  recap.onHugoState(takeHugoState)
  recap.onResourcesChanged(() => {
    useWorkspace.setState(({ mediaVersion }) => ({ mediaVersion: mediaVersion + 1 }))
    forgetFacts()
  })
  recap.onPlayerFailed(failedPlayer => useWorkspace.setState({ failedPlayer }))
  recap.onMenuCommand(runCommand)
  recap.onTrouble(sentence => showNotice(sentence))
  recap.onCloseRequested(askToCloseWindow)
  window.addEventListener('focus', () => void recheckAll())
  // A hidden window's timers are slowed down, in the end to one a minute: what was typed is kept before that.
  window.addEventListener('beforeunload', keepNow)
  window.addEventListener('blur', keepNow)
  document.addEventListener('visibilitychange', keepNow)
  recap.onAutosave(takeAutosave)
  startJournal()
  startReleasing()
  startAutosave()
  followText()
  checkWhileTyping()
  followFolderProblems()
  followTypedRows()
  markProblems()
  reportToMain()
  await startFolder()
}

function keepNow(): void {
  flushPaintTasks()
  void flushJournal()
}

let slowRender: number | undefined

/** A render that takes no time is not shown: with each key press the window would be drawn twice for nothing. */
function takeHugoState(hugo: HugoState): void {
  window.clearTimeout(slowRender)
  const before = useWorkspace.getState().hugo
  const show = () => useWorkspace.setState({ hugo })
  if (hugo.phase === 'rendering' && before.phase === 'ready')
    slowRender = window.setTimeout(show, slowRenderMs)
  else if (JSON.stringify(hugo) !== JSON.stringify(before)) show()
  if (hugo.phase === 'ready' && before.phase !== 'ready' && before.phase !== 'rendering') previewAgain()
}

/** The form and the preview follow the text of the post in front, after the paint that shows the key press. */
function followText(): void {
  onTextChange(() => afterPaint('follow the text', followNow))
}

function followNow(): void {
  const post = activePost()
  if (post === undefined) return
  const text = post.editor.doc.toString()
  // Hugo works on it in another process meanwhile.
  previewText(post.id, text)
  analyse(post.id, text)
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
