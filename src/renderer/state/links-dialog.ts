/** Making videos of links: pasted or dropped ones, or those of the post itself. */
import { create } from 'zustand'
import { linksInBody } from '#core/videos/links/links-in-body.ts'
import { readVideoLinks } from '#core/videos/links/read-links.ts'
import {
  type PlannedVideo,
  planVideos,
  sectionsOf,
  type WriteOptions,
  writeVideos
} from '#core/videos/links/write-videos.ts'
import { flushPaintTasks } from './after-paint.ts'
import { currentText, editByAction } from './form-edits.ts'
import { siteHabits } from './reconciliation.ts'
import { useAnnouncement } from './video-edits.ts'
import { closeDialog, showDialog } from './workbench-dialog.ts'
import { showNotice } from './workspace.ts'

export interface LinkRow extends PlannedVideo {
  readonly key: string
  readonly chosen: boolean
}

interface LinksState {
  /** Null: the links are those of the post itself. */
  readonly pasted: string | null
  readonly rows: readonly LinkRow[]
  readonly playlist: string
  /** The post's list of links, and the videos that it has. */
  readonly list: { readonly keys: readonly string[] } | null
  readonly replacesList: boolean
  /** Where the sections go; null for behind the last video. */
  readonly at: number | null
  /** Called when nothing was written. */
  readonly onCancel: (() => void) | null
}

const empty: LinksState = {
  pasted: '',
  rows: [],
  playlist: '',
  list: null,
  replacesList: true,
  at: null,
  onCancel: null
}

export const useLinks = create<LinksState>(() => empty)

/** Opens the dialog with a text that was pasted or dropped, or with an empty one. */
export function openLinks(pasted = '', where: Partial<Pick<LinksState, 'at' | 'onCancel'>> = {}): void {
  if (currentText() === null) return
  useLinks.setState({ ...empty, ...where })
  changePasted(pasted)
  showDialog('links')
}

/** Opens the dialog with the links that stand in the post. */
export function openLinksOfPost(): void {
  flushPaintTasks()
  const text = currentText()
  if (text === null) return
  const { videos, list } = linksInBody(text)
  if (videos.length === 0) {
    showNotice('This post has no links to videos beside those that are in the text already.', 'plain')
    return
  }
  const rows = rowsOf(planVideos(text, videos))
  const keys = new Set(list?.videos.map(keyOf) ?? [])
  useLinks.setState({
    ...empty,
    pasted: null,
    rows,
    list: list && { keys: rows.map(keyOf).filter(key => keys.has(key)) }
  })
  showDialog('links')
}

/** The text in the dialog was changed: what it names is found anew. */
export function changePasted(pasted: string): void {
  const { videos, playlist } = readVideoLinks(pasted)
  useLinks.setState({ pasted, playlist, rows: rowsOf(planVideos(currentText() ?? '', videos)) })
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
  list?.keys.every(key => rows.some(row => row.key === key && (row.chosen || row.inText))) ?? false

/** The Markdown that would be written into the text. */
export function plannedSections(state: LinksState): readonly string[] {
  const text = currentText()
  return text === null ? [] : sectionsOf(text, chosenRows(state), siteHabits())
}

export function cancelLinks(): void {
  const { onCancel } = useLinks.getState()
  closeDialog()
  useLinks.setState(empty)
  onCancel?.()
}

/** Writes the chosen videos, as one step of undo. */
export function addChosenVideos(): void {
  const state = useLinks.getState()
  const chosen = chosenRows(state)
  flushPaintTasks()
  const refusal = editByAction(text => writeVideos(text, chosen, optionsOf(state, text)))
  if (refusal !== null) {
    showNotice(refusal)
    return
  }
  closeDialog()
  useLinks.setState(empty)
  useAnnouncement.setState({ words: chosen.length === 1 ? '1 video added' : `${chosen.length} videos added` })
}

/** The list is found anew: the text may have changed on disk since the dialog was opened. */
function optionsOf(state: LinksState, text: string): WriteOptions {
  const { list, replacesList, at, playlist } = state
  return {
    ...siteHabits(),
    at,
    replaces: list !== null && replacesList && canReplaceList(state) ? linksInBody(text).list : null,
    newPost: { title: playlist, date: today() }
  }
}

/** The writer's own day. */
function today(): string {
  const now = new Date()
  return [now.getFullYear(), now.getMonth() + 1, now.getDate()]
    .map(part => String(part).padStart(2, '0'))
    .join('-')
}

function rowsOf(videos: readonly PlannedVideo[]): readonly LinkRow[] {
  return videos.map(video => ({ ...video, key: keyOf(video), chosen: !isThere(video) }))
}

function keyOf({ link }: Pick<PlannedVideo, 'link'>): string {
  return `${link.host} ${link.id} ${link.startSeconds}`
}
