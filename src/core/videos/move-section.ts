import type { EditResult } from '../frontmatter/types.ts'
import { headingsOf } from '../post/headings.ts'
import { applyEdits } from '../text/apply-edits.ts'
import { composeEdits } from '../text/compose-edits.ts'
import { lineNumber } from '../text/line-number.ts'
import type { TextEdit, TextRange } from '../text/text-edit.ts'
import { type BodyVideos, readBodyVideos } from './embeds.ts'
import { moveVideoEntry, removeVideoEntry, updateVideoEntry } from './entries.ts'
import { headingText } from './heading-text.ts'
import { removeBlock } from './insert-block.ts'
import { blockEnd, habitsOf } from './place-video.ts'
import { type Reconciliation, reconcileVideos } from './reconcile.ts'
import type { ReconciledVideo } from './reconciled-video.ts'
import { sectionAt, sectionsAround, type VideoSection } from './video-section.ts'

/** Lines of the body that go where their video goes. */
export interface MovedLines extends VideoSection {
  /** Their numbers in the text, from 1. */
  readonly first: number
  readonly last: number
  /** Whether words behind the last video of the post stay: they close the post, not this section. */
  readonly leavesClosingWords: boolean
}

/** The section of a video entry, as it would be moved or deleted with it; null where it has none of its own. */
export function sectionOfEntry(text: string, index: number): MovedLines | null {
  const read = readBodyVideos(text)
  const reconciled = reconcileVideos(text, { body: read })
  const video = videoOf(reconciled, index)
  return video ? linesOf(text, read, reconciled, video) : null
}

/** Where an entry's section would go if the entry became number `to`; null where it has no place to go to. */
export interface SectionMove {
  readonly lines: MovedLines
  /** The heading that it would stand behind or before. */
  readonly beside: string
  readonly side: 'behind' | 'before'
  readonly edits: readonly TextEdit[]
}

/**
 * What moving an entry's section along comes to, before it happens. The section goes behind that of the entry that
 * would be before it, else before that of the one behind it. Null where that changes nothing, and where the sections
 * are of different levels: one would become a part of the other.
 */
export function sectionMoveFor(text: string, from: number, to: number): SectionMove | null {
  const read = readBodyVideos(text)
  const reconciled = reconcileVideos(text, { body: read })
  const video = videoOf(reconciled, from)
  const lines = video ? linesOf(text, read, reconciled, video) : null
  if (!lines) return null
  const others = reconciled.videos.filter(({ entry }) => entry !== null && entry.index !== from)
  const placed = (other: ReconciledVideo) => linesOf(text, read, reconciled, other)
  const before = others.slice(0, to).map(placed).findLast(isSection)
  const after = others.slice(to).map(placed).find(isSection)
  const neighbour = before ?? after
  if (!neighbour || neighbour.heading.level !== lines.heading.level) return null
  const edits = moveRange(text, lines, before ? before.to : neighbour.from)
  if (edits.length === 0 || !keepsHeadings(text, edits)) return null
  return { lines, beside: neighbour.heading.text, side: before ? 'behind' : 'before', edits }
}

/** Moves an entry so that it becomes number `to`, and its section with it, as one change. */
export function moveVideoWithSection(text: string, from: number, to: number): EditResult {
  const section = sectionMoveFor(text, from, to)
  return then(text, section?.edits ?? [], moved => moveVideoEntry(moved, from, to))
}

/** Deletes an entry, and with it its section: what stands there beside the video is gone too. */
export function removeVideoWithSection(text: string, index: number): EditResult {
  const section = sectionOfEntry(text, index)
  const { body } = readBodyVideos(text)
  const edits = section ? [removeBlock(text, trimmed(text, section), body)] : []
  return then(text, edits, removed => removeVideoEntry(removed, index))
}

/** Gives an entry another title, and the heading of its section the same words. */
export function renameVideoWithHeading(text: string, index: number, title: string): EditResult {
  const section = sectionOfEntry(text, index)
  const edits = section ? [{ ...section.heading.content, insert: headingText(title) }] : []
  return then(text, edits, renamed => updateVideoEntry(renamed, index, 'title', title))
}

/**
 * Moves the section that a cursor is in past the next one of its level, or the one before, and the entries of its
 * videos to where they then belong. Without such a section nothing is changed.
 * @returns the edits, and where the section is afterwards
 */
