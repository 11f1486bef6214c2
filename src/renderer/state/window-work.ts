/**
 * What a window does beside showing and keeping the text: it follows the text, the disk and main, and carries out
 * commands. Read when the text is painted; main's events wait for it in the preload, and commands with
 * `early-commands.ts`.
 */
import type { HugoState } from '#shared/preview.ts'
import { recap } from '../api/recap.ts'
import { loadLanguages } from '../editor/index.ts'
import { afterPaint } from './after-paint.ts'
import { analyse } from './analyse.ts'
import { startAutosave } from './autosave.ts'
import { askToCloseWindow } from './closing.ts'
import { runCommand } from './commands.ts'
import { followDisk, recheckAll } from './disk-changes.ts'
import { takeCommands } from './early-commands.ts'
import { followFolderProblems, forgetProblems } from './folder-problems.ts'
import { activePost, onTextChange } from './open-posts.ts'
import { checkWhileTyping, forgetFacts } from './post-problems.ts'
import { previewAgain, previewText } from './preview.ts'
import { markProblems } from './source-problems.ts'
import { addBatch, useWorkspace } from './workspace.ts'

/** Hugo is said to be working when a render takes this long. */
const slowRenderMs = 400

/** Once a window. */
export function startWindowWork(): void {
  // First: whatever fails after it, the window can save and close.
  recap.onCloseRequested(askToCloseWindow)
  takeCommands(runCommand)
  recap.onMenuCommand(runCommand)
  void loadLanguages()
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
  window.addEventListener('focus', () => void recheckAll())
  startAutosave()
  checkWhileTyping()
  followFolderProblems()
  markProblems()
  followText()
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
  const followSoon = () => afterPaint('follow the text', followNow)
  onTextChange(followSoon)
  // The post that the window was opened on is in front already.
  followSoon()
}

function followNow(): void {
  const post = activePost()
  if (post === undefined) return
  const text = post.editor.doc.toString()
  // Hugo works on it in another process meanwhile.
  previewText(post.id, text)
  analyse(post.id, text)
}
