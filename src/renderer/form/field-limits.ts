/** How long a title, a description and a slug may be. */
import type { FieldPath } from '#core/frontmatter/types.ts'
import type { SiteFacts } from '#shared/content.ts'

export interface FieldLimit {
  /** In characters. */
  readonly most: number
  /** Said once it is exceeded. */
  readonly sentence: string
}

/** What search engines show before they cut off; the site may say otherwise in its `params.limits`. */
const advice: Readonly<Record<string, FieldLimit>> = {
  title: { most: 60, sentence: 'Search results cut titles off after about 60 characters.' },
  description: { most: 160, sentence: 'Search results cut descriptions off after about 160 characters.' },
  slug: { most: 60, sentence: 'Long addresses are cut off in search results, after about 60 characters.' }
}

/** The limit of a detail, null for one that has none. */
export function limitOf(path: FieldPath, limits: SiteFacts['limits']): FieldLimit | null {
  const [key] = path
  if (path.length !== 1 || typeof key !== 'string') return null
  const most = limits?.[key]
  if (most !== undefined) return { most, sentence: `This site wants at most ${most} characters here.` }
  return advice[key] ?? null
}

/** Characters as a reader counts them: an emoji is one. */
const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' })

export function lengthOf(text: string): number {
  // Only a text that is anywhere near a limit is worth counting exactly.
  return text.length > 5000 ? text.length : [...graphemes.segment(text)].length
}
