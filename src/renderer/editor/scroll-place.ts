import type { EditorView } from '@codemirror/view'

/** After the writer's hand left the wheel a page may roll on this long without a scroll event, in milliseconds. */
const handRests = 400

/**
 * Tells at which line the writer has scrolled to, and scrolls there for another
 * view that shows the same text. A place is a line with a fraction, at the part of
 * the window that the scroll bar stands at: the first line at the top, the last one
 * at the bottom, so that two views of different lengths begin and end together.
 *
 * Only scrolling by the writer's own hand is told: what another view, a search or
 * the layout scrolls would come back as an echo.
 */
export interface ScrollPlace {
  /** Null where everything is in sight. */
  place(): number | null
  scrollTo(line: number): void
  destroy(): void
}

export function createScrollPlace(view: EditorView, onScroll: (line: number) => void): ScrollPlace {
  const scroller = view.scrollDOM
  let movedAt = Number.NEGATIVE_INFINITY
  let waiting = false

  const hand = (): void => {
    movedAt = performance.now()
  }
  const scrolled = (): void => {
    if (performance.now() - movedAt > handRests) return
    hand()
    if (waiting) return
    waiting = true
    requestAnimationFrame(() => {
      waiting = false
      const line = place()
      if (line !== null) onScroll(line)
    })
  }
  const hands = ['wheel', 'touchmove', 'pointerdown', 'keydown'] as const
  for (const name of hands) view.dom.addEventListener(name, hand, { passive: true })
  scroller.addEventListener('scroll', scrolled, { passive: true })

  function place(): number | null {
    const { scrollTop, scrollHeight, clientHeight } = scroller
    const room = scrollHeight - clientHeight
    if (room <= 0) return null
    return lineAtHeight(view, (scrollTop * scrollHeight) / room - view.documentPadding.top)
  }

  function put(line: number): void {
    const { scrollHeight, clientHeight } = scroller
    const height = heightOfLine(view, line) + view.documentPadding.top
    scroller.scrollTop = (height * (scrollHeight - clientHeight)) / scrollHeight
  }

  return {
    place,
    scrollTo(line) {
      movedAt = Number.NEGATIVE_INFINITY
      put(line)
      // Lines that come into sight get their true heights only then.
      view.requestMeasure({ key: put, read: () => undefined, write: () => put(line) })
    },
    destroy() {
      for (const name of hands) view.dom.removeEventListener(name, hand)
      scroller.removeEventListener('scroll', scrolled)
    }
  }
}

/** The line, with a fraction, at a height below the document's top; a fold's lines share its height. */
function lineAtHeight(view: EditorView, height: number): number {
  const { top, height: whole, first, lines } = linesAround(view, view.lineBlockAtHeight(height).from)
  return first + Math.min(Math.max((height - top) / whole, 0), 1) * lines
}

function heightOfLine(view: EditorView, line: number): number {
  const { doc } = view.state
  const number = Math.min(Math.max(Math.floor(line), 1), doc.lines)
  const { top, height, first, lines } = linesAround(view, doc.line(number).from)
  return top + (Math.min(Math.max(line - first, 0), lines) / lines) * height
}

/** The lines that are drawn as one, with the space above the first and below the last one of the document. */
function linesAround(view: EditorView, offset: number) {
  const { doc } = view.state
  const { from, to, top, bottom } = view.lineBlockAt(offset)
  const { top: above, bottom: below } = view.documentPadding
  const start = from === 0 ? top - above : top
  const end = to === doc.length ? bottom + below : bottom
  const first = doc.lineAt(from).number
  return { top: start, height: end - start, first, lines: doc.lineAt(to).number - first + 1 }
}
