import type { PreviewVideo } from '#shared/preview-frame.ts'
import { element } from './elements.ts'
import { liftEmbeds, placeEmbeds } from './embeds.ts'
import { dropHeavyStyles } from './heavy-styles.ts'
import { markRefusedLinks, showRefusedLinks } from './links.ts'
import { addressPictures, type PictureRules } from './pictures.ts'
import { sanitizeInPlace } from './sanitize.ts'
import { identifyFigures } from './videos.ts'

/** A top-level node of Hugo's output and what the page shows of it. */
export interface BuiltBlock {
  /** What it was built of, for comparing: untrusted, never parsed again. */
  readonly source: string
  /** Safe; none where nothing was left of it. */
  readonly nodes: readonly Node[]
  /** Hosts of the pictures that were left out. */
  readonly blocked: readonly string[]
}

export interface BlockRules extends PictureRules {
  readonly videos: readonly PreviewVideo[]
}

/** A node of Hugo's output with everything in it, as text. */
export function blockSource(raw: Node): string {
  return raw instanceof Element ? raw.outerHTML : `${raw.nodeName} ${raw.nodeValue}`
}

/**
 * Makes untrusted nodes of an inert document safe and gives them our own pictures,
 * players and cards. The nodes are used up.
 */
export function buildBlocks(raws: readonly Node[], rules: BlockRules): readonly BuiltBlock[] {
  const sources = raws.map(blockSource)
  const [first] = raws
  const page = first?.ownerDocument
  if (!page) return []
  // All at once, each in a box of its own, by which it is found again. A box is none that a player's wrapper could be.
  const work = element(page, 'article', '')
  const boxes = raws.map(raw => element(page, 'section', '', raw))
  for (const box of boxes) work.append(box)
  const omitted = boxes.filter(isOmittedHtml)
  const lifted = liftEmbeds(work)
  const refused = markRefusedLinks(work)
  sanitizeInPlace(work)
  dropHeavyStyles(work)
  showRefusedLinks(refused)
  placeEmbeds(work, lifted, rules.videos)
  wrapTables(work)
  for (const box of omitted) box.append(element(page, 'p', 'recap-empty', omittedHtml))
  return boxes.map((box, index) => {
    identifyFigures(box)
    const blocked = addressPictures(box, rules)
    return { source: sources[index] ?? '', nodes: [...box.childNodes], blocked }
  })
}

const omittedHtml = 'HTML is left out here: the settings of this site do not allow it.'

/** Hugo leaves a comment where a site does not allow HTML in posts; the writer should see that something is missing. */
function isOmittedHtml(box: HTMLElement): boolean {
  const only = box.firstChild
  return only?.nodeType === Node.COMMENT_NODE && only.nodeValue?.trim() === 'raw HTML omitted'
}

/** A table that is wider than the page scrolls by itself, by keyboard too. */
function wrapTables(work: HTMLElement): void {
  for (const table of work.querySelectorAll('table')) {
    // Hugo writes line numbers of code as a table; its own box scrolls.
    if (table.closest('.highlight') !== null || table.parentElement?.closest('table')) continue
    const wrapper = element(work.ownerDocument, 'div', 'recap-table')
    table.replaceWith(wrapper)
    wrapper.append(table)
  }
}
