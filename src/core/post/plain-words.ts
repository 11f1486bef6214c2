/**
 * What a reader sees of a piece of running Markdown: without emphasis marks, link targets, images' marks, HTML
 * tags, shortcode calls and heading ids. Good enough to compare a heading with a title and to count words; it is
 * not a renderer.
 */
export function plainWords(markdown: string): string {
  // Every pattern excludes its own opening character, so that none of them can take quadratic time.
  return markdown
    .replace(/\{\{[<%][^{}]*[>%]\}\}/g, ' ')
    .replace(/<(?:https?:|mailto:)[^<>\s]*>/g, ' ')
    .replace(/(?<!\\)<\/?[A-Za-z!][^<>]*>/g, '')
    .replace(/(?<!\\)\]\([^()[\]\n]*(?:\([^()[\]\n]*\)[^()[\]\n]*)?\)/g, '')
    .replace(/(?<!\\)\]\[[^[\]\n]*\]/g, '')
    .replace(/\{#[^{}\n]*\}[ \t]*$/gm, '')
    .replace(/(?<!\\)(?:!?\[|\])/g, '')
    .replace(/\\([!-/:-@[-`{-~])|(?<![\p{L}\p{N}])_+|_+(?![\p{L}\p{N}])|\*+|~~|`+/gu, '$1')
    .replace(/[ \t]+/g, ' ')
    .trim()
}
