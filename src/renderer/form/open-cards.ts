/** Which video cards are open. A card not spoken of follows the post: short lists start open, long ones closed. */
import { create } from 'zustand'

/** Up to this many cards start open. */
const openUpTo = 25

interface OpenCards {
  readonly choices: ReadonlyMap<string, boolean>
  isOpen(key: string, count?: number): boolean
}

export const useOpenCards = create<OpenCards>((_set, get) => ({
  choices: new Map(),
  isOpen: (key, count = 0) => get().choices.get(key) ?? count <= openUpTo
}))

export function setOpen(key: string, open: boolean): void {
  useOpenCards.setState(({ choices }) => ({ choices: new Map(choices).set(key, open) }))
}

export function setAllOpen(keys: readonly string[], open: boolean): void {
  useOpenCards.setState(({ choices }) => ({
    choices: new Map([...choices, ...keys.map(key => [key, open] as const)])
  }))
}
