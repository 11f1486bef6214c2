/** The window's commands: what the native menu and the shortcuts carry out. */
import type { MenuCommand } from '#shared/ipc/contract.ts'
import type { EditorCommandName } from '../editor/index.ts'
import { flushPaintTasks } from './after-paint.ts'
import { closeActivePost } from './closing.ts'
import { holdCommand, isTypedAhead } from './coming-post.ts'
import { showComparison } from './comparison.ts'
import { isDialogShown } from './dialogs.ts'
import { checkFolder, showProblems } from './folder-problems.ts'
import { formatFrontPost } from './format-post.ts'
import { redoDraft, undoDraft } from './kept-drafts.ts'
import { changeLayout, toggleLibrary, useLayout } from './layout.ts'
import { activePost, isUnsaved, mountedEditor, useOpenPosts } from './open-posts.ts'
import { openFile, openFolder, openSample } from './opening.ts'
import { goToPosts, goToSide, goToText, showSide } from './part-focus.ts'
import { previewCommands } from './preview-commands.ts'
import { revertPost, saveAllChanged, saveAndTell, saveCopy } from './saving.ts'
import { moveSection } from './section-moves.ts'
import { showVersions } from './versions.ts'
import { addVideo } from './video-edits.ts'
import { showDialog } from './workbench-dialog.ts'
import { endPlainNotice } from './workspace.ts'

const edit = (name: EditorCommandName) => () => {
  flushPaintTasks()
  mountedEditor()?.execute(name)
}

const withActive = (act: (id: string) => unknown) => () => {
  const { active } = useOpenPosts.getState()
  if (active !== null) act(active)
}

const commands: Readonly<Record<MenuCommand, () => unknown>> = {
  'open-folder': openFolder,
  'open-file': openFile,
  'open-sample': openSample,
  save: withActive(saveAndTell),
  'save-all': saveAllChanged,
  'save-copy': withActive(saveCopy),
  'show-versions': withActive(showVersions),
  revert: withActive(revertPost),
  'close-post': closeActivePost,
  undo() {
    flushPaintTasks()
    const editor = mountedEditor()
    // In the text undo is the text's, by the menu as by its own key.
    if (editor?.view.hasFocus || !undoDraft()) editor?.execute('undo')
  },
  redo() {
    flushPaintTasks()
    const editor = mountedEditor()
    if (editor?.view.hasFocus || !redoDraft()) editor?.execute('redo')
  },
  find: edit('find'),
  replace: edit('replace'),
  bold: edit('bold'),
  italic: edit('italic'),
  link: edit('link'),
  heading: edit('heading'),
  'bullet-list': edit('bullet-list'),
  'numbered-list': edit('numbered-list'),
  'fold-front-matter': edit('fold-front-matter'),
  'toggle-library': toggleLibrary,
  'toggle-side': () => changeLayout({ sideVisible: !useLayout.getState().sideVisible }),
  'show-preview': () => goToSide('preview'),
  'show-videos': () => goToSide('videos'),
  'show-details': () => goToSide('details'),
  'show-text': goToText,
  'show-posts': goToPosts,
  ...previewCommands,
  'show-problems': () => showProblems('post'),
  'next-problem': edit('next-problem'),
  'check-folder'() {
    showProblems('folder')
    checkFolder()
  },
  'format-post': () => void formatFrontPost(),
  'review-changes': () => showComparison('review'),
  'add-videos-from-links': async () => (await import('./pasted-links.ts')).openLinks(),
  'videos-of-post-links': async () => (await import('./pasted-links.ts')).openLinksOfPost(),
  'fill-in-facts': async () => (await import('./video-facts.ts')).openFacts(),
  'show-structured-data': withActive(() => showDialog('structured-data')),
  'show-settings': () => showDialog('settings'),
  'move-section-up': () => moveSection(-1),
  'move-section-down': () => moveSection(1),
  'add-video': () => {
    showSide('videos')
    addVideo()
  }
}

/** Commands for which it does not matter which post is in front, or which see to that themselves. */
const anyPost: ReadonlySet<MenuCommand> = new Set([
  'open-folder',
  'open-file',
  'open-sample',
  'save-all',
  'toggle-library',
  'toggle-side',
  'show-text',
  'show-posts',
  'check-folder',
  'show-settings'
])

/** Whether a command is carried out at once, also while a post is on its way. */
function isForNow(command: MenuCommand): boolean {
  if (anyPost.has(command)) return true
  // Of the post that comes there is nothing to save yet, unless something was typed for it.
  const seen = activePost()
  return command === 'save' && seen !== undefined && isUnsaved(seen) && !isTypedAhead()
}

/** Carries a command out; one for a post that is on its way waits for that. */
export function runCommand(command: MenuCommand): void {
  if (isDialogShown()) return
  if (!isForNow(command) && holdCommand(() => runCommand(command))) return
  endPlainNotice()
  commands[command]()
}
