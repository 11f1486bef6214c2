import { Idiomorph } from 'idiomorph'
import { commonSubsequence } from './common-subsequence.ts'
import { keepsPlaying, sameVideo } from './videos.ts'

/**
 * Makes the live page look like a wanted one by the fewest changes: what did not
 * change stays the same element, so a video plays on and the page does not jump.
 *
 * Blocks are matched first, each against what it was made of, and only those that
 * changed are morphed. Moving one would be cheaper at times, but a frame that is
 * moved loads anew in Chromium before 133.
 */
export interface LivePage {
  readonly main: HTMLElement
  /** `wanted` stays in its inert document: pictures must not start to load twice. */
  readonly patch: (wanted: Element) => void
  /** Drops everything for another post. */
  readonly replace: (wanted: Element) => void
  /** Something in this node was changed by hand: it is looked at afresh next time. */
  readonly touch: (node: Node) => void
}

export function createLivePage(isTouched: (details: Element) => boolean): LivePage {
  const main = document.createElement('main')
  main.className = 'recap-page'
  /** For each live block the inert one it was made of: marks, players and open details are no differences. */
  const madeOf = new WeakMap<Node, Node>()

  const callbacks = {
    beforeNodeMorphed: (old: Node, next: Node) => !keepsPlaying(old, next),
    beforeAttributeUpdated: (name: string, node: Element) => !(name === 'open' && isTouched(node))
  }

  function settle(live: Node, wanted: Node): void {
    if (live instanceof Element && wanted.nodeType === Node.ELEMENT_NODE)
      Idiomorph.morph(live, wanted, { morphStyle: 'outerHTML', head: { style: 'none' }, callbacks })
    else if (live.nodeValue !== wanted.nodeValue) live.nodeValue = wanted.nodeValue
    madeOf.set(live, wanted)
  }

  function patchBlocks(parent: Element, wanted: Element): void {
    const old = [...parent.childNodes]
    const next = [...wanted.childNodes]
    const unchanged = commonSubsequence<Node>(old, next, (live, node) => {
      const made = madeOf.get(live) ?? live
      return made === node || made.isEqualNode(node)
    })
    let [fromOld, fromNext] = [0, 0]
    for (const [i, j] of [...unchanged, [old.length, next.length] as const]) {
      patchGap(parent, old.slice(fromOld, i), next.slice(fromNext, j), old[i] ?? null)
      const [live, node] = [old[i], next[j]]
      if (live !== undefined && node !== undefined) madeOf.set(live, node)
      ;[fromOld, fromNext] = [i + 1, j + 1]
    }
  }

  /** Between two unchanged blocks: blocks of a kind become one another, the rest comes and goes. */
  function patchGap(
    parent: Element,
    old: readonly ChildNode[],
    next: readonly Node[],
    after: Node | null
  ): void {
    const alike = new Map(commonSubsequence<Node>(old, next, isAlike).map(([i, j]) => [next[j], old[i]]))
    const kept = new Set<Node | undefined>(alike.values())
    for (const live of old) if (!kept.has(live)) live.remove()
    // From the end, where it is known what stands behind.
    let following = after
    for (const node of next.toReversed()) {
      const live = alike.get(node)
      if (live !== undefined) settle(live, node)
      const shown = live ?? parent.insertBefore(document.importNode(node, true), following)
      madeOf.set(shown, node)
      following = shown
    }
  }

  function replace(wanted: Element): void {
    main.replaceChildren()
    for (const part of wanted.children) {
      const fresh = document.importNode(part, false)
      main.append(fresh)
      patchBlocks(fresh, part)
    }
  }

  return {
    main,
    replace,
    patch(wanted) {
      const old = [...main.children]
      const next = [...wanted.children]
      const sameParts =
        old.length === next.length && old.every((part, i) => part.tagName === next[i]?.tagName)
      if (!sameParts) return replace(wanted)
      old.forEach((part, i) => {
        const node = next[i]
        if (node !== undefined) patchBlocks(part, node)
      })
    },
    touch(node) {
      for (let at: Node | null = node; at !== null && at !== main; at = at.parentNode) madeOf.delete(at)
    }
  }
}

function isAlike(live: Node, wanted: Node): boolean {
  if (live.nodeName !== wanted.nodeName) return false
  // Idiomorph puts another element in the place of one with another id, and this one would be gone.
  if (idOf(live) !== '' && idOf(live) !== idOf(wanted)) return false
  return live.nodeName !== 'FIGURE' || sameVideo(live, wanted)
}

const idOf = (node: Node): string =>
  node instanceof Element ? node.id : ((node as Partial<Element>).id ?? '')
