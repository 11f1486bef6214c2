import type { Locator, Page } from '@playwright/test'

/** The list of what is wrong, and what leads to it. */
export function problemsPanel(window: Page) {
  const region = window.getByRole('region', { name: 'Problems', exact: true })
  return {
    region,
    headline: region.getByRole('status'),
    rows: region.getByRole('listitem'),
    row: (message: string | RegExp): Locator => region.getByRole('listitem').filter({ hasText: message }),
    fix: (name: RegExp): Locator => region.getByRole('button', { name }),
    thisPost: region.getByRole('radio', { name: 'This post' }),
    allPosts: region.getByRole('radio', { name: 'All posts' }),
    kinds: region.getByRole('combobox', { name: 'Kind of problem' }),
    severity: (name: 'Errors' | 'Warnings' | 'Notes'): Locator =>
      region.getByRole('button', { name, exact: true }),
    checked: (words: string): Locator => region.getByText(words),
    /** The status bar's count, which opens the panel. */
    count: window.getByRole('contentinfo').getByRole('button', { name: /problem/ }),
    async show(): Promise<void> {
      await window.keyboard.press('ControlOrMeta+4')
      await region.waitFor()
    }
  }
}

/** The marks of problems in the source's margin. */
export const problemLines = (window: Page): Locator => window.locator('.cm-problem-line')
