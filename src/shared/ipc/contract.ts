/**
 * The contract between main and the window, written once. Main's handlers, the
 * preload's functions and `window.recap` are all derived from the maps here.
 *
 * A request's failure that a writer can meet comes back as `Result` data; a
 * rejected promise means a defect (wrong argument, foreign sender).
 */

import type { PostFacts } from '#core/problems/post-facts.ts'
import type { Problem } from '#core/problems/problem.ts'
import type {
  ContentFolder,
  FileFailure,
  LibraryBatch,
  PostFile,
  PostId,
  PostSummary,
  Resource,
  SiteFacts,
  Version
} from '../content.ts'
import type { HugoState, PreviewFailure, PreviewPage, PreviewRequest, SiteStyle } from '../preview.ts'
import type { ExportedPage } from '../preview-frame.ts'
import type { ProblemsBatch } from '../problems.ts'
import type { KeptVersion, RecoveredPost, StrayText, UnsavedPost, WindowSession } from '../recovery.ts'
import type { Result } from '../result.ts'
import type { Autosave, Layout, RecentFolder, TextSize } from '../settings.ts'
import type { AskedVideo, FactsSettingsChange, ShownFactsSettings, VideoAnswer } from '../video-facts.ts'

/** Everything a window needs for its first paint, in one answer. */
export interface WindowStart {
  readonly folder: ContentFolder | null
  readonly recent: readonly RecentFolder[]
  readonly layout: Layout | null
  readonly session: WindowSession | null
  /** The post that comes to the front, read as if asked for; null where that has unsaved text or takes its time. */
  readonly front: PostFile | null
  readonly unsaved: readonly RecoveredPost[]
  /** For a window without a folder: unsaved text of folders that cannot be opened. */
  readonly strays: readonly StrayText[]
  readonly autosave: Autosave
  readonly textSize: TextSize
  readonly siteStyle: SiteStyle | null
  readonly hugo: HugoState
  readonly appVersion: string
  readonly platform: 'darwin' | 'win32' | 'linux'
}

export interface SaveRequest {
  readonly id: PostId
  /** The whole file to write: BOM and line endings already restored. */
  readonly raw: string
  /** The version the text was started from; the save is refused when the file is another by now. */
  readonly base: Version
}

export interface SavedCopy {
  /** Where it was written, to be shown. */
  readonly path: string
  /** The copy as a post of this window's folder, null when it lies outside of it. */
  readonly id: PostId | null
}

/** A post's preview as a page of its own. */
export interface ExportRequest {
  readonly id: PostId
  readonly as: 'html' | 'pdf' | 'print'
  readonly title: string
  readonly page: ExportedPage
}

export interface Exported {
  /** Where it was written, to be shown; null for what was printed. */
  readonly path: string | null
  /** Pictures that are not in it: not found, too large, or not answered. */
  readonly missingPictures: number
}

/** What was opened, null when the writer cancelled the dialog. */
export type Opened = Result<ContentFolder | null, FileFailure>

export interface Requests {
  getStart(): WindowStart
  chooseFolder(): Opened
  chooseFile(): Opened
  openSample(): Opened
  /** Opens a folder or Markdown file by absolute path: a recent one, or one dropped on the window. */
  openPath(path: string): Opened
  forgetRecent(path: string): readonly RecentFolder[]

  /** Starts reading the folder's posts; they arrive as `libraryBatch` events, newest first. */
  listPosts(): void
  readPost(id: PostId): Result<PostFile, FileFailure>
  savePost(request: SaveRequest): Result<PostFile, FileFailure>
  summarizePost(id: PostId): Result<PostSummary, FileFailure>
  listResources(id: PostId): Result<readonly Resource[], FileFailure>
  getSiteFacts(): SiteFacts
  /** Checks all posts of the folder; their problems arrive as `problemsFound` events. */
  checkFolder(): void
  stopCheck(): void
  /** What the rules of `core/problems` know of a post; null where that cannot be told. */
  getPostFacts(id: PostId): PostFacts | null
  /** What the site's own markdownlint settings find in a post's LF text; null where there are none. */
  lintPost(id: PostId, text: string): readonly Problem[] | null
  /** A post's LF text as the site's Prettier settings want it, or a sentence why not. */
  formatPost(id: PostId, text: string): Result<string, string>
  showInFileManager(id: PostId): void

