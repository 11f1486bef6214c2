import type { ExportedPage } from '#shared/preview-frame.ts'
import { shownCodeStyle } from './code-style.ts'
import { element, icon } from './elements.ts'
import { parseInert } from './inert-page.ts'
import { decoded, linkTarget } from './link-target.ts'
import { sanitizeForExport } from './sanitize.ts'
import { posterLink } from './videos.ts'

/** How often the text is parsed and cleaned again until nothing changes any more. */
const roundsAtMost = 5

/**
 * The page as a file of its own can hold it: no players but thumbnails that lead to
 * the videos, no pictures but marks for them, which main fills with what it may
 * read. Here the nodes are written out as text, which is parsed again by whoever
 * opens the file: it is parsed and cleaned until that changes nothing (attack 13).
 *
 * @param address where the post is published; relative links count from there
 */
export function exportPage(live: HTMLElement, address: string | null): ExportedPage {
  const inert = document.implementation.createHTMLDocument('')
  const page = inert.importNode(live, true)
  inert.body.append(page)
  const key = crypto.randomUUID()
  for (const figure of page.querySelectorAll<HTMLElement>('figure.recap-video')) posterLink(figure)
  replaceMedia(page)
  const pictures = takePictures(page, key)
  for (const link of page.querySelectorAll('a')) absoluteLink(link, address)
  page.querySelector('.recap-marked')?.classList.remove('recap-marked')
  for (const node of page.querySelectorAll('*'))
    for (const { name } of [...node.attributes]) if (name.startsWith('data-recap')) node.removeAttribute(name)
  return { html: settled(page.innerHTML), pictures, key, codeStyle: shownCodeStyle() }
}

function settled(html: string): string {
  let text = html
  for (let round = 0; round < roundsAtMost; round += 1) {
    const article = parseInert(text)
    sanitizeForExport(article)
    const cleaned = article.innerHTML
    if (cleaned === text) return text
    text = cleaned
  }
  // Text that is another one each time it is read is not given to anyone.
  throw new Error('The page does not come to rest.')
}

/** Takes the addresses off all pictures and puts a mark of this export in their place. */
function takePictures(page: HTMLElement, key: string): readonly string[] {
  const addresses: string[] = []
  const mark = (carrier: Element, attribute: 'src' | 'href', address: string) => {
    carrier.removeAttribute(attribute)
    if (address.startsWith('data:')) {
      carrier.setAttribute(attribute, address)
      return
    }
    const known = addresses.indexOf(address)
    carrier.setAttribute(`data-${attribute}-${key}`, String(known < 0 ? addresses.push(address) - 1 : known))
  }
  for (const source of page.querySelectorAll('picture > source')) source.remove()
  for (const picture of page.querySelectorAll('img')) {
    const address = picture.getAttribute('src') ?? ''
    for (const name of ['srcset', 'sizes', 'loading', 'decoding']) picture.removeAttribute(name)
    mark(picture, 'src', address)
  }
  for (const drawn of page.querySelectorAll('svg image, svg feImage')) {
    const address = drawn.getAttribute('href')
    if (address !== null) mark(drawn, 'href', address)
  }
  return addresses
}

/** Sound and film stay where they are: a file with them would be too large to be sent. */
function replaceMedia(page: HTMLElement): void {
  for (const media of page.querySelectorAll<HTMLMediaElement>('audio, video')) {
    const address = media.getAttribute('src') ?? media.querySelector('source')?.getAttribute('src') ?? ''
    const name = decoded(address.split(/[?#]/)[0]?.split('/').at(-1) ?? '')
    media.replaceWith(
      element(
        page.ownerDocument,
        'div',
        'recap-card',
        icon(page.ownerDocument, 'page'),
        element(page.ownerDocument, 'p', 'recap-card-title', name || 'A recording'),
        element(page.ownerDocument, 'p', 'recap-card-note', 'Not part of this file.')
      )
    )
  }
}

/** A file lies nowhere that a relative link could count from: it counts from where the post is published, or leads nowhere. */
function absoluteLink(link: HTMLAnchorElement, address: string | null): void {
  const href = link.getAttribute('href') ?? link.getAttribute('xlink:href')
  link.removeAttribute('xlink:href')
  if (href === null) return
  const target = linkTarget(href)
  if (target.kind === 'anchor') link.setAttribute('href', `#${encodeURIComponent(target.id)}`)
  else if (target.kind === 'external') link.setAttribute('href', target.href)
  else if (target.kind === 'post' && address !== null && URL.canParse(href, address))
    link.setAttribute('href', new URL(href, address).href)
  else link.removeAttribute('href')
  if (target.kind !== 'anchor' && link.hasAttribute('href')) link.setAttribute('rel', 'noopener noreferrer')
}
