import type { FrameLocator, Locator, Page } from '@playwright/test'

/** Brings a tab of the side panel to the front, where it is one; beside the preview it is there already. */
async function showTab(window: Page, name: RegExp): Promise<void> {
  const tabs = window.getByRole('tablist', { name: 'Side panel' })
  await tabs.waitFor()
  const tab = tabs.getByRole('tab', { name })
  if ((await tab.count()) > 0) await tab.click()
}

/** What Hugo makes of the post. */
export function previewPane(window: Page) {
  const frame: FrameLocator = window.frameLocator('iframe[title="Preview"]')
  return {
    frame,
    body: frame.locator('body'),
    heading: (name: string): Locator => frame.getByRole('heading', { name }),
    /** The thumbnails that play a video when they are pressed. */
    videos: frame.getByRole('button', { name: /^Play / }),
    show: (): Promise<void> => showTab(window, /^Preview/)
  }
}

/** The post's video entries. */
export function videosPanel(window: Page) {
  const region = window.getByRole('region', { name: 'Videos' })
  const items = region.getByRole('list', { name: 'Video entries' }).getByRole('listitem')
  return {
    region,
    items,
    addVideo: region.getByRole('button', { name: 'Add video', exact: true }),
    undoDeletion: region.getByRole('button', { name: 'Undo', exact: true }),
    show: (): Promise<void> => showTab(window, /^Videos/),
    video: (title: string) =>
      videoCard(items.and(region.getByRole('listitem', { name: title, exact: true }))),
    videoAt: (index: number) => videoCard(items.nth(index))
  }
}

/** One video entry's card. Its fields are there once it is open. */
export function videoCard(item: Locator) {
  return {
    item,
    async open(): Promise<void> {
      const toggle = item.getByRole('button', { name: /^Open / })
      if ((await toggle.count()) > 0) await toggle.click()
    },
    field: (name: VideoFieldName): Locator => item.getByRole('textbox', { name, exact: true }),
    moveUp: item.getByRole('button', { name: 'Move video up' }),
    moveDown: item.getByRole('button', { name: 'Move video down' }),
    delete: item.getByRole('button', { name: 'Delete video' }),
    grip: item.getByRole('button', { name: /^Drag / }),
    toggle: item.getByRole('button', { name: /^(Collapse|Open) / }),
    /** Where the video stands in the text. */
    place: item.getByRole('button', { name: /^Show in the text/ }),
    /** An action of the card's menu. */
    async choose(action: 'Add video before' | 'Add video after' | 'Duplicate video'): Promise<void> {
      await item.getByRole('button', { name: 'More actions' }).click()
      await item.page().getByRole('menuitem', { name: action }).click()
    }
  }
}

export type VideoFieldName = 'Title' | 'Description' | 'Video link' | 'Thumbnail' | 'Upload date' | 'Duration'

/** The post's other front matter. */
export function detailsPanel(window: Page) {
  const region = window.getByRole('region', { name: 'Details' })
  return {
    region,
    show: (): Promise<void> => showTab(window, /^Details/),
    field: (name: string): Locator =>
      region
        .getByRole('textbox', { name, exact: true })
        .or(region.getByRole('combobox', { name, exact: true })),
    draft: region.getByRole('checkbox', { name: 'Draft' })
  }
}
