import type { TextRange } from '../text/text-edit.ts'
import {
  closesFence,
  type FenceStart,
  fenceStart,
  type HtmlStart,
  htmlStart,
  isRule,
  listStart,
  setextLevel
} from './block-starts.ts'
import { type BodyLine, readLine } from './body-line.ts'

/**
 * A block of a post's body; whole lines, without the last line end. List items and quotes are not blocks of their
 * own: their paragraphs, headings and code are.
 */
export type MarkdownBlock =
  | ({ readonly kind: 'paragraph' } & TextRange)
  | ({
      readonly kind: 'heading'
      readonly level: number
      readonly content: TextRange
      readonly nested: boolean
    } & TextRange)
  | ({ readonly kind: 'code' } & TextRange)
  | ({ readonly kind: 'html'; readonly literal: boolean } & TextRange)

type OpenBlock = { readonly from: number; to: number; readonly quotes: number } & (
  | { readonly kind: 'paragraph'; readonly contentFrom: number; readonly nested: boolean }
  | { readonly kind: 'indented' }
  | { readonly kind: 'fence'; readonly fence: FenceStart; readonly itemIndent: number }
  | { readonly kind: 'html'; readonly html: HtmlStart }
)

/** Item marks on one line beyond this many are text: nobody means them, and a hostile post could have a million. */
const deepestItem = 20

/** The state between two lines. */
interface Scan {
  readonly blocks: MarkdownBlock[]
  open: OpenBlock | null
  /** Columns at which the contents of the open list items start, outermost first. */
  items: readonly number[]
  /** How many quotes the last line stood in. */
  quotes: number
}

/**
 * The blocks of a range of Markdown, usually a post's body: what Hugo's Goldmark (CommonMark) takes as headings,
 * code, HTML and paragraphs. Enough of CommonMark to know what is text and what is not; link definitions, tables
 * and the like count as paragraphs. Takes time in proportion to the text.
 */
export function markdownBlocks(text: string, range: TextRange): readonly MarkdownBlock[] {
  const scan: Scan = { blocks: [], open: null, items: [], quotes: 0 }
  for (let from = range.from; from < range.to; ) {
    const end = text.indexOf('\n', from)
    const to = end < 0 || end > range.to ? range.to : end
    scanLine(scan, readLine(text, from, to))
    from = to + 1
  }
  closeBlock(scan)
  return scan.blocks
}

function scanLine(scan: Scan, line: BodyLine): void {
  if (continuesBlock(scan, line)) return
  changeQuotes(scan, line)
  if (line.content === '') {
    if (scan.open?.kind === 'paragraph') closeBlock(scan)
    return
  }
  const items = scan.items.filter(column => column <= line.indent)
  const lazy = items.length < scan.items.length || line.quotes < scan.quotes
  startBlock(scan, line, items, lazy)
}

/** A line deeper in quotes starts anew; one less deep too, unless it carries on a paragraph (CommonMark 0.31, 5.1). */
function changeQuotes(scan: Scan, line: BodyLine): void {
  const inParagraph = scan.open?.kind === 'paragraph'
  if (line.quotes === scan.quotes || (line.quotes < scan.quotes && inParagraph)) return
  closeBlock(scan)
  scan.items = []
  scan.quotes = line.quotes
}

/** Whether the line belongs to the open code or HTML. Closes that block where it ends. */
function continuesBlock(scan: Scan, line: BodyLine): boolean {
  const { open } = scan
  if (!open || open.kind === 'paragraph') return false
  // In code and HTML a quote mark is text.
  const blank = line.content === '' && line.quotes <= open.quotes
  const leaves =
    line.quotes < open.quotes || (open.kind === 'fence' && !blank && line.indent < open.itemIndent)
  if (leaves) {
    closeBlock(scan)
    return false
  }
  if (open.kind === 'indented') {
    if (blank) return true
    if (line.indent - (scan.items.at(-1) ?? 0) < 4) {
      closeBlock(scan)
      return false
    }
    open.to = line.to
    return true
  }
  if (open.kind === 'html' && open.html.end === null && blank) {
    closeBlock(scan)
    return true
  }
  open.to = line.to
  const ends =
    open.kind === 'fence'
      ? line.quotes === open.quotes && closesFence(line.content, open.fence)
      : open.html.end?.test(line.content)
  if (ends) closeBlock(scan)
  return true
}

