import { readFrontMatter } from '../frontmatter/index.ts'
import type { EditResult } from '../frontmatter/types.ts'
import { applyEdits } from '../text/apply-edits.ts'
import { composeEdits } from '../text/compose-edits.ts'
import type { TextEdit } from '../text/text-edit.ts'
import { addEntryFor } from './add-entry-for.ts'
import { type EmbedStyle, embedStyleOf, formatEmbed } from './embed-style.ts'
import { findEmbeds, readBodyVideos } from './embeds.ts'
import {
  type AddOptions,
  moveVideoEntry,
  readVideoEntries,
  removeVideoEntry,
  updateVideoEntry,
  videoEntryFields
} from './entries.ts'
import { changeVideoLink } from './entry-link.ts'
import { headingText } from './heading-text.ts'
import { insertBlocks, removeBlock } from './insert-block.ts'
import type { Mismatch } from './mismatches.ts'
import { placeFor } from './place-video.ts'
import { reconcileVideos } from './reconcile.ts'
import type { ReconciledVideo } from './reconciled-video.ts'
import { parseVideoLink } from './video-link.ts'

/** What can be done about a mismatch. */
export type Mending =
  | 'insert-embed'
  | 'remove-entry'
  | 'add-entry'
  | 'remove-embed'
  | 'link-from-text'
  | 'link-from-entry'
  | 'keep-first'
  | 'keep-copy'
  | 'move-entry'
  | 'heading-from-title'
  | 'title-from-heading'

/** The words of a button for each. */
export const mendingWords: Readonly<Record<Mending, string>> = {
  'insert-embed': 'Put it into the text',
  'remove-entry': 'Delete the entry',
  'add-entry': 'Add an entry',
  'remove-embed': 'Take it out of the text',
  'link-from-text': 'Use the video of the text',
  'link-from-entry': 'Use the video of the entry',
  'keep-first': 'Keep the first',
  'keep-copy': 'Keep the second',
  'move-entry': 'Move the entry',
  'heading-from-title': 'Use the title as heading',
  'title-from-heading': 'Use the heading as title'
}

/** What fits a mismatch; the first is the one to offer, and what “fix all” does. */
export function mendingsFor(mismatch: Mismatch): readonly Mending[] {
  switch (mismatch.kind) {
    case 'not-in-text':
      return ['insert-embed', 'remove-entry']
    case 'not-in-entries':
      return ['add-entry', 'remove-embed']
    case 'other-video':
      return mismatch.video.entry === null ? ['link-from-text'] : ['link-from-text', 'link-from-entry']
    case 'entry-twice':
      return ['keep-first', 'keep-copy']
    case 'embed-twice':
      return ['remove-embed']
    case 'out-of-order':
      return ['move-entry']
    case 'heading-unlike':
      return ['heading-from-title', 'title-from-heading']
  }
}

/** What the site does where the post itself gives no example. */
export interface SiteHabits extends AddOptions {
  readonly embedStyle?: EmbedStyle
}

/**
 * The edits that mend one mismatch.
 * @param text the text that the mismatch was found in
 * @param mending one of `mendingsFor(mismatch)`; its first when left out
 * @returns refusals as of `core/frontmatter`, or where the embed would not be seen at its place (e.g. behind a fence
 * that is never closed)
 */
export function mendMismatch(
  text: string,
  mismatch: Mismatch,
  mending: Mending | undefined = mendingsFor(mismatch)[0],
  site: SiteHabits = {}
): EditResult {
  switch (mismatch.kind) {
    case 'not-in-text':
      return mending === 'remove-entry'
        ? removeVideoEntry(text, mismatch.entry.index)
        : insertEmbed(text, mismatch.video, site)
    case 'not-in-entries':
      return mending === 'remove-embed'
        ? removeEmbeds(text, mismatch.video)
        : addEntryFor(text, mismatch.video, site)
    case 'other-video':
      return mending === 'link-from-entry' ? replaceEmbed(text, mismatch) : takeLink(text, mismatch)
    case 'entry-twice':
      return keepOne(text, mismatch, mending === 'keep-copy')
    case 'embed-twice':
      return edits([removeBlock(text, mismatch.copy, readBodyVideos(text).body)])
    case 'out-of-order':
      return moveBehind(text, mismatch.entry.index, mismatch.before?.index ?? null)
    case 'heading-unlike':
      return mending === 'title-from-heading'
        ? updateVideoEntry(text, mismatch.entry.index, 'title', mismatch.section.heading.text)
        : edits([{ ...mismatch.section.heading.content, insert: headingText(mismatch.entry.title) }])
  }
}

