/** The form's actions on video entries. */
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
  type VideoEntryField
} from '#core/videos/entries.ts'
import { changeVideoLink } from '#core/videos/entry-link.ts'
import { flushPaintTasks } from './after-paint.ts'
import { useAnalysis } from './analysis.ts'
import { editByAction, editInField } from './form-edits.ts'
import { showNotice } from './workspace.ts'

/** Which card should take the focus once the list shows it, and what in it. */
export const videoFocusRequest = create<{
  readonly request: { readonly index: number; readonly selector: string } | null
}>(() => ({ request: null }))

function act(change: (text: string) => EditResult): boolean {
  flushPaintTasks()
  const refusal = editByAction(change)
  if (refusal !== null) showNotice(refusal)
  return refusal === null
}

const count = (): number => useAnalysis.getState().current?.entries.length ?? 0

/** Adds an empty entry before `index`; at the end when none is given. */
export function addVideo(index = count()): void {
  if (act(text => addVideoEntry(text, index, { title: '' }))) {
    videoFocusRequest.setState({ request: { index, selector: 'input' } })
  }
}

export function removeVideo(index: number): void {
  act(text => removeVideoEntry(text, index))
}

export function duplicateVideo(index: number): void {
  if (act(text => duplicateVideoEntry(text, index))) {
    videoFocusRequest.setState({ request: { index: index + 1, selector: 'input' } })
  }
}

/** Moves an entry; a place outside the list does nothing. The control that had the focus keeps it. */
export function moveVideo(from: number, to: number, focused: Element | null): void {
  if (to < 0 || to >= count()) return
  const name = focused?.getAttribute('aria-label') ?? null
  if (act(text => moveVideoEntry(text, from, to)) && name !== null) {
    videoFocusRequest.setState({ request: { index: to, selector: `[aria-label="${CSS.escape(name)}"]` } })
  }
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
  return editInField(`videos.${index}.${field}`, text => updateVideoEntry(text, index, field, value))
}