  /** Puts unsaved text on disk in the app's data folder; an answer means it is synced. */
  keepUnsaved(post: UnsavedPost): Result<null, FileFailure>
  dropUnsaved(id: PostId): Result<null, FileFailure>
  keepSession(session: WindowSession): void
  /** The window has closed a post: another one may open its file. */
  releasePost(id: PostId): void

  /** The versions of a post that saves have replaced, newest first. */
  listVersions(id: PostId): readonly KeptVersion[]
  /** A kept version's raw text. */
  readVersion(id: PostId, name: string): Result<string, FileFailure>
  /** Puts a text that is about to be given up where the kept versions are. */
  keepVersion(id: PostId, raw: string): Result<null, FileFailure>
  /** Removes one kept version of a post; all of them for null. */
  removeVersions(id: PostId, name: string | null): Result<null, FileFailure>

  /** Asks where to and writes the text there; null when the writer cancelled. */
  saveCopy(id: PostId, raw: string): Result<SavedCopy | null, FileFailure>
  /** Asks where to, writes a stray text there and lets it go; null when the writer cancelled. */
  saveStray(folder: string, id: PostId): Result<SavedCopy | null, FileFailure>
  /** Gives a stray text up: it goes to the earlier versions. */
  discardStray(folder: string, id: PostId): Result<null, FileFailure>
  /** Brings the other window to the front in which this post is open. */
  showOtherWindow(id: PostId): void

  /** Asks where to, or how to print, and does it; null when the writer cancelled. */
  exportPost(request: ExportRequest): Result<Exported | null, FileFailure>
  /**
   * Asks about videos; each answer arrives as a `videoAnswer` event. Resolves with all of them, or those before it
   * was cancelled: the reply may overtake the last event.
   */
  fetchFacts(videos: readonly AskedVideo[]): readonly VideoAnswer[]
  cancelFacts(): void
  getFactsSettings(): ShownFactsSettings
  saveFactsSettings(change: FactsSettingsChange): Result<ShownFactsSettings, string>
  /** Every window is told. */
  saveTextSize(size: TextSize): void

  renderPreview(request: PreviewRequest): Result<PreviewPage, PreviewFailure>

  /** http, https and mailto only, after the writer was shown where it leads; anything else is refused. */
  openExternal(url: string): Result<null, string>
  saveLayout(layout: Layout): void
  /** Asks for a CSS file, or the folder of a built site, to show this folder's previews with; null when the writer cancelled. */
  chooseSiteStyle(kind: 'file' | 'folder'): Result<SiteStyle | null, FileFailure>
  /** Back to the application's own reading style. */
  dropSiteStyle(): void
  /** Tells main how many posts have unsaved text (window mark, closing question). */
  setUnsavedCount(count: number): void
  /** The writer's answer to a `closeRequested` event: close now, or stay. */
  answerClose(close: boolean): void
}

