import type { TextRange } from '../text/text-edit.ts'
import { type MarkdownBlock, markdownBlocks } from './markdown-blocks.ts'
import { plainWords } from './plain-words.ts'
import { splitPost } from './split-post.ts'

/** A heading of a post's body; offsets into the post's whole text. The range is its line or, underlined, its lines. */
export interface Heading extends TextRange {
  readonly level: number
  /** What a reader sees: without marks, links' targets and `{#id}`. */
  readonly text: string
  /** The words as they are written, between the marks. */
  readonly content: TextRange
}

/**
 * The headings of a post's body, in order: `#` and underlined ones; none from code, HTML, comments, quotes and list
 * items. HTML headings (`<h2>`) do not count: they are no structure that Markdown could move.
 */
export function headingsOf(text: string): readonly Heading[] {
  return headingsIn(text, markdownBlocks(text, splitPost(text).body))
}

/** The same for blocks that are known already. */
export function headingsIn(text: string, blocks: readonly MarkdownBlock[]): readonly Heading[] {
  const headings: Heading[] = []
  for (const block of blocks) {
    if (block.kind !== 'heading' || block.nested) continue
    const { level, from, to, content } = block
    headings.push({ level, from, to, content, text: plainWords(text.slice(content.from, content.to)) })
  }
  return headings
}

/** The last heading that starts at or before an offset: the one that what is there stands under. */
export function headingAt(headings: readonly Heading[], offset: number): Heading | null {
  return headings.findLast(heading => heading.from <= offset) ?? null
}
