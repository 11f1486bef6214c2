/** How a window shows its content folder; remembered per folder. */
export interface Layout {
  readonly libraryVisible: boolean
  readonly sideVisible: boolean
  /** Panel sizes in percent, by the panels that were there and the panel: `library+editor+side/side`. */
  readonly sizes: Readonly<Record<string, number>>
  readonly sideTab: 'preview' | 'videos' | 'details'
  /** Whether pictures of other websites are loaded in the preview. */
  readonly remoteImages: 'ask' | 'show' | 'hide'
  /** The preview follows the cursor, and the editor a click in the preview. */
  readonly followCursor: boolean
}

export interface RecentFolder {
  readonly name: string
  readonly path: string
}

/** When posts are saved without being asked to. */
export type Autosave = 'off' | 'after-pause' | 'on-focus-loss'
