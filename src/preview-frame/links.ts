import { linkTarget } from './link-target.ts'

/**
 * Marks links whose address nothing opens, before the sanitiser takes the address
 * away: the writer sees that there was one, and which.
 */
export function markRefusedLinks(
  article: HTMLElement
): readonly { readonly link: Element; readonly href: string }[] {
  return [...article.querySelectorAll('a[href]')].flatMap(link => {
    const target = linkTarget(link.getAttribute('href') ?? '')
    return target.kind === 'refused' ? [{ link, href: target.href }] : []
  })
}

export function showRefusedLinks(refused: ReturnType<typeof markRefusedLinks>): void {
  for (const { link, href } of refused) {
    link.removeAttribute('href')
    link.classList.add('recap-refused-link')
    link.setAttribute('title', `This address is not opened from the preview: ${href.slice(0, 200)}`)
  }
}

/** The link that an event happened in, its `href` as written; null for none. */
export function linkAt(event: Event): string | null {
  const node = event.target instanceof Element ? event.target.closest('a') : null
  return node?.getAttribute('href') ?? node?.getAttribute('xlink:href') ?? null
}

/** Brings the element with this id, or the old-style named anchor, into view. */
export function goToAnchor(id: string): void {
  const target = id === '' || id === 'top' ? null : (document.getElementById(id) ?? namedAnchor(id))
  if (target === null) {
    if (id === '' || id === 'top') window.scrollTo({ top: 0 })
    return
  }
  target.scrollIntoView({ block: 'start' })
  if (target instanceof HTMLElement) {
    // Where the eye goes, the keyboard and the screen reader follow.
    if (!target.hasAttribute('tabindex')) target.tabIndex = -1
    target.focus({ preventScroll: true })
  }
}

function namedAnchor(id: string): Element | null {
  return document.querySelector(`a[name="${CSS.escape(id)}"]`)
}
