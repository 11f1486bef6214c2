/**
 * After a video was moved, renamed or deleted: the offer to do the same to its
 * section of the text. Taken, both are one step of undo.
 */
import type { Text } from '@codemirror/state'
import { create } from 'zustand'
import { readFrontMatter } from '#core/frontmatter/index.ts'
import type { EditResult } from '#core/frontmatter/types.ts'
import { readVideoEntries } from '#core/videos/entries.ts'
import {
  type MovedLines,
  moveVideoWithSection,
  removeVideoWithSection,
  renameVideoWithHeading,
  sectionMoveFor,
  sectionOfEntry
} from '#core/videos/move-section.ts'
import { saysSame } from '#core/videos/same-words.ts'
import type { PostId } from '#shared/content.ts'
import type { EditorHandle } from '../editor/index.ts'
import { flushPaintTasks } from './after-paint.ts'
import { editByAction } from './form-edits.ts'
import { activePost, mountedEditor, onTextChange } from './open-posts.ts'
import { showNotice } from './workspace.ts'

export interface SectionOffer {
  readonly post: PostId
  readonly kind: 'move' | 'rename' | 'delete'
  /** The text before the video was changed, and the document after it: the offer holds as long as that one does. */
  readonly before: string
  readonly after: Text
  /** The lines that would change, in the text as it is now. */
  readonly lines: { readonly first: number; readonly last: number; readonly words: readonly string[] }
  /** Where they would go, e.g. `behind “Sintel”`; null where they stay or vanish. */
  readonly where: string | null
  readonly leavesClosingWords: boolean
  /** Puts the focus back to where the video was changed: the offer's buttons go with it. */
  readonly goBack: () => void
  /** Both changes, made to the text before. */
  readonly both: (text: string) => EditResult
}

export const useSectionOffer = create<{ readonly offer: SectionOffer | null }>(() => ({ offer: null }))

onTextChange(post => {
  const { offer } = useSectionOffer.getState()
  if (offer !== null && !(post.id === offer.post && post.editor.doc.eq(offer.after))) dismissSectionOffer()
})

export function dismissSectionOffer(): void {
  if (useSectionOffer.getState().offer === null) return
  mountedEditor()?.markRange(null)
  useSectionOffer.setState({ offer: null })
}

/** The writer does not want it. */
export function declineSectionOffer(): void {
  useSectionOffer.getState().offer?.goBack()
  dismissSectionOffer()
}

/** Makes both changes one step: the one that was made is taken back, and made again with the other. */
export function acceptSectionOffer(): void {
  const { offer } = useSectionOffer.getState()
  const post = activePost()
  const editor = mountedEditor()
  if (offer === null || post === undefined || editor === null || !post.editor.doc.eq(offer.after)) return
  flushPaintTasks()
  const asBefore = undoTo(editor, offer.before)
  const refusal = asBefore ? editByAction(offer.both) : 'The text has changed since. Move it by hand.'
  dismissSectionOffer()
  offer.goBack()
  if (refusal !== null) showNotice(refusal)
}

/** Undoes until the text is as it was: a pause of typing ends a step. Where it never is, all is redone. */
function undoTo(editor: EditorHandle, before: string): boolean {
  const doc = () => editor.getState().doc
  const steps: Text[] = []
  while (steps.length < mostSteps) {
    const last = doc()
    editor.execute('undo')
    if (doc().eq(last)) break
    steps.push(last)
    if (doc().length === before.length && doc().toString() === before) return true
  }
  for (const _ of steps) editor.execute('redo')
  return false
}

/** More pauses than this are in no title that somebody types. */
const mostSteps = 200

/** A video was moved: its section could follow. */
export function offerSectionMove(before: string, from: number, to: number, goBack: () => void): void {
  const move = sectionMoveFor(before, from, to)
  if (move === null) return
  offer(
    before,
    'move',
    move.lines,
    goBack,
    text => moveVideoWithSection(text, from, to),
    `${move.side} “${move.beside}”`
  )
}

/** A video was deleted: its section could go too. */
export function offerSectionDeletion(before: string, index: number, goBack: () => void): void {
  const lines = sectionOfEntry(before, index)
  if (lines !== null) offer(before, 'delete', lines, goBack, text => removeVideoWithSection(text, index))
}

/** A title is being typed: the heading that said the same before could change with it. */
export function offerHeading(before: string, index: number, title: string, goBack: () => void): void {
  const lines = namedSection(before, index)
  if (lines === null) return
  if (title.trim() === '' || saysSame(lines.heading.text, title)) dismissSectionOffer()
  else {
    const heading = { ...lines, last: lines.first }
    offer(
      before,
      'rename',
      heading,
      goBack,
      text => renameVideoWithHeading(text, index, title),
      `“${title.trim()}”`
    )
  }
}

/** The section that says an entry's title; a burst of keys asks for it again and again, in the same text. */
function namedSection(text: string, index: number): MovedLines | null {
  if (asked?.text === text && asked.index === index) return asked.lines
  const section = sectionOfEntry(text, index)
  const title = section === null ? null : titleOf(text, index)
  const lines = section !== null && title !== null && saysSame(section.heading.text, title) ? section : null
  asked = { text, index, lines }
  return lines
}

let asked: { readonly text: string; readonly index: number; readonly lines: MovedLines | null } | null = null

function titleOf(text: string, index: number): string | null {
  const frontMatter = readFrontMatter(text)
  return frontMatter.kind === 'yaml' ? (readVideoEntries(frontMatter).entries[index]?.title ?? null) : null
}

function offer(
  before: string,
  kind: SectionOffer['kind'],
  lines: MovedLines,
  goBack: () => void,
  both: SectionOffer['both'],
  where: string | null = null
): void {
  const post = activePost()
  if (post === undefined) return
  const after = post.editor.doc
  // What was changed so far stands above the body.
  const shift = after.lines - before.split('\n').length
  const words = before.split('\n').slice(lines.first - 1, lines.last)
  useSectionOffer.setState({
    offer: {
      post: post.id,
      kind,
      before,
      after,
      lines: { first: lines.first + shift, last: lines.last + shift, words },
      where,
      leavesClosingWords: lines.leavesClosingWords && kind !== 'rename',
      goBack,
      both
    }
  })
}

/** Marks the lines of the offer in the source, or takes the mark away. */
export function markOfferedLines(marked: boolean): void {
  const { offer } = useSectionOffer.getState()
  const editor = mountedEditor()
  if (editor === null) return
  if (!marked || offer === null) editor.markRange(null)
  else {
    const from = offer.after.line(offer.lines.first).from
    const { to } = offer.after.line(offer.lines.last)
    editor.markRange({ from, to })
    editor.scrollToOffset(from, 'center')
  }
}
