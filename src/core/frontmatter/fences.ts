import type { TextRange } from '../text/text-edit.ts'

/** The front matter block of a post, found by its fences. Offsets are UTF-16 code units into the LF text. */
export interface FencedBlock {
  readonly format: 'yaml' | 'toml' | 'json'
  /** From the opening fence up to the body: both fences and the line break after the second are inside. */
  readonly block: TextRange
  /** What stands between the fences; for JSON the braces and all. */
  readonly inner: TextRange
  /** False when the closing fence is missing; the block then reaches to the end of the text. */
  readonly closed: boolean
}

/**
 * Finds the front matter the way Hugo's page lexer does (parser/pageparser/pagelexer_intro.go): white space may
 * stand before the opening fence, and any line that begins with the three characters closes it.
 *
 * Hugo refuses a post that begins with a single `-` or `+`, or with a shortcode, because it takes it for front
 * matter. Such a post has none here: adding front matter above is what cures it.
 */
export function findFrontMatter(text: string): FencedBlock | null {
  const from = skipBlank(text)
  if (text.startsWith('---', from)) return fenced(text, from, '---', 'yaml')
  if (text.startsWith('+++', from)) return fenced(text, from, '+++', 'toml')
  if (text[from] === '{' && !/^\{\{[<%]/.test(text.slice(from, from + 3))) return braced(text, from)
  return null
}

function skipBlank(text: string): number {
  const blank = /[\uFEFF \t\n\v\f\r]*/y
  blank.exec(text)
  return blank.lastIndex
}

function fenced(text: string, from: number, fence: string, format: 'yaml' | 'toml'): FencedBlock {
  // Spaces and a line break after the fence belong to it: what else stands on that line is already content.
  const blank = /[ \t]*(?=\r?\n)/y
  blank.lastIndex = from + 3
  const start = afterLineBreak(text, blank.test(text) ? blank.lastIndex : from + 3)
  const onFirstLine = start > from + 3 && text.startsWith(fence, start)
  const close = onFirstLine ? start : nextFence(text, fence, Math.max(start - 1, from + 3))
  if (close < 0)
    return {
      format,
      block: { from, to: text.length },
      inner: { from: start, to: text.length },
      closed: false
    }
  return {
    format,
    block: { from, to: afterLineBreak(text, close + 3) },
    inner: { from: start, to: close },
    closed: true
  }
}

function nextFence(text: string, fence: string, from: number): number {
  const at = text.indexOf(`\n${fence}`, from)
  return at < 0 ? -1 : at + 1
}

function afterLineBreak(text: string, at: number): number {
  if (text[at] === '\n') return at + 1
  return text.startsWith('\r\n', at) ? at + 2 : at
}

function braced(text: string, from: number): FencedBlock {
  let level = 0
  let quoted = false
  for (let at = from; at < text.length; at++) {
    const char = text[at]
    if (char === '\\') at++
    else if (char === '"') quoted = !quoted
    else if (char === '{' && !quoted) level++
    else if (char === '}' && !quoted) level--
    if (level === 0) {
      const inner = { from, to: at + 1 }
      return { format: 'json', block: { from, to: afterLineBreak(text, at + 1) }, inner, closed: true }
    }
  }
  const block = { from, to: text.length }
  return { format: 'json', block, inner: block, closed: false }
}
