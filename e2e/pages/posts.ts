import type { Locator, Page } from '@playwright/test'

/** The library: the folder's posts. */
export function postsPanel(window: Page) {
  const region = window.getByRole('region', { name: 'Posts' })
  const list = region.getByRole('listbox', { name: 'Posts' })
  return {
    region,
    list,
    rows: list.getByRole('option'),
    row: (title: string): Locator => list.getByRole('option', { name: title, exact: true }),
    filter: region.getByRole('searchbox', { name: 'Filter posts' }),
    /** "8 posts", or how far the reading is. */
    count: region.getByRole('status', { name: 'Library' }),
    async open(title: string): Promise<void> {
      await list.getByRole('option', { name: title, exact: true }).click()
    }
  }
}
