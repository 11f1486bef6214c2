import { isCallable } from './build-fault.ts'
import type { MemoryFiles } from './memory-files.ts'
import { templatesCalled } from './reachable-templates.ts'

/** How a site's templates reach pages other than the one they render. */
export interface PageListing {
  /** A render hook lists pages, or a template that cannot be followed: any post can show any page. */
  readonly always: boolean
  /** Shortcodes that list pages, or put the name of one together, themselves or through partials. */
  readonly shortcodes: ReadonlySet<string>
  /** Words of the templates that ask for pages by name: those pages are reached without being named in a post. */
  readonly words: string
  /** Templates show other pages' words or headings. */
  readonly bodies: boolean
  /** Templates look at other pages' resources, or show pages that may. */
  readonly resources: boolean
}

export const noPageListing: PageListing = {
  always: false,
  shortcodes: new Set(),
  words: '',
  bodies: false,
  resources: false
}

/** Words in templates that lead to pages without naming them. */
const lists =
  /\b(Pages|RegularPages|RegularPagesRecursive|AllPages|Sections|Taxonomies|Related|GetTerms|Next|Prev|NextInSection|PrevInSection|Siblings|Menus?|Parent|Ancestors|Translations|AllTranslations)\b/
/** A page's name that is put together from parts: no word of the post needs to be the page's. */
const computes =
  /\bGetPage\s+\([^{}]*\b(JoinPath|Join|printf?|add|delimit|urlize|anchorize|replace|lower|humanize)\b/i
const shows =
  /\.(RenderShortcodes|RawContent|Content|ContentWithoutSummary|Plain|PlainWords|Summary|Fragments|TableOfContents|WordCount|ReadingTime|HeadingsFiltered)\b/

/** Finds the templates of a site that reach other pages. */
export function findPageListing(templates: MemoryFiles): PageListing {
  const shortcodes = new Set<string>()
  let [always, bodies, resources, words] = [false, false, false, '']
  for (const path of templates.keys()) {
    if (!isCallable(path)) continue
    const texts = templatesCalled(path, templates)?.map(one => String(templates.get(one))) ?? null
    const isListing = texts === null || texts.some(text => lists.test(text) || computes.test(text))
    const asking = texts?.some(text => /\bGetPage\b/.test(text)) ? texts.join(' ') : ''
    words += asking
    if (isListing || asking !== '') {
      if (texts?.some(text => shows.test(text))) bodies = true
      if (texts?.some(text => /\.Resources\b/.test(text))) resources = true
    }
    if (!isListing) continue
    const shortcode = /\/_?shortcodes\/(.+?)\.[\w.]+$/.exec(path)?.[1]
    if (shortcode === undefined) always = true
    else shortcodes.add(shortcode)
  }
  return { always, shortcodes, words, bodies, resources: resources || bodies }
}
