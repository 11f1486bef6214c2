/** Sites on which several tests share an app. */
import { cpSync } from 'node:fs'
import { sampleSite } from './corpus.ts'
import type { SharedSite } from './shared-apps.ts'
import { smallFiles } from './small-folder.ts'

/** The app's own sample site. */
export const sample: SharedSite = {
  name: 'sample',
  write: folder => cpSync(sampleSite, folder, { recursive: true })
}

/** Its post with eleven videos. */
export const elevenFilms = 'content/recaps/2024/0614-eleven-films-one-night/index.md'

/** A folder without a site: what is in it, each test says. */
export const loose: SharedSite = { name: 'posts', write: () => undefined }

/** Two small posts, and no site. */
export const evenings = { site: loose, files: smallFiles }
