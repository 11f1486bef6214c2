/** Opening folders and posts in this window. */
import type { ContentFolder, FileFailure, PostFile, PostId } from '#shared/content.ts'
import type { Opened, WindowStart } from '#shared/ipc/contract.ts'
import type { PostPlace } from '#shared/recovery.ts'
import { ok } from '#shared/result.ts'
import { recap } from '../api/recap.ts'
import { flushPaintTasks, holdPaintTasks, whenIdle } from './after-paint.ts'
import { startWithAutosave } from './autosave-choice.ts'
import { awaitPost, postCame, postStaysAway, stayHere } from './coming-post.ts'
import { restoreLayout } from './layout.ts'
import { activate, addPost, placePost, postOf, useOpenPosts } from './open-posts.ts'
import { goToPosts, goToText, startFocus } from './part-focus.ts'
import { startSessionMemory } from './session-memory.ts'
import { startWithTextSize } from './text-size.ts'
import { tellWindowShown } from './window-shown.ts'
import { endPlainNotice, enterFolder, showNotice, useWorkspace } from './workspace.ts'

export const openFolder = (): Promise<void> => take(recap.chooseFolder())
export const openFile = (): Promise<void> => take(recap.chooseFile())
export const openSample = (): Promise<void> => take(recap.openSample())
export const openRecent = (path: string): Promise<void> => take(recap.openPath(path))

/** A file or folder that was dropped on the window. */
export async function openDropped(file: File): Promise<void> {
  const path = recap.pathForFile(file)
  if (path === '')
    showNotice('Only folders and Markdown files from this computer can be opened by dropping them.')
  else await take(recap.openPath(path))
}

export async function forgetRecent(path: string): Promise<void> {
  useWorkspace.setState({ recent: await recap.forgetRecent(path) })
}

/** Main opens into this window only while it shows none; else the folder gets a window of its own. */
async function take(opening: Promise<Opened>): Promise<void> {
  const opened = await opening
  if (!opened.ok) {
    showNotice(opened.error.message)
    return
  }
  if (opened.value === null) return
  useWorkspace.setState({ notice: null })
  await startFolder()
}

/** How long the window is not drawn for a post whose file takes its time, in milliseconds. */
const patienceMs = 250

/** Reads what main has for this window's folder and shows it: the posts as they were left, unsaved text included. */
export async function startFolder(): Promise<void> {
  const [start] = await Promise.all([recap.getStart(), pageLoaded()])
  // Two openings at once (a double press) must not read the journal over posts that are open already.
  if (useWorkspace.getState().folder !== null) return
  restoreLayout(start.layout)
  const { folder, recent, strays, hugo, siteStyle, autosave, textSize } = start
  startWithAutosave(autosave)
  startWithTextSize(textSize)
  useWorkspace.setState({ recent, strays, hugo, siteStyle })
  const follow = holdPaintTasks()
  const opened = folder === null ? undefined : openAsLeft(folder, start)
  // The window is drawn once, with the post in it.
  await Promise.race([opened?.catch(() => undefined), after(patienceMs)])
  useWorkspace.setState({ started: true })
  const takeFocus = startFocus()
  whenIdle(() => {
    // After the paint: for the focus the window is laid out. A post that is still read has it once it is there.
    if (folder !== null && useOpenPosts.getState().active !== null) takeFocus()
    follow()
    tellWindowShown()
    if (folder !== null) readFolder()
  })
  await opened
  if (folder === null) return
  whenIdle(() => {
    takeFocus()
    // It measures where the posts are scrolled to, which would have the window laid out once more before its paint.
    startSessionMemory()
  })
}

/**
 * The page's own script and styles are there. Only from then on is the page as good as loaded for the world outside:
 * main puts the window on the screen meanwhile, and not when it is to show the text.
 */
function pageLoaded(): Promise<unknown> {
  if (document.readyState === 'complete') return Promise.resolve()
  return new Promise(resolve => window.addEventListener('load', resolve, { once: true }))
}

const after = (milliseconds: number) => new Promise<void>(resolve => setTimeout(resolve, milliseconds))

function readFolder(): void {
  listPosts()
  void recap.getSiteFacts().then(siteFacts => useWorkspace.setState({ siteFacts }))
}

/** Read where there is unsaved text: it brings along what merges texts, for which no other start is to wait. */
let restoring: Promise<typeof import('./restoring.ts') | null> | null = null

/**
 * Posts whose unsaved text could not be brought back. They stay closed: what is typed on top of the file would take
 * its place in the journal.
 */
const withheld = new Set<PostId>()

