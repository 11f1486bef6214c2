import type { TextRange } from '../text/text-edit.ts'

export type FrontMatterFormat = 'yaml' | 'toml' | 'json'

/**
 * What keeps Hugo from taking the post apart:
 * - `unclosed`: the front matter's closing `---`, `+++` or `}` is missing
 * - `invalid-fence`: the post starts with `-` or `+`, but not with a whole fence (a list as the first thing)
 * - `shortcode-first`: the post starts with a shortcode, whose `{` Hugo takes for JSON
 */
export type SplitFault = 'unclosed' | 'invalid-fence' | 'shortcode-first'

/** Where the parts of a post are; offsets into the text that was split. */
export interface PostParts {
  readonly format: FrontMatterFormat | 'none'
  readonly fault: SplitFault | null
  /** The front matter with its fences and the line end after the closing one; empty where there is none. */
  readonly block: TextRange
  /** What the format's own parser reads: between the fences, or the whole JSON object. */
  readonly content: TextRange
  /** The Markdown. Empty while the front matter is not closed. */
  readonly body: TextRange
}

/**
 * Takes a post's LF text apart by Hugo's own rules (hugo `parser/pageparser/pagelexer_intro.go`): white space may
 * stand before the front matter; a fence closes at any line that begins with it, and what follows it on that line
 * already belongs to the body; JSON ends with the brace that closes its first one.
 *
 * Two kinds of text that Hugo refuses to build are taken as body only, with a fault, so that they can still be
 * worked on: a list at the very start, and a shortcode at the very start.
 */
export function splitPost(text: string): PostParts {
  const start = text.search(/[^\t\n\v\f\r \uFEFF]/)
  if (start < 0) return withoutFrontMatter(text, null)
  const first = text[start]
  if (first === '-' || first === '+') {
    const fence = first.repeat(3)
    if (!text.startsWith(fence, start)) return withoutFrontMatter(text, 'invalid-fence')
    return splitFenced(text, start, fence)
  }
  if (first !== '{') return withoutFrontMatter(text, null)
  const isShortcode = /^\{\{[<%]/.test(text.slice(start, start + 3))
  return isShortcode ? withoutFrontMatter(text, 'shortcode-first') : splitJson(text, start)
}

function withoutFrontMatter(text: string, fault: SplitFault | null): PostParts {
  const none = { from: 0, to: 0 }
  return { format: 'none', fault, block: none, content: none, body: { from: 0, to: text.length } }
}

function splitFenced(text: string, start: number, fence: string): PostParts {
  const format = fence === '---' ? 'yaml' : 'toml'
  const contentFrom = skipLineEnd(text, start + fence.length)
  const close = closingFence(text, contentFrom, fence)
  if (close < 0) return unclosed(text, format, start, contentFrom)
  const bodyFrom = skipLineEnd(text, close + fence.length)
  return closed(text, format, start, { from: contentFrom, to: close }, bodyFrom)
}

function closingFence(text: string, from: number, fence: string): number {
  for (let at = text.indexOf(fence, from); at >= 0; at = text.indexOf(fence, at + 1)) {
    const before = text[at - 1]
    if (before === '\n' || before === '\r') return at
  }
  return -1
}

function splitJson(text: string, start: number): PostParts {
  let depth = 0
  let quoted = false
  for (let at = start; at < text.length; at++) {
    const char = text[at]
    if (char === '\\') at++
    else if (char === '"') quoted = !quoted
    else if (char === '{' && !quoted) depth++
    else if (char === '}' && !quoted && --depth === 0) {
      return closed(text, 'json', start, { from: start, to: at + 1 }, skipLineEnd(text, at + 1))
    }
  }
  return unclosed(text, 'json', start, start)
}

function closed(
  text: string,
  format: FrontMatterFormat,
  start: number,
  content: TextRange,
  bodyFrom: number
): PostParts {
  const block = { from: start, to: bodyFrom }
  return { format, fault: null, block, content, body: { from: bodyFrom, to: text.length } }
}

function unclosed(text: string, format: FrontMatterFormat, start: number, contentFrom: number): PostParts {
  const to = text.length
  const block = { from: start, to }
  return { format, fault: 'unclosed', block, content: { from: contentFrom, to }, body: { from: to, to } }
}

function skipLineEnd(text: string, at: number): number {
  if (text[at] === '\n') return at + 1
  if (text[at] !== '\r') return at
  return text[at + 1] === '\n' ? at + 2 : at + 1
}
