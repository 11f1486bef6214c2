import type { PreviewHeader } from '#shared/preview-frame.ts'
import { element } from './elements.ts'

/** Title, date, author and cover above the body, in the site's order; all of it is set as text. */
export function pageHeader(page: Document, details: PreviewHeader): HTMLElement {
  const parts = {
    cover: coverOf(page, details),
    title: titleOf(page, details),
    byline: bylineOf(page, details)
  }
  const shown = details.order.flatMap(part => parts[part] ?? [])
  return element(page, 'header', 'recap-header', ...shown)
}

function coverOf(page: Document, { cover }: PreviewHeader): HTMLElement | null {
  if (cover === null || cover === '') return null
  const picture = element(page, 'img', 'recap-cover')
  picture.alt = ''
  picture.setAttribute('src', cover)
  return picture
}

function titleOf(page: Document, { title }: PreviewHeader): HTMLElement {
  return title === ''
    ? element(page, 'h1', 'recap-title recap-untitled', 'Untitled')
    : element(page, 'h1', 'recap-title', title)
}

function bylineOf(page: Document, { date, author }: PreviewHeader): HTMLElement | null {
  const facts = [date, author].filter(fact => fact !== null && fact !== '')
  return facts.length === 0 ? null : element(page, 'p', 'recap-byline', facts.join(' · '))
}