function withhold(ids: readonly PostId[]): void {
  for (const id of ids) withheld.add(id)
  showNotice('Unsaved text could not be brought back. It is kept: start Recap Desk again to get it.')
}

/** The posts that were open, with their unsaved text, and the one that was in front. */
async function openAsLeft(folder: ContentFolder, start: WindowStart): Promise<void> {
  enterFolder(folder)
  given = start.front
  const open = start.session?.open ?? []
  const restored: Promise<void>[] = []
  if (start.unsaved.length > 0)
    restoring = import('./restoring.ts').then(
      module => {
        // Whoever waits for the module finds them under way.
        for (const unsaved of start.unsaved)
          restored.push(module.restoreUnsaved(unsaved).catch(() => withhold([unsaved.id])))
        return module
      },
      () => {
        withhold(start.unsaved.map(({ id }) => id))
        return null
      }
    )
  const restorer = await restoring
  // Not before: without its unsaved text a post that another start asks for would be opened as it is on disk.
  recap.onOpenPost(({ id }) => void openPost(id))
  await Promise.all(restored)
  const clean = open.filter(id => postOf(id) === undefined)
  await Promise.all(clean.map(id => readIn(id, start.session?.places?.[id])))
  const first = folder.initialPost ?? start.session?.active ?? start.unsaved[0]?.id ?? folder.ownPost
  // The writer may have gone to another post while these were read, and be typing in it.
  if (first !== null && newest === null) await bringToFront(first)
  // The writer chose another one: main must not take it for open.
  const unused = given
  // Before main gives it to others: from then on its text may be another, and this window has to ask for it.
  given = null
  if (unused !== null && postOf(unused.id) === undefined) await recap.releasePost(unused.id)
  restorer?.sayRestored(start.unsaved.map(({ id }) => id))
}

/** The post that main read with the start, until it is opened. */
let given: PostFile | null = null

/** How long nothing may be heard of the folder before main is asked again, in milliseconds; then twice as long. */
const silenceMs = 3000

/** What main tells a page that has just taken the place of a dead one can get lost on its way. */
function listPosts(patience = silenceMs): void {
  void recap.listPosts()
  window.setTimeout(() => {
    const { found, done } = useWorkspace.getState().progress
    if (found === 0 && !done) listPosts(patience * 2)
  }, patience)
}

/** The post that was chosen last; null until one was. */
let newest: PostId | null = null

/**
 * The writer goes to a post: {@link bringToFront}. What is typed until it is there is meant for it (`coming-post.ts`).
 * Answers whether it is in front now.
 */
export async function openPost(id: PostId): Promise<boolean> {
  endPlainNotice()
  const isInFront = () => useOpenPosts.getState().active === id
  if (postOf(id) === undefined) awaitPost({ id, callOff, goToText: goBackToText })
  else stayHere()
  try {
    await bringToFront(id)
  } finally {
    if (isInFront()) postCame(id)
    else postStaysAway(id)
  }
  return isInFront()
}

/** The post that is in front stays there. */
function callOff(): void {
  newest = useOpenPosts.getState().active
}

function goBackToText(): void {
  if (useOpenPosts.getState().active === null) goToPosts()
  else goToText()
}

/** Shows a post, reading it first when it is not open yet. One that was chosen later comes before it. */
async function bringToFront(id: PostId): Promise<void> {
  flushPaintTasks()
  newest = id
  if (postOf(id) === undefined && !(await bringBack(id))) {
    const failure = await readIn(id)
    if (failure !== null) {
      if (failure.code === 'open-elsewhere') await recap.showOtherWindow(id)
      showNotice(failure.message)
      return
    }
  }
  // Its file took longer than that of a post that the writer went on to, and may be typing in.
  if (newest === id && postOf(id) !== undefined) activate(id)
}

/** Opens a post with its unsaved text; false when it has none, or that cannot be brought back. */
async function bringBack(id: PostId): Promise<boolean> {
  try {
    return (await (await restoring)?.restoreWaiting(id)) ?? false
  } catch {
    withhold([id])
    return false
  }
}

async function readIn(id: PostId, place?: PostPlace): Promise<FileFailure | null> {
  if (withheld.has(id))
    return {
      code: 'io',
      message:
        'Unsaved text of this post could not be brought back. It is kept: start Recap Desk again to get it.'
    }
  const result = given?.id === id ? ok(given) : await recap.readPost(id)
  if (!result.ok) return result.error
  if (postOf(id) !== undefined) return null
  addPost(result.value)
  if (place !== undefined) placePost(id, place)
  return null
}