function startBlock(scan: Scan, line: BodyLine, items: readonly number[], lazy: boolean, depth = 0): void {
  const inParagraph = scan.open?.kind === 'paragraph'
  const { from, to, quotes } = line
  if (line.indent - (items.at(-1) ?? 0) >= 4) {
    if (inParagraph) continueParagraph(scan, line)
    else openBlock(scan, items, { kind: 'indented', from, to, quotes })
    return
  }
  const underline = inParagraph && !lazy ? setextLevel(line.content) : null
  if (underline) closeSetextHeading(scan, underline, to)
  else if (isRule(line.content)) openBlock(scan, items, null)
  else if (!startsHeading(scan, line, items) && !startsCodeOrHtml(scan, line, items)) {
    const item = depth < deepestItem ? listStart(line.content) : null
    const startsItem = item && (item.interruptsParagraph || !inParagraph || scan.items.length > 0)
    if (startsItem) startItem(scan, line, [...items, line.indent + item.width], depth + 1)
    else if (inParagraph) continueParagraph(scan, line)
    else {
      const nested = items.length > 0 || quotes > 0
      openBlock(scan, items, { kind: 'paragraph', contentFrom: line.at, nested, from, to, quotes })
    }
  }
}

function startsHeading(scan: Scan, line: BodyLine, items: readonly number[]): boolean {
  const { content, from, to, at, quotes } = line
  const marks = /^(#{1,6})(?:[ \t]|$)/.exec(content)?.[1]
  if (!marks) return false
  openBlock(scan, items, null)
  const level = marks.length
  const nested = items.length > 0 || quotes > 0
  scan.blocks.push({ kind: 'heading', level, from, to, content: atxContent(content, at, level), nested })
  return true
}

function startsCodeOrHtml(scan: Scan, line: BodyLine, items: readonly number[]): boolean {
  const { content, from, to, quotes } = line
  const fence = fenceStart(content)
  if (fence) {
    openBlock(scan, items, { kind: 'fence', fence, itemIndent: items.at(-1) ?? 0, from, to, quotes })
    return true
  }
  const html = htmlStart(content)
  if (!html || (!html.interruptsParagraph && scan.open?.kind === 'paragraph')) return false
  openBlock(scan, items, { kind: 'html', html, from, to, quotes })
  if (html.end?.test(content)) closeBlock(scan)
  return true
}

function startItem(scan: Scan, line: BodyLine, items: readonly number[], depth: number): void {
  openBlock(scan, items, null)
  const marker = /^\S+[ \t]*/.exec(line.content)?.[0] ?? ''
  const content = line.content.slice(marker.length)
  if (content === '') return
  const indent = line.indent + marker.length
  startBlock(scan, { ...line, at: line.at + marker.length, indent, content }, items, false, depth)
}

function openBlock(scan: Scan, items: readonly number[], block: OpenBlock | null): void {
  closeBlock(scan)
  scan.items = items
  scan.open = block
}

function continueParagraph(scan: Scan, line: BodyLine): void {
  if (scan.open) scan.open.to = line.to
}

function closeBlock(scan: Scan): void {
  const { open } = scan
  scan.open = null
  if (!open) return
  const { from, to } = open
  if (open.kind === 'html') scan.blocks.push({ kind: 'html', literal: open.html.literal, from, to })
  else scan.blocks.push({ kind: open.kind === 'paragraph' ? 'paragraph' : 'code', from, to })
}

function closeSetextHeading(scan: Scan, level: number, to: number): void {
  const { open } = scan
  scan.open = null
  if (open?.kind !== 'paragraph') return
  const content = { from: open.contentFrom, to: open.to }
  scan.blocks.push({ kind: 'heading', level, from: open.from, to, content, nested: open.nested })
}

/** The words of an ATX heading, without the marks before them and those that may close it. */
function atxContent(content: string, at: number, level: number): TextRange {
  const after = content.slice(level)
  const words = after.trimStart()
  const from = at + level + after.length - words.length
  const closed = words.trimEnd()
  const open = closed.replace(/(^|[ \t])#+$/, '').trimEnd()
  return { from, to: from + open.length }
}
