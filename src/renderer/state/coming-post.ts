/**
 * The time between asking for a post and seeing it: nothing on a good disk, seconds on a slow one. What is typed
 * meanwhile is meant for the post that comes, and the one that is still seen must not get it: a field of its own takes
 * it in the text's place, and commands wait. Whoever goes into the text or the form that is seen stays there.
 */
import { create } from 'zustand'
import type { PostId } from '#shared/content.ts'
import { typeInto, useOpenPosts } from './open-posts.ts'
import { shownTitle, useTypedRows } from './typed-rows.ts'
import { showNotice, useWorkspace } from './workspace.ts'

/** Longer than this is said, in milliseconds. */
const patienceMs = 400
/** So long letters and commands are taken, in milliseconds: no journal has them, and nobody sees them. */
const takenMs = 1000

interface Asked {
  readonly id: PostId
  /** Called when the writer stays with the post that is in front. */
  readonly callOff: () => void
  /** Puts the focus into the text that is in front, or where a post can be chosen. */
  readonly goToText: () => void
}

interface Coming extends Asked {
  /** Takes what is typed in the text's place; null until something is to be typed there. */
  field: HTMLTextAreaElement | null
  /** Letters and commands are taken. */
  takes: boolean
  /** An input method is at work in the field: its letters are not final, and moving the focus would end it. */
  composing: boolean
  readonly commands: (() => void)[]
  /** Aborted when the waiting ends. */
  readonly over: AbortController
}

let coming: Coming | null = null

/** What is said about the waiting, beside the window's other notices: none of those may take its place. */
export const useWaiting = create<{
  /** That it takes long; null when it does not, or is over. */
  readonly late: string | null
  /** What was given for posts that did not get it, until dismissed: words that were typed are nowhere else. */
  readonly lost: readonly string[]
}>(() => ({ late: null, lost: [] }))

/** A post was asked for and is not there yet; {@link postCame} or {@link postStaysAway} ends that. */
export function awaitPost(asked: Asked): void {
  if (coming?.id === asked.id) return
  const before = end()
  const wasIn = hasFocus(before) || document.activeElement?.closest(postParts) != null
  const over = new AbortController()
  coming = { ...asked, field: null, takes: true, composing: false, commands: [], over }
  const timers = [setTimeout(sayLate, patienceMs), setTimeout(takeNoMore, takenMs)]
  over.signal.addEventListener('abort', () => {
    timers.forEach(clearTimeout)
    useWaiting.setState({ late: null })
  })
  const onFocus = ({ target }: Event) => {
    if (target instanceof Element && target.closest(postParts) !== null) stayHere()
  }
  document.addEventListener('focusin', onFocus, { signal: over.signal })
  if (wasIn) focusComingText()
  before?.remove()
}

/** Where a writer works on the post in front. */
const postParts = '.editor, [data-side="videos"], [data-side="details"]'

const hasFocus = (field: Element | null): boolean => field !== null && document.activeElement === field

const named = (id: PostId): string =>
  `“${shownTitle(id, useTypedRows.getState().rows, useWorkspace.getState().posts) ?? id}”`

function sayLate(): void {
  if (coming === null) return
  const limit = coming.takes ? '' : ' What you type is not taken until it is there.'
  const stay = useOpenPosts.getState().active === null ? '' : ' To stay with this post, click into its text.'
  useWaiting.setState({ late: `Opening ${named(coming.id)} takes a while.${limit}${stay}` })
}

function takeNoMore(): void {
  if (coming === null) return
  coming.takes = false
  if (coming.field !== null && !coming.composing) coming.field.readOnly = true
  sayLate()
}

/**
 * The writer stays with the post that is in front, where one was asked for. What was typed for that one is said.
 * @returns whether something was
 */
export function stayHere(): boolean {
  if (coming === null) return false
  const { callOff, goToText } = coming
  callOff()
  const field = end()
  if (hasFocus(field)) goToText()
  field?.remove()
  return field !== null && field.value !== ''
}

/** Takes what is typed in the place of the text that is to come; false where none is. */
export function focusComingText(): boolean {
  if (coming === null) return false
  coming.field ??= makeField(coming)
  coming.field.focus({ preventScroll: true })
  return true
}

function makeField(waiting: Coming): HTMLTextAreaElement {
  const field = document.createElement('textarea')
  field.className = 'visually-hidden'
  field.ariaLabel = 'Text of the post that is being opened'
  field.readOnly = !waiting.takes
  field.addEventListener('compositionstart', () => {
    waiting.composing = true
  })
  field.addEventListener('compositionend', () => {
    waiting.composing = false
    field.readOnly = !waiting.takes
  })
  field.addEventListener('keydown', event => {
    if (event.key !== 'Escape' || event.isComposing) return
    event.preventDefault()
    stayHere()
  })
  document.body.append(field)
  return field
}

/** Whether something was typed for the post that comes. */
export const isTypedAhead = (): boolean => coming?.field != null && coming.field.value !== ''

/** Keeps a command for the post that comes, or says that it waits too long for that; false where none comes. */
export function holdCommand(command: () => void): boolean {
  if (coming === null) return false
  if (coming.takes) coming.commands.push(command)
  else showNotice(`Not done: ${named(coming.id)} is still being opened.`, 'plain')
  return true
}

/** The post that was waited for is in front: it gets what was typed for it, then the commands. */
export function postCame(id: PostId): void {
  if (coming?.id !== id) return
  const { field, composing, commands, goToText, over } = coming
  over.abort()
  coming = null
  const arrive = () => {
    if (field !== null) handOver(id, field, goToText)
    for (const command of commands) command()
  }
  if (composing) field?.addEventListener('compositionend', arrive, { once: true })
  else arrive()
}

/** The post that was waited for does not come. What was given for it is said, and goes nowhere. */
export function postStaysAway(id: PostId): void {
  if (coming?.id !== id) return
  const { goToText } = coming
  const field = end()
  if (hasFocus(field)) goToText()
  field?.remove()
}

/** Gives the post what the field took, and what it takes until its text has the focus. */
function handOver(id: PostId, field: HTMLTextAreaElement, goToText: () => void): void {
  const give = () => {
    const text = field.value
    field.value = ''
    if (text !== '' && !typeInto(id, text)) sayLost(`${named(id)} cannot be changed.`, notWritten(text))
  }
  give()
  if (!hasFocus(field)) {
    field.remove()
    return
  }
  field.readOnly = false
  field.addEventListener('blur', () => {
    // Another program may have come to the front.
    if (hasFocus(field)) return
    give()
    field.remove()
  })
  field.addEventListener('input', event => {
    if (event instanceof InputEvent && event.isComposing) return
    give()
    goToText()
  })
  goToText()
}

/** Ends the waiting without the post, and says what is lost by that; answers the field, which may have the focus. */
function end(): HTMLTextAreaElement | null {
  if (coming === null) return null
  const { id, field, commands, over } = coming
  over.abort()
  coming = null
  const lost = [
    ...(commands.length === 0 ? [] : ['Commands for it were not carried out.']),
    ...(field === null || field.value === '' ? [] : [notWritten(field.value)])
  ]
  if (lost.length > 0) sayLost(`${named(id)} was not opened.`, ...lost)
  return field
}

const notWritten = (text: string): string => `What you typed for it was not written: “${text}”`

const sayLost = (...sentences: readonly string[]): void =>
  useWaiting.setState(({ lost }) => ({ lost: [...lost, sentences.join(' ')] }))
