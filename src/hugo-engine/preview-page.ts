import type { PreviewPage } from '#shared/preview.ts'
import type { HugoRuntime } from './hugo-runtime.ts'
import { madeImages } from './made-images.ts'
import type { RenderedPage } from './preview-layout.ts'
import type { AssembledSite } from './site-assembly.ts'

/** The pages of a site by address, for links between posts. */
export interface PageAddresses {
  note(page: RenderedPage): void
  /** The in-memory file that a link of a page leads to; undefined where it leads elsewhere. */
  fileAt(href: string, from: RenderedPage): string | undefined
}

export function createPageAddresses(pages: readonly RenderedPage[]): PageAddresses {
  const files = new Map<string, string>()
  const note = (page: RenderedPage): void => void files.set(wholeAddress('', page.permalink), page.file)
  for (const page of pages) note(page)
  return { note, fileAt: (href, from) => files.get(wholeAddress(href, from.permalink)) }
}

/** An address in one spelling: whole, without query, fragment and closing slash. */
function wholeAddress(href: string, from: string): string {
  const base = new URL(from, 'https://site.invalid').href
  const url = new URL(URL.canParse(href, base) ? href : base, base)
  return `${url.origin}${url.pathname.replace(/\/$/, '')}`
}

const linkAddress = /\shref=(?:"([^"#?]*)[^"]*"|([^\s"'>#?]+))/g

/** What the window gets of a rendered post. */
export function previewPage(
  page: RenderedPage,
  notes: readonly string[],
  addresses: PageAddresses,
  site: AssembledSite,
  runtime: HugoRuntime
): PreviewPage {
  const links: Record<string, string> = Object.create(null)
  for (const [, quoted, bare] of page.html.matchAll(linkAddress)) {
    const href = quoted ?? bare ?? ''
    const target = href === '' ? undefined : addresses.fileAt(href, page)
    const id = target === undefined ? null : site.postAt(target)
    if (id !== null) links[href] = id
  }
  const images = madeImages(page.html, new URL(page.site, 'https://site.invalid').pathname, runtime)
  return {
    html: page.html,
    notes,
    links: { ...links },
    ...(Object.keys(images).length > 0 ? { images } : {}),
    ...(site.isSite ? { address: { page: page.permalink, site: page.site } } : {})
  }
}
