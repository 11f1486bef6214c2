import { element, icon } from './elements.ts'
import { remoteMediaCard } from './embeds.ts'
import { type PictureBase, pictureAddress } from './picture-address.ts'

export interface PictureRules {
  readonly base: PictureBase
  readonly remoteImages: boolean
  readonly failed: ReadonlySet<string>
  /** Pictures that a template made, by their address as written. */
  readonly images: Readonly<Record<string, string>>
}

/**
 * Gives every picture, sound and video of an inert article the address at which
 * this application has it; what is not there or not allowed becomes a quiet box.
 * Returns the hosts of those left out because they lie on other websites.
 */
export function addressPictures(article: HTMLElement, rules: PictureRules): readonly string[] {
  const page = article.ownerDocument
  const blocked: string[] = []
  for (const picture of article.querySelectorAll<HTMLImageElement>('img:not(.recap-thumbnail)')) {
    addressSet(picture, rules)
    const written = picture.getAttribute('src') ?? ''
    const made = Object.hasOwn(rules.images, written) ? rules.images[written] : undefined
    const address = pictureAddress(made ?? written, rules.base)
    if (address.kind === 'remote' && !rules.remoteImages) {
      blocked.push(address.host)
      picture.replaceWith(remotePicture(page, picture.alt, address.host))
    } else if (address.kind === 'refused' || ('url' in address && rules.failed.has(address.url)))
      picture.replaceWith(missingPicture(page, picture.alt, written))
    else {
      if (address.kind !== 'inline') picture.src = address.url
      else if (made !== undefined) picture.src = made
      // The path for the box, should it not load.
      picture.dataset.recapPath = written
      picture.decoding = 'async'
    }
  }
  for (const source of article.querySelectorAll('picture > source')) addressSet(source, rules)
  for (const drawn of article.querySelectorAll('svg image, svg feImage')) addressDrawn(drawn, rules)
  addressMedia(article, rules)
  return blocked
}

/** Rewrites a `srcset`; candidates that may not load are left out. */
function addressSet(carrier: Element, rules: PictureRules): void {
  const set = carrier.getAttribute('srcset')
  if (set === null) return
  const kept = set.split(/,\s+|,$/).flatMap(candidate => {
    const [written = '', size = ''] = candidate.trim().split(/\s+/)
    const address = pictureAddress(written, rules.base)
    if (address.kind === 'local' || (address.kind === 'remote' && rules.remoteImages))
      return [`${address.url} ${size}`.trim()]
    return []
  })
  if (kept.length === 0) carrier.removeAttribute('srcset')
  else carrier.setAttribute('srcset', kept.join(', '))
}

function addressDrawn(drawn: Element, rules: PictureRules): void {
  const address = pictureAddress(
    drawn.getAttribute('href') ?? drawn.getAttribute('xlink:href') ?? '',
    rules.base
  )
  drawn.removeAttribute('xlink:href')
  if (address.kind === 'local' || (address.kind === 'remote' && rules.remoteImages))
    drawn.setAttribute('href', address.url)
  else if (address.kind !== 'inline') drawn.removeAttribute('href')
}

function addressMedia(article: HTMLElement, rules: PictureRules): void {
  for (const media of article.querySelectorAll<HTMLMediaElement>('audio, video')) {
    media.controls = true
    media.preload = 'metadata'
    const poster = media.getAttribute('poster')
    if (poster !== null) {
      const address = pictureAddress(poster, rules.base)
      if (address.kind === 'local' || (address.kind === 'remote' && rules.remoteImages))
        media.setAttribute('poster', address.url)
      else if (address.kind !== 'inline') media.removeAttribute('poster')
    }
    for (const carrier of [media, ...media.querySelectorAll('source')]) {
      const written = carrier.getAttribute('src')
      if (written === null) continue
      const address = pictureAddress(written, rules.base)
      if (address.kind === 'local') carrier.setAttribute('src', address.url)
      else if (address.kind === 'remote') {
        const kind = media.tagName === 'AUDIO' ? 'audio' : 'video'
        media.replaceWith(remoteMediaCard(article.ownerDocument, address.url, address.host, kind))
        break
      } else carrier.removeAttribute('src')
    }
  }
}

/** The box in the place of a picture that did not load. */
export function missingPicture(page: Document, alt: string, path: string): HTMLElement {
  return box(
    page,
    'picture',
    alt,
    path === '' ? 'Picture without an address' : path,
    'Not found in this folder, or not a picture'
  )
}

function remotePicture(page: Document, alt: string, host: string): HTMLElement {
  return box(page, 'globe', alt, `Picture on ${host}`, 'Pictures of other websites are not shown')
}

function box(
  page: Document,
  symbol: 'picture' | 'globe',
  alt: string,
  title: string,
  note: string
): HTMLElement {
  const made = element(
    page,
    'span',
    'recap-no-picture',
    icon(page, symbol),
    element(page, 'span', 'recap-no-picture-title', title),
    element(page, 'span', 'recap-no-picture-note', note)
  )
  made.role = 'img'
  made.ariaLabel = `${alt === '' ? title : `${alt} (${title})`}. ${note}.`
  return made
}
