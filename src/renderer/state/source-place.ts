/** Places of the form in the source, and back. */
import { nodeAt, nodeAtOffset } from '#core/frontmatter/index.ts'
import type { FieldPath } from '#core/frontmatter/types.ts'
import { useAnalysis } from './analysis.ts'
import { mountedEditor } from './open-posts.ts'

/** Puts the cursor at an offset of the post in front and shows it. */
export function goToOffset(offset: number): void {
  mountedEditor()?.goTo({ from: offset, to: offset })
}

/** Puts the cursor at the start of a line of the post in front, counted from 1. */
export function goToLine(line: number): void {
  const { doc } = mountedEditor()?.getState() ?? {}
  if (doc !== undefined) goToOffset(doc.line(Math.min(Math.max(line, 1), doc.lines)).from)
}

/** Marks the place of a form field in the source, and scrolls it into view; null takes the mark away. */
export function markFieldPlace(path: FieldPath | null): void {
  const frontMatter = useAnalysis.getState().current?.frontMatter
  const node = path !== null && frontMatter?.kind === 'yaml' ? nodeAt(frontMatter, path) : null
  const editor = mountedEditor()
  editor?.markRange(node === null || node === undefined ? null : { from: node.from, to: node.to })
  if (node) editor?.scrollToOffset(node.from)
}

/** The path of the front matter value at an offset, null where there is none. */
export function pathAtOffset(offset: number): FieldPath | null {
  const frontMatter = useAnalysis.getState().current?.frontMatter
  return (frontMatter?.kind === 'yaml' ? nodeAtOffset(frontMatter, offset)?.path : null) ?? null
}