function insertEmbed(text: string, video: ReconciledVideo, site: SiteHabits): EditResult {
  const read = readBodyVideos(text)
  const { at, headingLevel } = placeFor(text, read, reconcileVideos(text, { body: read }), video)
  const style = embedStyleOf(text, read.embeds, site.embedStyle)
  const start = parseVideoLink(video.entry?.embedUrl ?? '')?.startSeconds ?? null
  const embed = formatEmbed(video.host, video.id, style, start)
  const title = headingText(video.entry?.title ?? '')
  const heading = headingLevel === null || title === '' ? [] : [`${'#'.repeat(headingLevel)} ${title}`]
  const edit = insertBlocks(text, at, [...heading, embed], read.body)
  const found = findEmbeds(applyEdits(text, [edit])).length
  if (found > read.embeds.length) return edits([edit])
  const message = 'There is no place in the text where the video would be seen. Put it in by hand.'
  return { ok: false, code: 'unsafe', message, at }
}

function removeEmbeds(text: string, { embeds, copies }: ReconciledVideo): EditResult {
  const { body } = readBodyVideos(text)
  return edits([...embeds, ...copies.embeds].map(embed => removeBlock(text, embed, body)))
}

type OtherVideo = Extract<Mismatch, { kind: 'other-video' }>

function takeLink(text: string, { entry, embed }: OtherVideo): EditResult {
  const before = parseVideoLink(entry.embedUrl)
  const { id, host } = embed
  const link = { host, id, startSeconds: before?.startSeconds ?? null, playlist: null, hash: null }
  const address = host === 'youtube' ? `https://youtu.be/${id}` : `https://vimeo.com/${id}`
  const start = link.startSeconds === null ? '' : `${host === 'youtube' ? '?' : '#'}t=${link.startSeconds}`
  const frontMatter = readFrontMatter(text)
  const entries = frontMatter.kind === 'yaml' ? readVideoEntries(frontMatter).entries : []
  return changeVideoLink(text, entries, entry.index, address + start)
}

function replaceEmbed(text: string, { embed, video }: OtherVideo): EditResult {
  if (embed.host === video.host) return edits([{ ...embed.idRange, insert: video.id }])
  const style = embedStyleOf(text, findEmbeds(text))
  return edits([{ from: embed.from, to: embed.to, insert: formatEmbed(video.host, video.id, style) }])
}

/** What the one that goes says and the one that stays does not is taken over. */
function keepOne(
  text: string,
  { entry, copy }: Extract<Mismatch, { kind: 'entry-twice' }>,
  second: boolean
): EditResult {
  const [kept, gone] = second ? [copy, entry] : [entry, copy]
  let result = text
  let done: readonly TextEdit[] = []
  for (const field of videoEntryFields) {
    if (kept[field].trim() !== '' || gone[field].trim() === '') continue
    const step = updateVideoEntry(result, kept.index, field, gone[field])
    if (!step.ok) return step
    result = applyEdits(result, step.edits)
    done = composeEdits(done, step.edits)
  }
  const step = removeVideoEntry(result, gone.index)
  return step.ok ? edits(composeEdits(done, step.edits)) : step
}

function moveBehind(text: string, index: number, before: number | null): EditResult {
  const to = before === null ? 0 : before < index ? before + 1 : before
  return moveVideoEntry(text, index, to)
}

function edits(edits: readonly TextEdit[]): EditResult {
  return { ok: true, edits }
}
