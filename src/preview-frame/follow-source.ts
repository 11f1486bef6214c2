import type { FromPreview, SourceBlock } from '#shared/preview-frame.ts'
import { element } from './elements.ts'
import { lineAtTop, topOfLine } from './scroll-map.ts'
import { type SourceLines, sourceLines } from './source-lines.ts'

const markClass = 'recap-marked'

/** After the writer's hand left the wheel the page may roll on this long without a scroll event, in milliseconds. */
const handRests = 400

/**
 * Goes with the source: marks the block under its cursor, scrolls where it is
 * scrolled, and tells where the writer scrolls or clicks here. Off as long as the
 * window gives no blocks. Only what the writer's own hand scrolls is told; the
 * window does the same, so that nothing goes in a circle.
 */
export function followSource(send: (message: FromPreview) => void) {
  let lines: SourceLines | null = null
  let marked: Element | null = null
  let markedLine: number | null = null
  let movedAt = Number.NEGATIVE_INFINITY
  let waiting = false
  /** Asked for before there was a page to scroll, or while another tab covers it. */
  let wanted: (() => void) | null = null
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

  const hand = (): void => {
    movedAt = performance.now()
  }
  for (const name of ['wheel', 'touchmove', 'pointerdown', 'keydown'] as const)
    window.addEventListener(name, hand, { passive: true })

  window.addEventListener('scroll', () => {
    if (lines === null || performance.now() - movedAt > handRests) return
    hand()
    if (waiting) return
    waiting = true
    requestAnimationFrame(() => {
      waiting = false
      const { page, room } = heights()
      if (lines !== null && room > 0)
        send({ kind: 'scrolled', line: lineAtTop(lines.anchors(), (window.scrollY * page) / room) })
    })
  })

  const scroll = (work: () => void): void => {
    movedAt = Number.NEGATIVE_INFINITY
    wanted = work
    scrollAsWanted()
  }
  const scrollAsWanted = (): void => {
    if (lines === null || wanted === null) return
    // Covered, the page has no size, and no frames: the next one comes when it is seen.
    if (document.body.offsetHeight === 0) {
      requestAnimationFrame(scrollAsWanted)
      return
    }
    wanted()
    wanted = null
  }

  return {
    /** After each patch: the page or its source changed. */
    update(body: Element | null, blocks: readonly SourceBlock[]): void {
      // What a patch moves is no scrolling of the writer's.
      movedAt = Number.NEGATIVE_INFINITY
      lines = body === null || blocks.length === 0 ? null : sourceLines(body, blocks)
      mark(markedLine)
      scrollAsWanted()
    },
    mark,
    /** Scrolls as the source has: this place, a line with a fraction, stands where it stands there. */
    scrollTo(line: number): void {
      scroll(() => {
        const { page, room } = heights()
        if (lines !== null) window.scrollTo({ top: (topOfLine(lines.anchors(), line) * room) / page })
      })
    },
    /** Brings a line's block into view; what is in view already stays where it is. */
    showLine(line: number): void {
      scroll(() => {
        const block = lines?.blockAt(line)
        if (block === undefined || block === null) return
        const { top, bottom } = block.getBoundingClientRect()
        const height = window.innerHeight
        if (top >= 0 && (bottom <= height || top < height * 0.5)) return
        if (top < 0 && bottom > height * 0.35) return
        window.scrollBy({ top: top - height * 0.25 })
      })
    },
    /** A click in the text that selected nothing leads to its source. */
    click(node: Node): void {
      const line = lines?.lineOf(node) ?? null
      if (line !== null && document.getSelection()?.isCollapsed !== false) send({ kind: 'go-to-line', line })
    }
  }
}

function heights(): { readonly page: number; readonly room: number } {
  const page = document.documentElement.scrollHeight
  return { page, room: page - document.documentElement.clientHeight }
}
