/** Making videos of links: pasted or dropped ones, or those of the post itself. */
import { create } from 'zustand'
import { applyEdits } from '#core/text/apply-edits.ts'
import { composeEdits } from '#core/text/compose-edits.ts'
import type { TextEdit } from '#core/text/text-edit.ts'
import { linksInBody } from '#core/videos/links/links-in-body.ts'
import { readVideoLinks } from '#core/videos/links/read-links.ts'
import {
  type PlannedVideo,
  planVideos,
  sectionsOf,
  type WriteOptions,
  writeVideos
} from '#core/videos/links/write-videos.ts'
import { reconcileVideos } from '#core/videos/reconcile.ts'
import type { PostId } from '#shared/content.ts'
import { today } from '#shared/today.ts'
import { flushPaintTasks } from './after-paint.ts'
import { counted } from './counted.ts'
import { currentText, editByAction } from './form-edits.ts'
import { activePost, mountedEditor } from './open-posts.ts'
import { siteHabits } from './site-habits.ts'
import { showVideo } from './video-focus.ts'
import { closeDialog, showDialog } from './workbench-dialog.ts'
import { showNotice } from './workspace.ts'

export interface LinkRow extends PlannedVideo {
  readonly key: string
  readonly chosen: boolean
  /** The post links to it in the middle of a sentence. */
  readonly isInSentence: boolean
}

interface LinksState {
  /** Whose dialog it is. */
  readonly post: PostId | null
  /** Null: the links are those of the post itself. */
  readonly pasted: string | null
  readonly rows: readonly LinkRow[]
  readonly playlist: string
  /** The post's list of links, and the videos that it has. */
  readonly list: { readonly keys: readonly string[]; readonly source: string } | null
  readonly replacesList: boolean
  /** Where the sections go; null for behind the last video. */
  readonly at: number | null
  /** What was pasted into the text at `at`, and stays there until the videos take its place. */
  readonly inText: string
}

const empty: LinksState = {
  post: null,
  pasted: '',
  rows: [],
  playlist: '',
  list: null,
  replacesList: true,
  at: null,
  inText: ''
}

export const useLinks = create<LinksState>(() => empty)

/** Opens the dialog with a text that was pasted or dropped, or with an empty one. */
export function openLinks(pasted = '', where: Partial<Pick<LinksState, 'at' | 'inText'>> = {}): void {
  const post = activePost()
  if (post === undefined || currentText() === null) return
  useLinks.setState({ ...empty, ...where, post: post.id })
  changePasted(pasted)
  showDialog('links')
}

/** Opens the dialog with the links that stand in the post. */
export function openLinksOfPost(): void {
  flushPaintTasks()
  const text = currentText()
  if (text === null) return
  const { videos, standing, list } = linksInBody(text)
  if (videos.length === 0) {
    showNotice('This post has no links to videos beside those that are in the text already.', 'plain')
    return
  }
  const alone = new Set(standing.map(keyOf))
  // What a sentence links to is part of what it tells: it is taken out of there only if the writer says so.
  const rows = rowsOf(planVideos(text, videos)).map(row => {
    const isInSentence = !alone.has(row.key)
    return { ...row, isInSentence, chosen: row.chosen && !isInSentence }
  })
  const keys = new Set(list?.videos.map(keyOf) ?? [])
  useLinks.setState({
    ...empty,
    post: activePost()?.id ?? null,
    pasted: null,
    rows,
    list: list && {
      keys: rows.map(keyOf).filter(key => keys.has(key)),
      source: text.slice(list.from, list.to)
    }
  })
  showDialog('links')
}

/** The text in the dialog was changed: what it names is found anew. */
export function changePasted(pasted: string): void {
  const { videos, playlist } = readVideoLinks(pasted)
  const text = currentText() ?? ''
  const rest = applyEdits(text, withoutPaste(useLinks.getState(), text))
  useLinks.setState({ pasted, playlist, rows: rowsOf(planVideos(rest, videos)) })
}

export function changeRow(
  key: string,
  change: Partial<Pick<LinkRow, 'chosen' | 'title' | 'speakers'>>
): void {
  useLinks.setState(({ rows }) => ({
    rows: rows.map(row => (row.key === key ? { ...row, ...change } : row))
  }))
}

