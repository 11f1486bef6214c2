import type { TextRange } from '../text/text-edit.ts'
import { type MarkdownBlock, markdownBlocks } from './markdown-blocks.ts'

/**
 * The ranges of a stretch of Markdown that a reader sees as they are written, or not at all: code blocks, code
 * spans, comments, and what stands in `pre`, `script`, `style` and `textarea`. Ascending, not overlapping.
 */
export function literalRanges(text: string, range: TextRange): readonly TextRange[] {
  return literalRangesIn(text, markdownBlocks(text, range))
}

/** The same for blocks that are known already. */
export function literalRangesIn(text: string, blocks: readonly MarkdownBlock[]): readonly TextRange[] {
  const literal: TextRange[] = []
  for (const block of blocks) {
    if (block.kind === 'code' || (block.kind === 'html' && block.literal)) literal.push(block)
    else if (block.kind === 'html') literal.push(...comments(text, block))
    else literal.push(...inlineLiterals(text, block))
  }
  return literal.map(({ from, to }) => ({ from, to }))
}

/** Whether an offset lies in one of the ascending ranges. */
export function isInside(offset: number, ranges: readonly TextRange[]): boolean {
  let [low, high] = [0, ranges.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((ranges[middle]?.to ?? 0) <= offset) low = middle + 1
    else high = middle
  }
  const next = ranges[low]
  return next !== undefined && next.from <= offset
}

function comments(text: string, { from, to }: TextRange): readonly TextRange[] {
  const found: TextRange[] = []
  const source = text.slice(from, to)
  for (let at = source.indexOf('<!--'); at >= 0; ) {
    const end = source.indexOf('-->', at + 4)
    const commentTo = end < 0 ? source.length : end + 3
    found.push({ from: from + at, to: from + commentTo })
    at = source.indexOf('<!--', commentTo)
  }
  return found
}

/** Code spans (CommonMark 0.31, 6.1: as many backticks at the end as at the start) and comments in running text. */
function inlineLiterals(text: string, { from, to }: TextRange): readonly TextRange[] {
  const found: TextRange[] = []
  const source = text.slice(from, to)
  const start = /\\[\s\S]|(`+)|<!--/g
  // Numbers of backticks that no later run in this block has: looking for each only once keeps this linear.
  const unclosed = new Set<number>()
  let unclosedComment = false
  for (let match = start.exec(source); match; match = start.exec(source)) {
    const [marks, ticks] = match
    let end = -1
    if (ticks !== undefined) {
      end = unclosed.has(ticks.length) ? -1 : endOfCode(source, start.lastIndex, ticks.length)
      if (end < 0) unclosed.add(ticks.length)
    } else if (marks === '<!--') {
      end = unclosedComment ? -1 : source.indexOf('-->', start.lastIndex)
      unclosedComment = end < 0
      if (end >= 0) end += 3
    }
    if (end < 0) continue
    found.push({ from: from + match.index, to: from + end })
    start.lastIndex = end
  }
  return found
}

function endOfCode(source: string, from: number, length: number): number {
  const run = /`+/g
  run.lastIndex = from
  for (let match = run.exec(source); match; match = run.exec(source)) {
    if (match[0].length === length) return run.lastIndex
  }
  return -1
}
