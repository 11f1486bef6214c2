import type { PreviewVideo } from '#shared/preview-frame.ts'
import { element, icon } from './elements.ts'
import { embedSource } from './embed-source.ts'
import { videoFigure } from './videos.ts'

interface Embed {
  readonly src: string
  readonly title: string | null
  /** Why it is not shown, where the Hugo engine says so. */
  readonly words: string | null
}

type Lifted = ReadonlyMap<Element, Embed>

/** Frames and the like, and the cards that the Hugo engine writes for shortcodes which would call the network. */
const embeds = 'iframe, embed, object, frame, div.recap-card'

/**
 * Takes what embeds something out of an inert, unsanitised article and puts a bare
 * mark in the place of each. The marks are known by reference only, so a post
 * cannot forge one.
 */
export function liftEmbeds(article: HTMLElement): Lifted {
  const lifted = new Map<Element, Embed>()
  for (const embed of article.querySelectorAll<HTMLElement>(embeds)) {
    const mark = article.ownerDocument.createElement('span')
    lifted.set(mark, embed.tagName === 'DIV' ? engineCard(embed) : embeddedPage(embed))
    // What stood between a shortcode's ends is text of the post, and stays.
    const inner = embed.matches('div') ? embed.querySelector(':scope > div') : null
    embed.replaceWith(mark, ...(inner === null ? [] : [inner]))
  }
  return lifted
}

function embeddedPage(embed: Element): Embed {
  // A frame shows its `srcdoc` and not its `src`; that document is not shown at all.
  const src = embed.hasAttribute('srcdoc') ? null : (embed.getAttribute('src') ?? embed.getAttribute('data'))
  return { src: src ?? '', title: embed.getAttribute('title'), words: null }
}

function engineCard(card: Element): Embed {
  return {
    src: card.querySelector('a')?.getAttribute('href') ?? '',
    title: card.querySelector('.recap-card-label')?.textContent ?? null,
    words: card.querySelector('.recap-card-words')?.textContent ?? null
  }
}

/** Puts play buttons and cards where the marks survived the sanitising. */
export function placeEmbeds(article: HTMLElement, lifted: Lifted, videos: readonly PreviewVideo[]): void {
  for (const [mark, { src, title, words }] of lifted) {
    if (!article.contains(mark)) continue
    const page = article.ownerDocument
    const source = embedSource(src)
    if (source.kind === 'video') {
      const { video } = source
      const entry = videos.find(known => known.host === video.host && known.id === video.id) ?? null
      outermostWrapper(mark, article).replaceWith(videoFigure(page, video, entry, meaningful(title)))
    } else mark.replaceWith(card(page, source.kind === 'page' ? source : null, meaningful(title), words))
  }
}

/** Hugo's own shortcodes and common players name every frame alike; that says nothing about the video. */
function meaningful(title: string | null): string | null {
  const words = title?.trim() ?? ''
  return words === '' || /^(?:youtube|vimeo)(?: video)?(?: player)?$/i.test(words) ? null : words
}

/**
 * Sites wrap a player in boxes that give it its shape (Hugo's own: `padding-bottom:
 * 56.25%; height: 0`). A box that holds nothing else goes with it.
 */
function outermostWrapper(mark: Element, article: Element): Element {
  let outer = mark
  for (
    let parent = mark.parentElement;
    parent !== null && parent !== article;
    parent = parent.parentElement
  ) {
    const alone = parent.childElementCount === 1 && parent.textContent?.trim() === ''
    if (!alone || !['DIV', 'P', 'SPAN', 'CENTER', 'FIGURE'].includes(parent.tagName)) break
    outer = parent
  }
  return outer
}

/** A card that says where an embedded page leads; it loads nothing. */
function card(
  page: Document,
  target: { readonly url: string; readonly host: string } | null,
  title: string | null,
  words: string | null
): HTMLElement {
  if (target === null)
    return element(
      page,
      'div',
      'recap-card',
      icon(page, 'alert'),
      element(page, 'p', 'recap-card-title', title ?? 'Embedded content'),
      element(page, 'p', 'recap-card-note', words ?? 'It has no web address, so it is not shown here.')
    )
  const link = element(page, 'a', 'recap-card-title', title ?? `Embedded page of ${target.host}`)
  link.href = target.url
  return element(
    page,
    'div',
    'recap-card',
    icon(page, 'page'),
    link,
    element(page, 'p', 'recap-card-note', words ?? `Not shown in the preview: ${target.host}`)
  )
}

/** A card for a playing file of another website: nothing is loaded from there. */
export function remoteMediaCard(
  page: Document,
  url: string,
  host: string,
  kind: 'audio' | 'video'
): HTMLElement {
  const link = element(
    page,
    'a',
    'recap-card-title',
    kind === 'audio' ? `Sound on ${host}` : `Video file on ${host}`
  )
  link.href = url
  return element(
    page,
    'div',
    'recap-card',
    icon(page, 'page'),
    link,
    element(page, 'p', 'recap-card-note', 'Not loaded in the preview.')
  )
}
