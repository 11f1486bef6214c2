import { expect, type Locator, type Page } from '@playwright/test'

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
    /** Opens a post, and waits until it is in front: until then the post before stands there. */
    async open(title: string): Promise<void> {
      const row = list.getByRole('option', { name: title, exact: true })
      await row.click()
      await expect(row).toHaveAttribute('aria-selected', 'true')
    }
  }
}
