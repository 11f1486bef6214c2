/**
 * The save state of an open post, as a pure reducer. It knows no text: whoever holds the document says with each
 * event whether it differs from the text that the file holds, so that undoing back to that text is clean again.
 */

/** A post's file as it was found on disk; what `shared`'s PostFile is, seen from core. */
export interface DiskFile {
  readonly id: string
  readonly raw: string
  readonly version: string
  readonly readonlyReason: string | null
}

export type SessionState =
  /** The file holds the text. */
  | { readonly phase: 'clean' }
  | { readonly phase: 'dirty' }
  /** One save is under way. `recheck`: the file changed or vanished meanwhile, see {@link needsRecheck}. */
  | { readonly phase: 'saving'; readonly recheck: boolean }
  /** The last save, or the last look at the file, failed; nothing on disk was changed. */
  | { readonly phase: 'failed'; readonly message: string }
  /** The file was changed by someone else in the same place as the text here. Not saved until the writer chooses. */
  | { readonly phase: 'conflict'; readonly theirs: DiskFile }
  /** The file was deleted, renamed or moved by someone else. The text is only here. */
  | { readonly phase: 'missing' }
  | { readonly phase: 'readonly'; readonly reason: string }

/** `differs`: whether the document differs from the text that the file holds, after the event. */
export type SessionEvent =
  /** Typing, the form, undo, revert. */
  | { readonly type: 'edited'; readonly differs: boolean }
  | { readonly type: 'saveStarted' }
  | { readonly type: 'saveSucceeded'; readonly differs: boolean }
  | { readonly type: 'saveFailed'; readonly message: string }
  /** The file changed on disk in a way that could not be merged. */
  | { readonly type: 'externalChange'; readonly theirs: DiskFile }
  | { readonly type: 'externalRemoval' }
  /** The file's new text was taken over (`differs` false), or merged with the text here, or chosen in a conflict. */
  | { readonly type: 'reloaded'; readonly differs: boolean; readonly readonlyReason?: string | null }

/** The state of a post that was just read. */
export function initialSession(readonlyReason: string | null): SessionState {
  return readonlyReason === null ? { phase: 'clean' } : { phase: 'readonly', reason: readonlyReason }
}

/** The state after an event. What makes no sense in a state (a save that nobody started) leaves it as it is. */
export function reduceSession(state: SessionState, event: SessionEvent): SessionState {
  switch (event.type) {
    case 'edited':
      return afterEdit(state, event.differs)
    case 'saveStarted':
      return canSave(state) ? { phase: 'saving', recheck: false } : state
    case 'saveSucceeded':
      return state.phase === 'saving' ? textState(event.differs) : state
    case 'saveFailed':
      // A conflict is what the writer has to decide first; the failed look at the file changes nothing about it.
      if (state.phase === 'conflict' || state.phase === 'readonly') return state
      return { phase: 'failed', message: event.message }
    case 'externalChange':
      if (state.phase === 'readonly') return state
      return state.phase === 'saving'
        ? { phase: 'saving', recheck: true }
        : { phase: 'conflict', theirs: event.theirs }
    case 'externalRemoval':
      // A file that must not be edited must not be written anew either: what is shown may be only part of it.
      if (state.phase === 'readonly') return state
      return state.phase === 'saving' ? { phase: 'saving', recheck: true } : { phase: 'missing' }
    case 'reloaded':
      return afterReload(state, event.differs, event.readonlyReason)
  }
}

/** Whether a save may be started: there is unsaved text, and nobody's change on disk would be overwritten unseen. */
export function canSave({ phase }: SessionState): boolean {
  return phase === 'dirty' || phase === 'failed' || phase === 'missing'
}

/**
 * Whether the file must be read again once the save that is under way has ended: while it ran, something happened to
 * the file, and nobody can tell whether that was the save itself, something before it, or something after it. Ask
 * before handing in `saveSucceeded` or `saveFailed`.
 */
export function needsRecheck(state: SessionState): boolean {
  return state.phase === 'saving' && state.recheck
}

/** What the status named `Save state` says: short, and a failure in the words that explain it. */
export function describeSaveState(state: SessionState): string {
  switch (state.phase) {
    case 'clean':
      return 'Saved'
    case 'dirty':
      return 'Unsaved changes'
    case 'saving':
      return 'Saving…'
    case 'failed':
      return state.message
    case 'conflict':
      return 'Not saved: this file changed on disk. Choose which text to keep.'
    case 'missing':
      return 'Not saved: this file is no longer on disk. Your text is still here.'
    case 'readonly':
      return 'Read-only'
  }
}

function afterEdit(state: SessionState, differs: boolean): SessionState {
  switch (state.phase) {
    case 'clean':
    case 'dirty':
      return state.phase === textState(differs).phase ? state : textState(differs)
    case 'failed':
      // The reason stays in sight while there is something that could not be saved.
      return differs ? state : { phase: 'clean' }
    default:
      return state
  }
}

function afterReload(
  state: SessionState,
  differs: boolean,
  readonlyReason: string | null | undefined
): SessionState {
  if (state.phase === 'saving') return { phase: 'saving', recheck: true }
  if (typeof readonlyReason === 'string') return { phase: 'readonly', reason: readonlyReason }
  if (state.phase === 'readonly' && readonlyReason === undefined) return state
  return textState(differs)
}

function textState(differs: boolean): SessionState {
  return differs ? { phase: 'dirty' } : { phase: 'clean' }
}
