/** Attribute of the page while the site's own style holds: our reading style then does not. */
const attribute = 'data-site-style'
let links: readonly HTMLLinkElement[] = []

/**
 * Shows the page in these style sheets, in their order; in our own style for none.
 * The old ones hold until the new ones are there, so that the page does not flash.
 */
export function showSiteStyle(sheets: readonly string[], version: number): void {
  const before = links
  const fresh = sheets.map(sheet => {
    const link = document.createElement('link')
    link.rel = 'stylesheet'
    link.href = version === 0 ? sheet : `${sheet}?version=${version}`
    return link
  })
  links = fresh
  document.head.append(...fresh)
  const settle = () => {
    for (const link of before) link.remove()
    // Another choice was made meanwhile.
    if (links === fresh) document.documentElement.toggleAttribute(attribute, fresh.length > 0)
  }
  void Promise.all(fresh.map(settled)).then(settle)
}

function settled(link: HTMLLinkElement): Promise<void> {
  return new Promise(resolve => {
    link.addEventListener('load', () => resolve(), { once: true })
    link.addEventListener('error', () => resolve(), { once: true })
  })
}
