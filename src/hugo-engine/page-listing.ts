import { isCallable } from './build-fault.ts'
import type { MemoryFiles } from './memory-files.ts'
import { templatesCalled } from './reachable-templates.ts'

/** Which posts can show other pages that they do not name. */
export interface PageListing {
  /** A render hook lists pages, or a template that cannot be followed: any post can. */
  readonly always: boolean
  /** Shortcodes that list pages, themselves or through partials. */
  readonly shortcodes: ReadonlySet<string>
}

/** Words in templates that lead to pages without naming them. */
const lists =
  /\b(Pages|RegularPages|RegularPagesRecursive|AllPages|Sections|Taxonomies|Related|GetTerms|Next|Prev|NextInSection|PrevInSection|Siblings|Menus?|Parent|Ancestors|Translations|AllTranslations)\b/

/** Finds the templates of a site that list pages. */
export function findPageListing(templates: MemoryFiles): PageListing {
  const shortcodes = new Set<string>()
  let always = false
  for (const path of templates.keys()) {
    if (!isCallable(path)) continue
    const called = templatesCalled(path, templates)
    const isListing = called === null || called.some(one => lists.test(String(templates.get(one))))
    if (!isListing) continue
    const shortcode = /\/_?shortcodes\/(.+?)\.[\w.]+$/.exec(path)?.[1]
    if (shortcode === undefined) always = true
    else shortcodes.add(shortcode)
  }
  return { always, shortcodes }
}
