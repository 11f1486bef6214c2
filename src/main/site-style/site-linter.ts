import { dirname } from 'node:path'
import type { Problem } from '#core/problems/problem.ts'
import { findLintSettings } from './lint-settings.ts'
import { findTop } from './style-files.ts'

export interface SiteLinter {
  /** What the site's own markdownlint settings find in a post; null where it has none. */
  lint(path: string, text: string, found: readonly Problem[]): Promise<readonly Problem[] | null>
  /** Settings that were passed over because they are programs; absolute paths. */
  scripted(): readonly string[]
}

/** Lints the posts of a folder by the settings that are found for each; settings are looked for once a folder. */
export function createSiteLinter(root: string): SiteLinter {
  const top = findTop(root)
  const known = new Map<string, ReturnType<typeof findLintSettings>>()
  const scripted = new Set<string>()
  return {
    async lint(path, text, found) {
      const folder = dirname(path)
      const looking = known.get(folder) ?? findLintSettings(folder, await top)
      known.set(folder, looking)
      const settings = await looking
      if (settings.scripted !== null) scripted.add(settings.scripted)
      if (settings.settings === null) return null
      if (settings.settings.ignores(path)) return []
      // A library of some size, which most sites need not have read in.
      const { lintPost } = await import('./lint-post.ts')
      return lintPost(text, settings.settings.config, found)
    },
    scripted: () => [...scripted]
  }
}