export function moveSectionAt(
  text: string,
  offset: number,
  direction: -1 | 1
): { readonly result: EditResult; readonly section: TextRange } | null {
  const read = readBodyVideos(text)
  const [section] = sectionsAround(read, offset)
  if (!section) return null
  const sibling = siblingOf(read, section, direction)
  if (!sibling) return null
  const reconciled = reconcileVideos(text, { body: read })
  const inside = reconciled.videos.filter(
    ({ entry, embeds, sharesEmbed }) =>
      entry && !sharesEmbed && embeds[0] && embeds[0].from >= section.from && embeds[0].from < section.to
  )
  const edits = moveRange(text, section, direction < 0 ? sibling.from : sibling.to)
  if (!keepsHeadings(text, edits)) return null
  let result = applyEdits(text, edits)
  let done = edits
  const names = [...inside].sort((a, b) => (a.embeds[0]?.from ?? 0) - (b.embeds[0]?.from ?? 0))
  for (const { host, id, entry } of names) {
    const link = entry?.embedUrl
    const step = entryToItsPlace(
      result,
      video => video.host === host && video.id === id && video.entry?.embedUrl === link
    )
    if (!step.ok) return { result: step, section }
    done = composeEdits(done, step.edits)
    result = applyEdits(result, step.edits)
  }
  const words = text.slice(section.from, section.to).trimEnd()
  const from = result.indexOf(words, readBodyVideos(result).body.from)
  return { result: { ok: true, edits: done }, section: { from, to: from + words.length } }
}

function entryToItsPlace(text: string, isIt: (video: ReconciledVideo) => boolean): EditResult {
  const { videos } = reconcileVideos(text)
  const placed = videos
    .filter(({ entry, embeds, sharesEmbed }) => entry !== null && embeds.length > 0 && !sharesEmbed)
    .sort((a, b) => (a.embeds[0]?.from ?? 0) - (b.embeds[0]?.from ?? 0))
  const at = placed.findIndex(isIt)
  const index = placed[at]?.entry?.index
  if (index === undefined) return { ok: true, edits: [] }
  const before = placed[at - 1]?.entry?.index
  const after = placed[at + 1]?.entry?.index
  if (before !== undefined) return moveVideoEntry(text, index, before < index ? before + 1 : before)
  if (after !== undefined) return moveVideoEntry(text, index, after < index ? after : after - 1)
  return { ok: true, edits: [] }
}

function siblingOf(read: BodyVideos, section: VideoSection, direction: -1 | 1): VideoSection | null {
  const { headings } = read
  const { level } = section.heading
  if (direction > 0) {
    const next = headings.find(({ from }) => from >= section.to)
    return next && next.level === level ? sectionAt(read, next) : null
  }
  const before = headings.findLast(({ from, level: other }) => from < section.from && other <= level)
  return before && before.level === level ? sectionAt(read, before) : null
}

function videoOf({ videos }: Reconciliation, index: number): ReconciledVideo | undefined {
  return videos.find(({ entry }) => entry?.index === index)
}

function isSection(lines: MovedLines | null): lines is MovedLines {
  return lines !== null
}

function linesOf(
  text: string,
  read: BodyVideos,
  { videos }: Reconciliation,
  { section, embeds }: ReconciledVideo
): MovedLines | null {
  const last = embeds.at(-1)
  if (!section || !last) return null
  const end = blockEnd(text, read, last)
  const closes =
    section.to === read.body.to &&
    videos.length > 1 &&
    habitsOf(text, read, videos).placed === 'end' &&
    text.slice(end, section.to).trim() !== ''
  const to = closes ? end : section.to
  const lastWord = section.from + text.slice(section.from, to).trimEnd().length
  return {
    ...section,
    to,
    first: lineNumber(text, section.from),
    last: lineNumber(text, lastWord),
    leavesClosingWords: closes
  }
}

/**
 * Moves a range of whole blocks to another place between blocks. What keeps blocks apart stays where it is, so that
 * moving back gives the text as it was.
 */
function moveRange(text: string, range: TextRange, target: number): readonly TextEdit[] {
  if (target >= range.from && target <= range.to) return []
  const piece = trimmed(text, range)
  const words = text.slice(piece.from, piece.to)
  if (target < range.from) {
    const passed = trimmed(text, { from: target, to: range.from })
    const gap = text.slice(passed.to, range.from)
    return [
      { from: target, to: target, insert: words + gap },
      { from: passed.to, to: piece.to, insert: '' }
    ]
  }
  const gap = text.slice(piece.to, range.to)
  const passed = trimmed(text, { from: range.to, to: target })
  return [
    { from: range.from, to: range.to, insert: '' },
    { from: passed.to, to: passed.to, insert: gap + words }
  ]
}

/** Without the empty lines at its end. */
function trimmed(text: string, { from, to }: TextRange): TextRange {
  return { from, to: from + text.slice(from, to).trimEnd().length }
}

/** Whether all headings are still headings: an underlined one may run into the paragraph above it. */
function keepsHeadings(text: string, edits: readonly TextEdit[]): boolean {
  const sorted = (source: string) =>
    headingsOf(source)
      .map(({ level, text: words }) => `${level} ${words}`)
      .sort()
      .join('\n')
  return sorted(text) === sorted(applyEdits(text, edits))
}

/** Edits of the body first, then one of the front matter, as one set. */
function then(text: string, edits: readonly TextEdit[], next: (text: string) => EditResult): EditResult {
  const result = next(applyEdits(text, edits))
  return result.ok ? { ok: true, edits: composeEdits(edits, result.edits) } : result
}
