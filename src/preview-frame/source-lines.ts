import type { SourceBlock } from '#shared/preview-frame.ts'
import { alignBlocks, words } from './align-blocks.ts'
import { type Anchor, risingAnchors } from './scroll-map.ts'

/** Which line of the source each block of the page was made of. */
export interface SourceLines {
  /** The block that holds a line: the last one that starts at it or above it. */
  readonly blockAt: (line: number) => Element | null
  /** The line of the block in which a node lies. */
  readonly lineOf: (node: Node) => number | null
  /** Where the blocks stand on the page now, with its two ends. */
  readonly anchors: () => readonly Anchor[]
}

/** Works out the lines of the blocks in the live page. */
export function sourceLines(body: Element, blocks: readonly SourceBlock[]): SourceLines {
  const elements = topLevel(body)
  const lines = blocks.length === 0 ? [] : alignBlocks(blocks, elements.map(blockWords))
  const known = elements.flatMap((element, index) => {
    const line = lines[index] ?? null
    return line === null ? [] : [{ element, line }]
  })
  const last = blocks.at(-1)
  const end = last === undefined ? 1 : last.line + last.text.split('\n').length
  return {
    blockAt: line => known.findLast(block => block.line <= line)?.element ?? null,
    lineOf: node => {
      const at = elements.findIndex(element => element.contains(node))
      for (let i = at; i >= 0; i -= 1) {
        const line = lines[i] ?? null
        if (line !== null) return line
      }
      return null
    },
    anchors: () => {
      const { scrollY } = window
      return risingAnchors([
        { line: 1, top: 0 },
        ...known.map(({ element, line }) => ({ line, top: element.getBoundingClientRect().top + scrollY })),
        { line: end, top: document.documentElement.scrollHeight }
      ])
    }
  }
}

/** Some sites wrap everything into one box; what counts is what lies in it. */
function topLevel(body: Element): readonly Element[] {
  let parent = body
  for (let only = parent.children[0]; parent.childElementCount === 1 && only?.matches('div, section'); ) {
    parent = only
    only = parent.children[0]
  }
  return [...parent.children]
}

/** What a block says; for pictures and videos what their source names. */
function blockWords(block: Element): string {
  const video = block.matches('.recap-video') ? block : block.querySelector('.recap-video')
  if (video instanceof HTMLElement && video.dataset.recapVideo !== undefined)
    return words(String(JSON.parse(video.dataset.recapVideo).id))
  const text = words(block.textContent ?? '')
  if (text !== '') return text
  const picture = block.matches('img') ? block : block.querySelector('img')
  return words(picture?.getAttribute('alt') || picture?.getAttribute('data-recap-path') || '')
}
