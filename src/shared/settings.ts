/** The application's settings, one set for all folders. */
export interface Settings {
  readonly theme: 'system' | 'light' | 'dark'
}

/** Sizes and visibility of a window's panels, remembered per content folder. */
export interface Layout {
  readonly libraryVisible: boolean
  readonly sideVisible: boolean
  /** Panel sizes in percent of the window's width, by panel id. */
  readonly sizes: Readonly<Record<string, number>>
  readonly sideTab: 'preview' | 'videos' | 'details'
}

export interface RecentFolder {
  readonly name: string
  readonly path: string
}
