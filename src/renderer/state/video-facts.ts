/** Asking hosts about the videos of the post in front; what they say is offered, never written unasked. */
import { create } from 'zustand'
import type { VideoEntry, VideoEntryField } from '#core/videos/entries.ts'
import { lacksFacts, type OfferedValue, offersFor, writeFacts } from '#core/videos/facts-offer.ts'
import { parseVideoLink } from '#core/videos/video-link.ts'
import type { PostId } from '#shared/content.ts'
import type { VideoAnswer } from '#shared/video-facts.ts'
import { recap } from '../api/recap.ts'
import { flushPaintTasks } from './after-paint.ts'
import { useAnalysis } from './analysis.ts'
import { currentText, editByAction } from './form-edits.ts'
import { activePost } from './open-posts.ts'
import { useAnnouncement, videoName } from './video-edits.ts'
import { closeDialog, showDialog } from './workbench-dialog.ts'
import { showNotice } from './workspace.ts'

export interface FactRow {
  readonly index: number
  readonly name: string
  /** The entry as it was when it was asked about. */
  readonly entry: VideoEntry
  /** `youtube ID`; null for a link that is no video's. */
  readonly video: string | null
  readonly phase: 'waiting' | 'answered'
  readonly offers: readonly OfferedValue[]
  readonly chosen: ReadonlySet<VideoEntryField>
  /** What did not work, a sentence each. */
  readonly troubles: readonly string[]
  /** Which sources could not be reached, a sentence each. */
  readonly unreached: readonly string[]
  /** Whether any source could be reached; true until one could not. */
  readonly reached: boolean
}

interface FactsState {
  /** Whose entries they are. */
  readonly post: PostId | null
  readonly rows: readonly FactRow[]
  readonly phase: 'asking' | 'done' | 'stopped'
  /** How many entries are not asked about, as they have everything. */
  readonly complete: number
}

export const useFacts = create<FactsState>(() => ({ post: null, rows: [], phase: 'done', complete: 0 }))

/** One asking at a time; answers to an earlier one are nobody's. */
let asking = 0

/** Asks about the entries that lack something, or about the given ones, and shows what comes. */
export function openFacts(indexes?: readonly number[]): void {
  flushPaintTasks()
  if (currentText() === null) return
  const entries = useAnalysis.getState().current?.entries ?? []
  if (entries.length === 0) {
    showNotice('This post has no video entries to fill in.', 'plain')
    return
  }
  const asked = entries.filter(entry => indexes?.includes(entry.index) ?? lacksFacts(entry))
  const complete = indexes === undefined ? entries.length - asked.length : 0
  useFacts.setState({ post: activePost()?.id ?? null, complete })
  showDialog('facts')
  askAnew(asked)
}

/** Asks about every video, also of entries that have everything: hosts may know better. */
export function askAboutAll(): void {
  flushPaintTasks()
  if (activePost()?.id !== useFacts.getState().post) return
  useFacts.setState({ complete: 0 })
  askAnew(useAnalysis.getState().current?.entries ?? [])
}

function askAnew(entries: readonly VideoEntry[]): void {
  useFacts.setState({ rows: entries.map(rowOf), phase: entries.length === 0 ? 'done' : 'asking' })
  if (entries.length > 0) void ask(entries)
}

function videoOf(entry: VideoEntry | undefined): string | null {
  const link = parseVideoLink(entry?.embedUrl ?? '')
  return link && `${link.host} ${link.id}`
}

function rowOf(entry: VideoEntry): FactRow {
  const { index, title } = entry
  const video = videoOf(entry)
  return {
    index,
    name: videoName(index, title),
    entry,
    video,
    phase: video === null ? 'answered' : 'waiting',
    offers: [],
    chosen: new Set(),
    troubles: video === null ? ['Its link is no YouTube or Vimeo video.'] : [],
    unreached: [],
    reached: true
  }
}

async function ask(entries: readonly VideoEntry[]): Promise<void> {
  const turn = ++asking
  const videos = new Map(
    entries.flatMap(({ embedUrl }) => {
      const link = parseVideoLink(embedUrl)
      return link === null
        ? []
        : [[`${link.host} ${link.id}`, { host: link.host, id: link.id, hash: link.hash }]]
    })
  )
  const stopListening = recap.onVideoAnswer(answer => {
    if (turn === asking) takeAnswer(answer, entries)
  })
  try {
    if (videos.size === 0) return
    const answers = await recap.fetchFacts(
      [...videos.values()].map(({ host, id, hash }) => ({ host, id, hash: host === 'vimeo' ? hash : null }))
    )
    if (turn === asking) for (const answer of answers) takeAnswer(answer, entries)
  } finally {
    stopListening()
    if (turn === asking && useFacts.getState().phase === 'asking') useFacts.setState({ phase: 'done' })
  }
}

