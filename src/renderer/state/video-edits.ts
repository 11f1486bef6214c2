/** The form's actions on video entries. */
import type { Text } from '@codemirror/state'
import { create } from 'zustand'
import { readFrontMatter } from '#core/frontmatter/index.ts'
import type { EditResult } from '#core/frontmatter/types.ts'
import {
  addVideoEntry,
  duplicateVideoEntry,
  moveVideoEntry,
  readVideoEntries,
  removeVideoEntry,
  updateVideoEntry,
  type VideoEntry,
  type VideoEntryField
} from '#core/videos/entries.ts'
import { changeVideoLink } from '#core/videos/entry-link.ts'
import type { PostId } from '#shared/content.ts'
import { flushPaintTasks } from './after-paint.ts'
import { useAnalysis } from './analysis.ts'
import { currentText, editByAction, editInField } from './form-edits.ts'
import { startFreshVideo } from './fresh-video.ts'
import { activePost, mountedEditor, onTextChange } from './open-posts.ts'
import { offerHeading, offerSectionDeletion, offerSectionMove } from './section-offer.ts'
import { siteHabits } from './site-habits.ts'
import { askVideoFocus, showVideo } from './video-focus.ts'
import { showNotice } from './workspace.ts'

/** What was done, in words for a screen reader. */
export const useAnnouncement = create<{ readonly words: string }>(() => ({ words: '' }))

/** The video that was deleted last, as long as one undo brings it back. */
export const useDeletion = create<{
  readonly deleted: {
    readonly post: PostId
    readonly index: number
    readonly name: string
    readonly after: Text
  } | null
}>(() => ({ deleted: null }))

onTextChange(post => {
  const { deleted } = useDeletion.getState()
  if (deleted !== null && !(post.id === deleted.post && post.editor.doc.eq(deleted.after))) dismissDeletion()
})

export function dismissDeletion(): void {
  useDeletion.setState({ deleted: null })
}

export function undoDeletion(): void {
  const { deleted } = useDeletion.getState()
  if (deleted !== null && activePost()?.editor.doc.eq(deleted.after)) {
    mountedEditor()?.execute('undo')
    // The list has the card again before one of its cards is asked for.
    flushPaintTasks()
    askVideoFocus(deleted.index, toggle)
  }
  dismissDeletion()
}

function act(change: (text: string) => EditResult): boolean {
  flushPaintTasks()
  const refusal = editByAction(change)
  if (refusal !== null) showNotice(refusal)
  return refusal === null
}

const entriesNow = (): readonly VideoEntry[] => useAnalysis.getState().current?.entries ?? []
const count = (): number => entriesNow().length

/** Where the video of a card stands now; -1 when it is gone. */
export const videoIndex = (key: string): number => useAnalysis.getState().current?.keys.indexOf(key) ?? -1

/** What an entry is called: by its title, or by its number. */
export function videoName(index: number, title: string): string {
  return title.trim() === '' ? `Video ${index + 1} without a title` : title
}

/** What of a card gets the focus. */
const toggle = ['.card-toggle']
const titleField = ['.video-fields input']

const nameAt = (index: number): string => videoName(index, entriesNow()[index]?.title ?? '')

/** Adds an empty entry before `index`; at the end when none is given. A first list goes where the folder's posts have theirs. */
export function addVideo(index = count()): void {
  if (act(text => addVideoEntry(text, index, { title: '' }, siteHabits()))) {
    startFreshVideo(useAnalysis.getState().current?.keys[index] ?? null)
    askVideoFocus(index, titleField, true)
  }
}

/** Deletes an entry; nothing is asked, since it can be undone. */
export function removeVideo(index: number): void {
  const name = nameAt(index)
  const before = currentText()
  if (!act(text => removeVideoEntry(text, index))) return
  const next = Math.min(index, count() - 1)
  if (before !== null) offerSectionDeletion(before, index, () => askVideoFocus(next, toggle))
  const post = activePost()
  if (post !== undefined)
    useDeletion.setState({ deleted: { post: post.id, index, name, after: post.editor.doc } })
  askVideoFocus(next, toggle)
}

export function duplicateVideo(index: number): void {
  if (act(text => duplicateVideoEntry(text, index))) askVideoFocus(index + 1, titleField, true)
}

/** Moves an entry; a place outside the list does nothing. The control that had the focus keeps it. */
export function moveVideo(from: number, to: number, focused: Element | null): void {
  if (from < 0 || to < 0 || to >= count()) return
  const moved = nameAt(from)
  const name = focused?.getAttribute('aria-label') ?? null
  const before = currentText()
  if (!act(text => moveVideoEntry(text, from, to))) return
  const control = name === null ? toggle : [`[aria-label="${CSS.escape(name)}"]:not(:disabled)`, ...toggle]
  if (before !== null) offerSectionMove(before, from, to, () => askVideoFocus(to, control))
  useAnnouncement.setState({ words: `${moved} is now video ${to + 1} of ${count()}` })
  if (name !== null) askVideoFocus(to, control)
  else showVideo(to)
}

/** A key press in the link of an entry; its thumbnail may follow. */
export function editVideoLink(index: number, typed: string): string | null {
  return editInField(`videos.${index}.embedUrl`, text => {
    const frontMatter = readFrontMatter(text)
    const entries = frontMatter.kind === 'yaml' ? readVideoEntries(frontMatter).entries : []
    return changeVideoLink(text, entries, index, typed)
  })
}

/** A key press in a field of an entry; gives the sentence when it cannot be written. */
export function editVideoField(index: number, field: VideoEntryField, value: string): string | null {
  const name = `videos.${index}.${field}`
  let before = ''
  const refusal = editInField(name, text => {
    before = text
    return updateVideoEntry(text, index, field, value)
  })
  if (field === 'title' && refusal === null)
    offerHeading(before, index, value, () => askVideoFocus(index, titleField))
  return refusal
}
