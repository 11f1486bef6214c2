import type { PreviewHeader } from '#shared/preview-frame.ts'
import { element } from './elements.ts'

/** Title, date, author and cover above the body; all of it is set as text. */
export function pageHeader(page: Document, details: PreviewHeader): HTMLElement {
  const header = element(page, 'header', 'recap-header')
  if (details.cover !== null && details.cover !== '') {
    const cover = element(page, 'img', 'recap-cover')
    cover.alt = ''
    cover.setAttribute('src', details.cover)
    header.append(cover)
  }
  header.append(
    details.title === ''
      ? element(page, 'h1', 'recap-title recap-untitled', 'Untitled')
      : element(page, 'h1', 'recap-title', details.title)
  )
  const facts = [details.date, details.author].filter(fact => fact !== null && fact !== '')
  if (facts.length > 0) header.append(element(page, 'p', 'recap-byline', facts.join(' · ')))
  return header
}
