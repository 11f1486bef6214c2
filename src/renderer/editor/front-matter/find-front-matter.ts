import type { Text } from '@codemirror/state'
import { frontMatterFence } from './front-matter-fence.ts'

/** A closed, fenced front matter at the top of a document. */
export interface FrontMatterBlock {
  /** End of the closing fence's line, without its line break; the block starts at 0. */
  readonly to: number
  /** Lines of the block, both fences counted. */
  readonly lines: number
}

/** Where a fold makes sense at all; a longer block is left open rather than searched on every edit. */
const LONGEST = 5_000

/**
 * The fenced front matter that can be folded away: closed by a line of its own and
 * followed by at least one line of body, so that there is a place for the cursor.
 * Null otherwise.
 */
export function findFrontMatter(doc: Text): FrontMatterBlock | null {
  const fence = frontMatterFence(doc.line(1).text)
  if (!fence || fence.format === 'json') return null
  let to = doc.line(1).to
  let lines = 1
  for (const text of doc.iterLines(2, Math.min(doc.lines, LONGEST) + 1)) {
    to += 1 + text.length
    lines++
    if (text.startsWith(fence.fence))
      return text.trimEnd() === fence.fence && to < doc.length ? { to, lines } : null
  }
  return null
}
