import type { PreviewShow } from '#shared/preview-frame.ts'
import { element } from './elements.ts'
import { liftEmbeds, placeEmbeds } from './embeds.ts'
import { parseInert } from './inert-page.ts'
import { markRefusedLinks, showRefusedLinks } from './links.ts'
import { pageHeader } from './page-header.ts'
import { addressPictures, type BlockedPictures } from './pictures.ts'
import { sanitizeInPlace } from './sanitize.ts'
import { identifyFigures } from './videos.ts'

/** More than any post: beyond it the page would only keep the processor busy (attack 25). */
const htmlLimit = 10_000_000

export interface BuiltPage {
  /** The page as it should look, in a document that runs and loads nothing. */
  readonly main: HTMLElement
  readonly blocked: BlockedPictures
}

/** Turns Hugo's output into what the frame shows: safe, with our own pictures, players and cards. */
export function buildPage(
  show: PreviewShow,
  rules: { readonly remoteImages: boolean; readonly failed: ReadonlySet<string> }
): BuiltPage {
  const tooLong = show.html.length > htmlLimit
  const article = parseInert(tooLong ? '' : show.html)
  const lifted = liftEmbeds(article)
  const refused = markRefusedLinks(article)
  sanitizeInPlace(article)
  showRefusedLinks(refused)
  placeEmbeds(article, lifted, show.videos)
  identifyFigures(article)
  wrapTables(article)
  article.className = 'recap-body'
  const page = article.ownerDocument
  if (tooLong) article.append(element(page, 'p', 'recap-empty', 'This page is too long to be shown here.'))
  else if (
    !article.hasChildNodes() ||
    (article.childElementCount === 0 && article.textContent?.trim() === '')
  )
    article.append(element(page, 'p', 'recap-empty', 'This post has no text yet.'))
  const main = element(page, 'main', 'recap-page')
  page.body.append(main)
  if (show.header !== null) main.append(pageHeader(page, show.header))
  main.append(article)
  return { main, blocked: addressPictures(main, { ...rules, base: show }) }
}

/** A table that is wider than the page scrolls by itself, by keyboard too. */
function wrapTables(article: HTMLElement): void {
  for (const table of article.querySelectorAll('table')) {
    // Hugo writes line numbers of code as a table; its own box scrolls.
    if (table.closest('.highlight') !== null || table.parentElement?.closest('table')) continue
    const wrapper = element(article.ownerDocument, 'div', 'recap-table')
    table.replaceWith(wrapper)
    wrapper.append(table)
  }
}
