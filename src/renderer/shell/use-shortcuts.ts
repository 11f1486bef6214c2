import { useEffect } from 'react'
import type { MenuCommand } from '#shared/ipc/contract.ts'
import { giveCommand } from '../state/early-commands.ts'
import { takeFocusedBack } from '../state/kept-drafts.ts'
import { pressedKeys } from './pressed-keys.ts'

const isMac = navigator.platform.startsWith('Mac')

/**
 * The menu's shortcuts that must also hold while a field of the form has the
 * focus. Everything handled here is kept from the native menu, which would carry
 * it out a second time.
 */
const shortcuts: readonly { readonly keys: string; readonly command: MenuCommand }[] = [
  { keys: 'mod+s', command: 'save' },
  { keys: 'mod+alt+s', command: 'save-all' },
  { keys: 'mod+z', command: 'undo' },
  { keys: 'mod+shift+z', command: 'redo' },
  ...(isMac ? [] : [{ keys: 'mod+y', command: 'redo' } as const]),
  { keys: 'mod+1', command: 'show-preview' },
  { keys: 'mod+2', command: 'show-videos' },
  { keys: 'mod+3', command: 'show-details' },
  { keys: 'mod+4', command: 'show-problems' },
  { keys: 'mod+5', command: 'show-text' },
  { keys: 'mod+6', command: 'show-posts' },
  { keys: 'f8', command: 'next-problem' },
  { keys: 'mod+f', command: 'find' },
  { keys: 'mod+p', command: 'print' },
  { keys: 'mod+w', command: 'close-post' },
  { keys: 'mod+o', command: 'open-folder' },
  { keys: 'mod+shift+o', command: 'open-file' },
  { keys: 'mod+shift+v', command: 'add-video' },
  { keys: 'mod+,', command: 'show-settings' },
  { keys: 'mod+shift+l', command: 'add-videos-from-links' },
  { keys: 'mod+shift+pageup', command: 'move-section-up' },
  { keys: 'mod+shift+pagedown', command: 'move-section-down' },
  { keys: 'mod+shift+r', command: 'review-changes' },
  { keys: 'mod+alt+r', command: 'show-versions' },
  { keys: 'mod+shift+s', command: 'save-copy' },
  { keys: 'mod+alt+b', command: 'toggle-library' },
  { keys: 'mod+alt+p', command: 'toggle-side' }
]

const keysOf = (event: KeyboardEvent): string =>
  pressedKeys({
    mod: isMac ? event.metaKey : event.ctrlKey,
    altKey: event.altKey,
    shiftKey: event.shiftKey,
    key: event.key,
    code: event.code
  })

export function useShortcuts(): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented) return
      // An Escape that ends a composition is the input method's.
      if (event.key === 'Escape' && !event.isComposing && takeFocusedBack()) event.preventDefault()
      const pressed = keysOf(event)
      const shortcut = shortcuts.find(({ keys }) => keys === pressed)
      if (shortcut === undefined || leaveToSearchPanel(event, shortcut.command)) return
      event.preventDefault()
      giveCommand(shortcut.command)
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [])
}

/** Fields that are no part of the post (filter, search) keep their own undo. */
function leaveToSearchPanel(event: KeyboardEvent, command: MenuCommand): boolean {
  if (command !== 'undo' && command !== 'redo') return false
  const target = event.target instanceof Element ? event.target : null
  return target?.closest('.library-filter, .cm-panel input') != null
}