function takeAnswer(answer: VideoAnswer, entries: readonly VideoEntry[]): void {
  useFacts.setState(({ rows }) => ({
    rows: rows.map(row => {
      const entry = entries.find(({ index }) => index === row.index)
      if (entry === undefined || row.video !== `${answer.host} ${answer.id}`) return row
      if (row.phase === 'answered') return row
      const offers = offersFor(entry, answer.facts)
      // What is empty would hardly stay so; what is there is the writer's.
      const chosen = new Set(offers.filter(({ present }) => present === '').map(({ field }) => field))
      const { troubles, unreached, reached } = answer
      return { ...row, phase: 'answered', offers, chosen, troubles, unreached, reached }
    })
  }))
}

export function stopAsking(): void {
  asking++
  useFacts.setState({ phase: 'stopped' })
  void recap.cancelFacts()
}

export function chooseValue(index: number, field: VideoEntryField, chosen: boolean): void {
  useFacts.setState(({ rows }) => ({
    rows: rows.map(row => {
      if (row.index !== index) return row
      const fields = new Set(row.chosen)
      if (chosen) fields.add(field)
      else fields.delete(field)
      return { ...row, chosen: fields }
    })
  }))
}

export function closeFacts(): void {
  if (useFacts.getState().phase === 'asking') stopAsking()
  closeDialog()
}

export const nothingReached = 'No video host could be reached. Is there a connection to the internet?'

/** What could not be reached for any of the videos that it was asked about: worth one sentence, not one a video. */
export function unreachedByAll(rows: readonly FactRow[]): readonly string[] {
  const asked = rows.filter(({ video, phase }) => video !== null && phase === 'answered')
  if (asked.length > 0 && asked.every(({ reached }) => !reached)) return [nothingReached]
  const hostOf = ({ video }: FactRow) => video?.split(' ')[0]
  return [...new Set(asked.flatMap(row => row.unreached))].filter(sentence => {
    const having = asked.filter(({ unreached }) => unreached.includes(sentence))
    const hosts = new Set(having.map(hostOf))
    return having.length > 1 && having.length === asked.filter(row => hosts.has(hostOf(row))).length
  })
}

export const chosenCount = (rows: readonly FactRow[]): number =>
  rows.reduce((sum, { chosen }) => sum + chosen.size, 0)

/** Another program may have moved entries meanwhile: what was one's must not go into another. */
function entryOf({ index, name, video }: FactRow, entries: readonly VideoEntry[]): VideoEntry | undefined {
  const same = entries.filter(entry => video !== null && videoOf(entry) === video)
  const named = same.filter(({ title }) => title === name)
  if (named.length === 1) return named[0]
  return same.length === 1 ? same[0] : same.find(entry => entry.index === index)
}

/** Writes the chosen values, as one step of undo. */
export function writeChosenFacts(): void {
  flushPaintTasks()
  const { post, rows } = useFacts.getState()
  if (activePost()?.id !== post || currentText() === null) {
    showNotice('Another post is in front now. Nothing was written into it.')
    return
  }
  const entries = useAnalysis.getState().current?.entries ?? []
  const chosen = rows.flatMap(row => {
    const entry = entryOf(row, entries)
    return row.offers
      .filter(({ field }) => row.chosen.has(field) && entry?.[field] === row.entry[field])
      .map(({ field, value }) => ({ index: entry?.index ?? row.index, field, value }))
  })
  const left = chosenCount(rows) - chosen.length
  const refusal = editByAction(text => writeFacts(text, chosen))
  if (refusal !== null) {
    showNotice(refusal)
    return
  }
  closeFacts()
  if (left > 0)
    showNotice(
      left === 1
        ? '1 value was left out: its entry has changed since.'
        : `${left} values were left out: their entries have changed since.`
    )
  useAnnouncement.setState({
    words: chosen.length === 1 ? '1 value written' : `${chosen.length} values written`
  })
}
