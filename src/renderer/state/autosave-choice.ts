/** When posts are saved without being asked to, as the writer chose; `autosave.ts` acts on it. */
import { create } from 'zustand'
import type { Autosave } from '#shared/settings.ts'

export const useAutosave = create<{ readonly autosave: Autosave }>(() => ({ autosave: 'off' }))

let isTold = false

/** The menu's switch. */
export function takeAutosave(autosave: Autosave): void {
  isTold = true
  useAutosave.setState({ autosave })
}

/** What was chosen when main put the start together; the switch may have been used since. */
export function startWithAutosave(autosave: Autosave): void {
  if (!isTold) useAutosave.setState({ autosave })
}
