/**
 * A title as the words of a Markdown heading: what Markdown, HTML or Hugo would take for a mark is escaped, so that
 * a reader sees the title as it is.
 */
export function headingText(title: string): string {
  return title
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[\\`*[\]<~]/g, '\\$&')
    .replace(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, '\\_')
    .replace(/&(?=#?\w+;)/g, '\\&')
    .replace(/\{(?=\{|[^{}]*\}$)/g, '&#123;')
    .replace(/#+$/, marks => `\\${marks}`)
}
