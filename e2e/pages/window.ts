import type { Page } from '@playwright/test'

/** The save state in words, as the status bar says it. */
export const saveState = (window: Page) => window.getByRole('status', { name: 'Save state' })

export const save = (window: Page): Promise<void> => window.keyboard.press('ControlOrMeta+s')
export const undo = (window: Page): Promise<void> => window.keyboard.press('ControlOrMeta+z')
export const redo = (window: Page): Promise<void> => window.keyboard.press('ControlOrMeta+Shift+z')

/** The first screen. */
export function welcome(window: Page) {
  return {
    heading: window.getByRole('heading', { name: 'Recap Desk' }),
    openFolder: window.getByRole('button', { name: 'Open folder' }),
    openFile: window.getByRole('button', { name: 'Open file' }),
    trySample: window.getByRole('button', { name: 'Try the sample site' })
  }
}