/** Switches every row that has something to write. */
export function chooseAll(chosen: boolean): void {
  useLinks.setState(({ rows }) => ({ rows: rows.map(row => ({ ...row, chosen: chosen && !isThere(row) })) }))
}

export const isThere = (row: PlannedVideo): boolean => row.inEntries && row.inText

export const chosenRows = ({ rows }: Pick<LinksState, 'rows'>): readonly LinkRow[] =>
  rows.filter(({ chosen }) => chosen)

/** Whether the sections can take the list's place: only if nothing of it would be lost. */
export const canReplaceList = ({ list, rows }: Pick<LinksState, 'list' | 'rows'>): boolean =>
  list?.keys.every(key => rows.some(row => row.key === key && row.chosen && !row.inText)) ?? false

/** The Markdown that would be written into the text. */
export function plannedSections(state: LinksState): readonly string[] {
  const text = currentText()
  if (text === null) return []
  const rest = applyEdits(text, withoutPaste(state, text))
  return sectionsOf(rest, chosenRows(state), siteHabits())
}

export function cancelLinks(): void {
  closeDialog()
  useLinks.setState(empty)
}

/** Writes the chosen videos, as one step of undo. */
export function addChosenVideos(): void {
  const state = useLinks.getState()
  const chosen = chosenRows(state)
  flushPaintTasks()
  if (activePost()?.id !== state.post) {
    showNotice('Another post is in front now. Nothing was written into it.')
    return
  }
  const refusal = editByAction(text => {
    const removed = withoutPaste(state, text)
    const rest = applyEdits(text, removed)
    const result = writeVideos(rest, chosen, optionsOf(state, rest))
    return result.ok ? { ...result, edits: composeEdits(removed, result.edits) } : result
  })
  if (refusal !== null) {
    showNotice(refusal)
    return
  }
  closeDialog()
  useLinks.setState(empty)
  showWritten(chosen)
}

/**
 * Shows the first card and the first section that are new, and says how many there are of each, and where;
 * nothing of what is not found again.
 */
function showWritten(chosen: readonly LinkRow[]): void {
  const text = currentText() ?? ''
  const { videos } = reconcileVideos(text)
  const written = chosen.map(({ link, inEntries, inText }) => {
    const video = videos.find(({ host, id }) => host === link.host && id === link.id)
    return {
      entry: inEntries ? null : (video?.entry ?? null),
      embed: inText ? null : (video?.embeds[0] ?? null)
    }
  })
  const entries = written.flatMap(({ entry }) => (entry === null ? [] : entry.index))
  const sections = written.flatMap(({ embed }) => (embed === null ? [] : (embed.heading?.from ?? embed.from)))
  if (entries.length > 0) showVideo(Math.min(...entries))
  const first = Math.min(...sections)
  if (sections.length > 0) mountedEditor()?.goTo({ from: first, to: first }, { focus: false })
  const line = text.slice(0, first).split('\n').length
  const words = [
    sections.length === 0 ? '' : `${counted(sections.length, 'section', 'sections')} from line ${line} on`,
    entries.length === 0 ? '' : counted(entries.length, 'entry', 'entries')
  ]
  const added = words.filter(Boolean)
  if (added.length > 0) showNotice(`Added ${added.join(', and ')}.`, 'plain')
}

/** Takes the paste out of the text, where it stands as it was pasted. */
function withoutPaste({ at, inText }: LinksState, text: string): readonly TextEdit[] {
  if (at === null || inText === '' || !text.startsWith(inText, at)) return []
  return [{ from: at, to: at + inText.length, insert: '' }]
}

/** The list is found anew: the text may have changed on disk since the dialog was opened. One that says else stays. */
function optionsOf(state: LinksState, text: string): WriteOptions {
  const { list, replacesList, at, playlist } = state
  const now = list !== null && replacesList && canReplaceList(state) ? linksInBody(text).list : null
  return {
    ...siteHabits(),
    at,
    replaces: now !== null && text.slice(now.from, now.to) === list?.source ? now : null,
    newPost: { title: playlist, date: today() }
  }
}

function rowsOf(videos: readonly PlannedVideo[]): readonly LinkRow[] {
  return videos.map(video => ({
    ...video,
    key: keyOf(video),
    chosen: !isThere(video),
    isInSentence: false
  }))
}

function keyOf({ link }: Pick<PlannedVideo, 'link'>): string {
  return `${link.host} ${link.id} ${link.startSeconds}`
}
