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

/** A part of the body: from a heading to the next one of its level or above, line ends included. */
export interface Section extends TextRange {
  readonly heading: Heading
  readonly children: readonly Section[]
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

/** The body's sections as a tree. A deeper heading belongs to the section before it, even if levels are skipped. */
export function outlineOf(text: string): readonly Section[] {
  const headings = headingsOf(text)
  const [sections] = sectionsFrom(headings, 0, 0, text.length)
  return sections
}

/** The last heading that starts at or before an offset: the one that what is there stands under. */
export function headingAt(headings: readonly Heading[], offset: number): Heading | null {
  return headings.findLast(heading => heading.from <= offset) ?? null
}

function sectionsFrom(
  headings: readonly Heading[],
  first: number,
  above: number,
  end: number
): readonly [sections: readonly Section[], next: number] {
  const sections: Section[] = []
  let at = first
  for (let heading = headings[at]; heading && heading.level > above; heading = headings[at]) {
    const [children, next] = sectionsFrom(headings, at + 1, heading.level, end)
    sections.push({ heading, from: heading.from, to: headings[next]?.from ?? end, children })
    at = next
  }
  return [sections, at]
}
