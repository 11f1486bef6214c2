/**
 * The time between asking for a post and seeing it: nothing on a good disk, seconds on a slow one. What is typed
 * meanwhile is meant for the post that comes, and the one that is still seen must not get it: a field of its own takes
 * it in the text's place, and commands wait. Whoever goes into the text or the form that is seen stays there.
 */
import type { PostId } from '#shared/content.ts'
import { typeInto, useOpenPosts } from './open-posts.ts'
import { shownTitle, useTypedRows } from './typed-rows.ts'
import { showNotice, useWorkspace } from './workspace.ts'

/** Longer than this is said, in milliseconds. */
const patienceMs = 400
/** So long what is typed is taken, in milliseconds: no journal has it yet. */
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
  readonly commands: (() => void)[]
  /** Aborted when the waiting ends. */
  readonly over: AbortController
}

let coming: Coming | null = null

/** A post was asked for and is not there yet; {@link postCame} or {@link postStaysAway} ends that. */
export function awaitPost(asked: Asked): void {
  if (coming?.id === asked.id) return
  const before = end('Another post was chosen.')
  const wasIn = hasFocus(before) || document.activeElement?.closest(postParts) != null
  const over = new AbortController()
  coming = { ...asked, field: null, commands: [], over }
  const timers = [setTimeout(sayLate, patienceMs, over.signal), setTimeout(takeNoMore, takenMs)]
  over.signal.addEventListener('abort', () => timers.forEach(clearTimeout))
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

function sayLate(over: AbortSignal): void {
  if (coming === null) return
  const title =
    shownTitle(coming.id, useTypedRows.getState().rows, useWorkspace.getState().posts) ?? coming.id
  const stay = useOpenPosts.getState().active === null ? '' : ' To stay with this post, click into its text.'
  showNotice(`Opening “${title}” takes a while.${stay}`, 'plain')
  const said = useWorkspace.getState().notice
  over.addEventListener('abort', () => {
    if (useWorkspace.getState().notice === said) useWorkspace.setState({ notice: null })
  })
}

function takeNoMore(): void {
  if (coming?.field) coming.field.readOnly = true
}

/**
 * The writer stays with the post that is in front, where one was asked for. What was typed for that one is said.
 * @returns whether something was
 */
export function stayHere(): boolean {
  if (coming === null) return false
  const { callOff, goToText } = coming
  callOff()
  const field = end('That post was not opened.')
  if (hasFocus(field)) goToText()
  field?.remove()
  return field !== null && field.value !== ''
}

/** Takes what is typed in the place of the text that is to come; false where none is. */
export function focusComingText(): boolean {
  if (coming === null) return false
  coming.field ??= makeField()
  coming.field.focus({ preventScroll: true })
  return true
}

function makeField(): HTMLTextAreaElement {
  const field = document.createElement('textarea')
  field.className = 'visually-hidden'
  field.ariaLabel = 'Text of the post that is being opened'
  field.addEventListener('keydown', event => {
    if (event.key !== 'Escape' || event.isComposing) return
    event.preventDefault()
    stayHere()
  })
  document.body.append(field)
  return field
}

/** Keeps a command for the post that comes; false where none does. */
export function holdCommand(command: () => void): boolean {
  coming?.commands.push(command)
  return coming !== null
}

/** The post that was waited for is in front: it gets what was typed for it, then the commands. */
export function postCame(id: PostId): void {
  if (coming?.id !== id) return
  const { field, commands, goToText, over } = coming
  over.abort()
  coming = null
  if (field !== null) handOver(id, field, goToText)
  for (const command of commands) command()
}

/** The post that was waited for does not come. What was typed for it is said, and goes nowhere. */
export function postStaysAway(id: PostId): void {
  if (coming?.id !== id) return
  const { goToText } = coming
  const field = end(useWorkspace.getState().notice?.message ?? 'The post could not be opened.')
  if (hasFocus(field)) goToText()
  field?.remove()
}

/** Gives the post what the field took, and what it takes until its text has the focus. */
function handOver(id: PostId, field: HTMLTextAreaElement, goToText: () => void): void {
  const give = () => {
    const text = field.value
    field.value = ''
    if (text !== '' && !typeInto(id, text)) sayNotWritten('This post cannot be changed.', text)
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

/** Ends the waiting; answers the field, which may have the focus. */
function end(reason: string): HTMLTextAreaElement | null {
  const field = coming?.field ?? null
  coming?.over.abort()
  coming = null
  if (field !== null && field.value !== '') sayNotWritten(reason, field.value)
  return field
}

const sayNotWritten = (reason: string, text: string): void =>
  showNotice(`${reason} What you typed for it was not written: “${text}”`)
