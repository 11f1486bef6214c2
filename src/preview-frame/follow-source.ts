import type { FromPreview, SourceBlock } from '#shared/preview-frame.ts'
import { element } from './elements.ts'
import { type SourceLines, sourceLines } from './source-lines.ts'

const markClass = 'recap-marked'

/** How long after a scroll of ours further scroll events are its echo, in milliseconds. */
const echo = 150

/**
 * Follows the cursor of the source, and tells where the writer reads or clicks.
 * Off as long as the window gives no blocks.
 */
export function followSource(send: (message: FromPreview) => void) {
  let lines: SourceLines | null = null
  let marked: Element | null = null
  let markedLine: number | null = null
  let quietUntil = 0
  let waiting = false
  // Stands beside the marked block by CSS anchoring, so that nothing has to be measured.
  const hairline = element(document, 'div', 'recap-mark')
  hairline.hidden = true
  document.body.append(hairline)

  const mark = (line: number | null): void => {
    markedLine = line
    const block = line === null ? null : (lines?.blockAt(line) ?? null)
    if (marked !== block) marked?.classList.remove(markClass)
    block?.classList.add(markClass)
    marked = block
    hairline.hidden = block === null
  }

  window.addEventListener('scroll', () => {
    if (waiting || lines === null || performance.now() < quietUntil) return
    waiting = true
    requestAnimationFrame(() => {
      waiting = false
      const line = lines?.topLine() ?? null
      if (line !== null) send({ kind: 'scrolled', line })
    })
  })

  return {
    /** After each patch: the page or its source changed. */
    update(body: Element | null, blocks: readonly SourceBlock[]): void {
      lines = body === null || blocks.length === 0 ? null : sourceLines(body, blocks)
      mark(markedLine)
    },
    mark,
    /** Brings a line's block into view; what is in view already stays where it is. */
    scrollTo(line: number): void {
      const block = lines?.blockAt(line)
      if (block === undefined || block === null) return
      const { top, bottom } = block.getBoundingClientRect()
      const height = window.innerHeight
      if (top >= 0 && (bottom <= height || top < height * 0.5)) return
      if (top < 0 && bottom > height * 0.35) return
      quietUntil = performance.now() + echo
      window.scrollBy({ top: top - height * 0.25 })
    },
    /** A click in the text that selected nothing leads to its source. */
    click(node: Node): void {
      const line = lines?.lineOf(node) ?? null
      if (line !== null && document.getSelection()?.isCollapsed !== false) send({ kind: 'go-to-line', line })
    }
  }
}