/** Menu commands that the window carries out. */
export type MenuCommand =
  | 'open-folder'
  | 'open-file'
  | 'open-sample'
  | 'save'
  | 'save-all'
  | 'save-copy'
  | 'revert'
  | 'close-post'
  | 'undo'
  | 'redo'
  | 'find'
  | 'replace'
  | 'bold'
  | 'italic'
  | 'link'
  | 'heading'
  | 'bullet-list'
  | 'numbered-list'
  | 'toggle-library'
  | 'toggle-side'
  | 'show-preview'
  | 'show-videos'
  | 'show-details'
  | 'show-problems'
  | 'show-text'
  | 'show-posts'
  | 'next-problem'
  | 'check-folder'
  | 'format-post'
  | 'fold-front-matter'
  | 'review-changes'
  | 'add-video'
  | 'add-videos-from-links'
  | 'videos-of-post-links'
  | 'fill-in-facts'
  | 'show-structured-data'
  | 'show-settings'
  | 'move-section-up'
  | 'move-section-down'
  | 'show-versions'
  | 'site-style-file'
  | 'site-style-folder'
  | 'own-style'
  | 'print'
  | 'export-html'
  | 'export-pdf'
  | 'preview-scroll-together'
  | 'preview-mark-cursor'
  | 'preview-click-to-source'
  | 'preview-width-panel'
  | 'preview-width-phone'
  | 'preview-width-tablet'
  | 'preview-width-desktop'
  | 'preview-zoom-in'
  | 'preview-zoom-out'
  | 'preview-zoom-reset'

export interface Events {
  libraryBatch: LibraryBatch
  /** A file of the folder changed on disk, by whoever; `removed` when it is gone. */
  postsChanged: { readonly changed: readonly PostId[]; readonly removed: readonly PostId[] }
  siteFactsChanged: SiteFacts
  problemsFound: ProblemsBatch
  /** Pictures or other files beside posts changed. */
  resourcesChanged: null
  hugoState: HugoState
  autosave: Autosave
  /** Chosen in some window. */
  textSize: TextSize
  menuCommand: MenuCommand
  /** A sentence about something that went wrong beside what the writer does. */
  trouble: string
  videoAnswer: VideoAnswer
  /** The window was asked to close and has unsaved posts. */
  closeRequested: null
  /** A video's player in the preview did not load. */
  playerFailed: { readonly url: string }
  /** Another folder or post was opened into this window (a file argument, the dock, a drop). */
  openPost: { readonly id: PostId }
}

type PromiseFunction<F> = F extends (...args: infer A) => infer R ? (...args: A) => Promise<R> : never

/** `window.recap`: one named function a request, one `on…` an event that returns its unsubscribe. */
export type RecapApi = { readonly [K in keyof Requests]: PromiseFunction<Requests[K]> } & {
  readonly [K in keyof Events as `on${Capitalize<K>}`]: (listener: (event: Events[K]) => void) => () => void
} & {
  /** The absolute path of a file dropped on the window, empty where it has none. */
  readonly pathForFile: (file: unknown) => string
}

/** Names of the requests and events, for the loops in main and preload. */
export const requestNames = [
  'getStart',
  'chooseFolder',
  'chooseFile',
  'openSample',
  'openPath',
  'forgetRecent',
  'listPosts',
  'readPost',
  'savePost',
  'summarizePost',
  'listResources',
  'getSiteFacts',
  'checkFolder',
  'stopCheck',
  'getPostFacts',
  'lintPost',
  'formatPost',
  'showInFileManager',
  'keepUnsaved',
  'dropUnsaved',
  'keepSession',
  'releasePost',
  'listVersions',
  'readVersion',
  'keepVersion',
  'removeVersions',
  'saveCopy',
  'saveStray',
  'discardStray',
  'showOtherWindow',
  'exportPost',
  'fetchFacts',
  'cancelFacts',
  'getFactsSettings',
  'saveFactsSettings',
  'saveTextSize',
  'renderPreview',
  'openExternal',
  'saveLayout',
  'chooseSiteStyle',
  'dropSiteStyle',
  'setUnsavedCount',
  'answerClose'
] as const satisfies readonly (keyof Requests)[]

export const eventNames = [
  'libraryBatch',
  'postsChanged',
  'siteFactsChanged',
  'problemsFound',
  'resourcesChanged',
  'hugoState',
  'autosave',
  'textSize',
  'menuCommand',
  'trouble',
  'videoAnswer',
  'closeRequested',
  'playerFailed',
  'openPost'
] as const satisfies readonly (keyof Events)[]

export const requestChannel = (name: keyof Requests): string => `recap:request:${name}`
export const eventChannel = (name: keyof Events): string => `recap:event:${name}`
