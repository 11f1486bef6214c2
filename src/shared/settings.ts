/** What the side panel can show. */
export const sideTabs = ['preview', 'videos', 'details', 'problems'] as const

/** How a window shows its content folder; remembered per folder. */
export interface Layout {
  readonly libraryVisible: boolean
  readonly sideVisible: boolean
  /** Panel sizes in percent, by the panels that were there, `wide:` in a wide window, and the panel: `wide:editor+side/side`. */
  readonly sizes: Readonly<Record<string, number>>
  readonly sideTab: (typeof sideTabs)[number]
  /** Whether pictures of other websites are loaded in the preview. */
  readonly remoteImages: 'ask' | 'show' | 'hide'
  readonly preview: PreviewSettings
}

/** How wide the page of the preview is: as its panel, or as a screen of that kind. */
export type PreviewWidth = 'panel' | 'phone' | 'tablet' | 'desktop'

/** How the preview looks and goes with the source. */
export interface PreviewSettings {
  /** The preview follows the source's scrolling and cursor, and the source the preview's scrolling. */
  readonly scrollTogether: boolean
  /** The block under the cursor is marked. */
  readonly markCursor: boolean
  /** A click in the text leads to its source. */
  readonly clickToSource: boolean
  readonly width: PreviewWidth
  /** In percent. */
  readonly zoom: number
}

export const firstPreviewSettings: PreviewSettings = {
  scrollTogether: true,
  markCursor: true,
  clickToSource: true,
  width: 'panel',
  zoom: 100
}

/** How a folder is shown that was never opened before. */
export const firstLayout: Layout = {
  libraryVisible: true,
  sideVisible: true,
  sizes: {},
  sideTab: 'preview',
  remoteImages: 'ask',
  preview: firstPreviewSettings
}

/** Steps of the zoom, in percent. */
export const previewZooms = [50, 67, 80, 90, 100, 110, 125, 150, 175, 200] as const

export interface RecentFolder {
  readonly name: string
  readonly path: string
}

/** How large the letters of the source can be, in percent of what they are by themselves. */
export const textSizes = [85, 100, 115, 130, 150] as const
export type TextSize = (typeof textSizes)[number]

/** When posts are saved without being asked to. */
export type Autosave = 'off' | 'after-pause' | 'on-focus-loss'
