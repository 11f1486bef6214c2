import type { PreviewShow } from '#shared/preview-frame.ts'
import { type BuiltBlock, blockSource, buildBlocks } from './build-blocks.ts'
import { commonSubsequence } from './common-subsequence.ts'
import { element } from './elements.ts'
import { parseInert } from './inert-page.ts'
import { pageHeader } from './page-header.ts'
import { addressPictures } from './pictures.ts'

/** More than any post: beyond it the page would only keep the processor busy (attack 25). */
const htmlLimit = 10_000_000

export interface BuiltPage {
  /** The page as it should look, in a document that runs and loads nothing. */
  readonly main: HTMLElement
  /** Pictures that are left out because they lie on other websites. */
  readonly blocked: { readonly count: number; readonly hosts: readonly string[] }
}

export interface PageRules {
  readonly remoteImages: boolean
  /** Addresses that did not load, so that a patch does not ask for them again and again. */
  readonly failed: ReadonlySet<string>
}

/**
 * Turns Hugo's output into what the frame shows: safe, with our own pictures,
 * players and cards. Blocks that are what they were keep the node that was built
 * of them: sanitising a long post anew for each letter typed would take longer
 * than Hugo takes to render it.
 */
export function createPageBuilder(): (show: PreviewShow, rules: PageRules) => BuiltPage {
  let before: { readonly rules: string; readonly blocks: readonly BuiltBlock[] } = { rules: '', blocks: [] }

  return (show, { remoteImages, failed }) => {
    const { videos, mediaOrigin, baseFolder, address, images } = show
    const base = { mediaOrigin, baseFolder, address }
    const rules = { videos, base, remoteImages, failed, images }
    // Of a picture that a template made its length tells enough: another one has another address.
    const made = Object.entries(images).map(([written, data]) => [written, data.length])
    const key = JSON.stringify([videos, base, remoteImages, [...failed], made])
    const tooLong = show.html.length > htmlLimit
    const inert = parseInert(tooLong ? '' : show.html)
    const raw = [...inert.childNodes]
    const known = before.rules === key ? before.blocks : []
    const same = commonSubsequence(
      known.map(block => block.source),
      raw.map(blockSource),
      (a, b) => a === b
    )
    const kept = new Map(same.map(([i, j]) => [j, known[i]]))
    const fresh = buildBlocks(
      raw.filter((_, index) => !kept.has(index)),
      rules
    )[Symbol.iterator]()
    const blocks = raw.flatMap((_, index) => kept.get(index) ?? fresh.next().value ?? [])
    before = { rules: key, blocks }

    const page = inert.ownerDocument
    const body = element(page, 'article', 'recap-body')
    for (const block of blocks) for (const node of block.nodes) body.append(node)
    if (tooLong) body.append(element(page, 'p', 'recap-empty', 'This page is too long to be shown here.'))
    else if (body.childElementCount === 0 && body.textContent?.trim() === '')
      body.append(element(page, 'p', 'recap-empty', 'This post has no text yet.'))
    const main = element(page, 'main', '')
    const header = show.header === null ? null : pageHeader(page, show.header)
    if (header !== null) main.append(header)
    main.append(body)
    const hosts = [
      ...(header === null ? [] : addressPictures(header, rules)),
      ...blocks.flatMap(block => block.blocked)
    ]
    return { main, blocked: { count: hosts.length, hosts: [...new Set(hosts)].sort() } }
  }
}
