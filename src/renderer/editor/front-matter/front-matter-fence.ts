export type FrontMatterFence =
  | { readonly format: 'yaml' | 'toml'; readonly fence: '---' | '+++' }
  | { readonly format: 'json' }

/**
 * What a text's first line opens as front matter, null when it opens none. The
 * rules are those of `core/post`, which are Hugo's: a fence opens and closes at
 * any line that begins with it, and a brace opens JSON unless it starts a
 * shortcode (`{{<` at the top of a post without front matter).
 */
export function frontMatterFence(firstLine: string): FrontMatterFence | null {
  if (firstLine.startsWith('---')) return { format: 'yaml', fence: '---' }
  if (firstLine.startsWith('+++')) return { format: 'toml', fence: '+++' }
  if (/^\{(?!\{)/.test(firstLine)) return { format: 'json' }
  return null
}
